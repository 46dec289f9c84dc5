import { createStore } from "zustand/vanilla";
import type { ClaimView } from "#schema/api.ts";
import type { Status } from "#schema/claim.ts";
import { MOST_EXPANSIONS } from "#schema/expansion.ts";
import type { Chain } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import type { Relation } from "#schema/relations.ts";
import { grouped } from "#web/export/words.ts";
import type { Api } from "../api/client.ts";
import { MOST_NAMED } from "../graph/asked.ts";
import { entitiesOf, type Selection, toggled } from "../graph/focus.ts";
import { askedOf, namedIn, namelessOf, withoutDays } from "./asked.ts";
import {
  after,
  arrived,
  type Exploration,
  type PathEnds,
  redone,
  returned,
  type Step,
  undone,
  type Visit,
  visitFrom,
  withoutArticle,
} from "./exploration.ts";
import { explorationOf, linkOf } from "./link.ts";
import { createLoading, type ExplorerState } from "./loading.ts";
import { WAITING } from "./remote.ts";

export type Explorer = ReturnType<typeof createExplorer>;

/** Where the address stands, and how to be told when Back or Forward move it. */
export interface AddressBar {
  query(): string;
  go(query: string): void;
  onMove(listen: () => void): void;
}

/** Milliseconds after which nobody waits for a drawing any more: a large graph may take its time. */
const PATIENCE = 3000;

/** The page's state and everything that changes it. */
export function createExplorer(api: Api, address: AddressBar) {
  const store = createStore<ExplorerState>()(() => ({
    visit: visitFrom(explorationOf(address.query())),
    holdings: WAITING,
    view: WAITING,
    renewing: false,
    facets: WAITING,
    timeline: WAITING,
    sample: null,
    evidence: null,
    chains: null,
    told: null,
    article: null,
    known: new Map(),
    lost: [],
    notice: null,
    lostSources: [],
    touched: false,
    placed: null,
    drawn: null,
    undrawable: false,
  }));
  const { getState, setState } = store;
  const now = () => getState().visit.now;
  const load = createLoading(api, store);

  /** Asks anew for what has changed between two explorations. */
  const follow = (before: Exploration, next: Exploration) => {
    const changed = (key: (exploration: Exploration) => unknown) =>
      JSON.stringify(key(before)) !== JSON.stringify(key(next));
    if (changed((one) => [askedOf(one), one.start, one.expanded])) void load.view();
    else if (changed(namedIn)) void load.names();
    if (changed(({ question }) => question)) void load.facets();
    if (changed(({ question: { article, outlet } }) => [article, outlet])) void load.sources();
    if (changed((one) => withoutDays(askedOf(one)))) void load.timeline();
    if (changed((one) => [askedOf(one), one.selection])) void load.evidence();
    if (changed(({ selection }) => selection)) void load.told();
    if (changed(({ reading }) => reading?.article)) void load.article();
    if (changed((one) => [namelessOf(one), one.paths])) void load.chains();
  };
  const show = (visit: Visit) => {
    const before = now();
    setState({ visit, touched: true, notice: null });
    follow(before, visit.now);
  };
  const move = (visit: Visit) => {
    if (visit === getState().visit) return;
    address.go(linkOf(visit.now));
    show(visit);
  };
  /** Takes steps that are one for the reader. Steps to what is in sight already are none: Undo and Back would stand still. */
  const stepAll = (taken: readonly Step[]) => {
    const { visit } = getState();
    const next = taken.reduce(after, visit.now);
    const tooMany = tooManyIn(next);
    if (tooMany !== null) return setState({ notice: tooMany });
    if (linkOf(next) === linkOf(visit.now)) return;
    move(arrived(visit, next));
    const [oldest] = visit.now.expanded;
    const isLetGo = taken.some(({ type }) => type === "expand") && next.expanded[0] !== oldest;
    if (isLetGo && oldest !== undefined) {
      const name = getState().known.get(oldest.entity)?.name ?? "the first entity";
      setState({
        notice: `A view is expanded ${MOST_EXPANSIONS} times at most: what was expanded first, at ${name}, is let go.`,
      });
    }
  };
  const step = (taken: Step) => stepAll([taken]);

  // Back and Forward go to and fro in the visit as Undo and Redo do, as far as the visit knows the address.
  address.onMove(() => {
    const { visit } = getState();
    const moved = explorationOf(address.query());
    const link = linkOf(moved);
    if (link !== linkOf(visit.now))
      show(returned(visit, (one) => linkOf(one) === link) ?? arrived(visit, moved));
  });

  const isShown = (id: string) => {
    const { view } = getState();
    return view.state === "ready" && view.value.nodes.some((node) => node.id === id);
  };
  /** Whom a search or a chain found and who is not in view comes into it, with those around; whoever was hidden is shown again. */
  const selecting = (selection: Selection | null): Step[] => {
    const chosen = selection === null || selection.type === "relation" ? [] : entitiesOf(selection);
    return [
      ...chosen
        .filter((id) => !isShown(id))
        .map((entity): Step => ({ type: "expand", expansion: { entity } })),
      { type: "unhide", entities: chosen },
      { type: "select", selection },
    ];
  };
  const select = (selection: Selection | null) => stepAll(selecting(selection));

  /** Resolves once something is drawn, or nothing will be. A view that took the place of another is waited for too. */
  const drawn = () =>
    new Promise<void>((resolve) => {
      const finish = () => {
        clearTimeout(patience);
        unsubscribe();
        resolve();
      };
      const look = ({ drawn, undrawable, view }: ExplorerState) => {
        const isNone = view.state === "failed" || (view.state === "ready" && view.value.nodes.length === 0);
        if (drawn !== null || undrawable || isNone) finish();
      };
      const unsubscribe = store.subscribe(look);
      const patience = setTimeout(finish, PATIENCE);
      look(getState());
    });

  /** Asks for the view first, and has it drawn: nothing else is looked at before it, and the server answers one after another. */
  const begin = async () => {
    const view = load.view();
    void load.holdings();
    void load.article();
    void load.chains();
    await view;
    await drawn();
    void load.facets();
    void load.timeline();
    void load.evidence();
    void load.told();
    void load.sources();
  };

  return {
    store,
    load,
    begin,
    /** Has the sample article read, and shows it. */
    addSample: async () => {
      await load.sample();
      if (getState().sample?.state === "ready") await begin();
    },
    step,
    select,
    /** Takes an entity into the selection, or out of it. */
    toggle: (id: string) => select(toggled(now().selection, id)),
    /** Selects several entities, or the only one. */
    selectAll([only, ...others]: readonly string[]) {
      if (only === undefined) return;
      select(
        others.length === 0 ? { type: "entity", id: only } : { type: "several", ids: [only, ...others] },
      );
    },
    /** Selects the pair of a relation by the id of its edge. Does nothing where the view has no such edge. */
    selectRelation(id: string) {
      const { view } = getState();
      const edge = view.state === "ready" ? view.value.edges.find((each) => each.id === id) : undefined;
      if (edge) select({ type: "relation", id, source: edge.source, target: edge.target });
    },
    clear: () => step({ type: "select", selection: null }),
    /** Opens an article at a sentence. */
    read: (article: string, sentence: number) =>
      step({ type: "read", reading: { article, sentence, claim: null } }),
    /** Opens an article at the sentence of a claim. */
    readClaim: ({ id, article, sentence }: ClaimView) =>
      step({ type: "read", reading: { article: article.id, sentence: sentence.index, claim: id } }),
    closeArticle: () => step({ type: "read", reading: null }),
    ask: (question: Question) => step({ type: "ask", question }),
    setDays({ since, until }: Pick<Question, "since" | "until">) {
      const { since: _s, until: _u, ...question } = now().question;
      step({ type: "ask", question: { ...question, ...(since && { since }), ...(until && { until }) } });
    },
    setUndated(shown: boolean) {
      const { undated: _, ...question } = now().question;
      step({ type: "ask", question: shown ? question : { ...question, undated: false } });
    },
    switchRelations: (relations: readonly Relation[], on: boolean) =>
      step({ type: "switchRelations", relations, on }),
    switchStatus: (status: Status, on: boolean) => step({ type: "switchStatus", status, on }),
    clearFilters: () => step({ type: "clearFilters" }),
    startOver: () => step({ type: "startOver" }),
    drawAll: () => step({ type: "start", start: "all" }),
    /** Draws the entities of a chain and selects them. */
    showChain: ({ entities }: Chain) => select({ type: "several", ids: entities.map(({ id }) => id) }),
    /** Looks for chains between the two that are chosen, or from the one; between whom is still to be chosen where others are. */
    findPaths() {
      const { selection } = now();
      const [from, to, ...more] = selection === null ? [] : entitiesOf(selection);
      const ends = { from: from ?? null, to: to ?? null };
      step({ type: "findPaths", paths: more.length > 0 ? { from: null, to: null } : ends });
    },
    setPathEnds: (ends: Partial<PathEnds>) =>
      step({ type: "findPaths", paths: { ...(now().paths ?? { from: null, to: null }), ...ends } }),
    closePaths: () => step({ type: "findPaths", paths: null }),
    /** An article was taken out: no step leads to it any more. The view is to be renewed. */
    forgetArticle(id: string) {
      const before = linkOf(now());
      const visit = withoutArticle(getState().visit, id);
      setState({ visit });
      const link = linkOf(visit.now);
      if (link !== before) address.go(link);
    },
    undo: () => move(undone(getState().visit)),
    redo: () => move(redone(getState().visit)),
    offerDrawn: (drawn: ExplorerState["drawn"]) => setState({ drawn }),
    /** Says that this browser cannot draw. */
    renounceDrawing: () => setState({ undrawable: true }),
    complete: api.complete,
    article: api.article,
    neighbourhood: api.neighbourhood,
  };
}

/** Why an exploration names more entities than an address has room for; null where it does not. */
function tooManyIn({ selection, hidden }: Exploration): string | null {
  const refused = (count: number, what: string) =>
    `${grouped(count)} entities are more than can be ${what} at once: ${grouped(MOST_NAMED)} at most. Filter the view, or start at one of them.`;
  const chosen = selection === null ? 0 : entitiesOf(selection).length;
  if (chosen > MOST_NAMED) return refused(chosen, "selected");
  return hidden.length > MOST_NAMED ? refused(hidden.length, "hidden") : null;
}
