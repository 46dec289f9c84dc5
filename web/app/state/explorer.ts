import { createStore } from "zustand/vanilla";
import type { ArticleDetail, ClaimView, EntityRef, Graph, Health } from "#schema/api.ts";
import type { Status } from "#schema/claim.ts";
import type { Place } from "#schema/compact.ts";
import { type Chain, expansionText, type Facets, type Timeline, type View } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import type { Relation } from "#schema/relations.ts";
import type { Api } from "../api/client.ts";
import { selectedQuestion, shownQuestion } from "../graph/asked.ts";
import { entitiesOf, type Selection, toggled } from "../graph/focus.ts";
import { READABLE } from "../graph/view.ts";
import {
  after,
  arrived,
  type Exploration,
  redone,
  type Step,
  stepped,
  undone,
  type Visit,
  visitFrom,
} from "./exploration.ts";
import { explorationOf, linkOf } from "./link.ts";
import { createAsker, type Remote, WAITING } from "./remote.ts";

/** The claims behind the selection, as far as they were asked for. */
export interface EvidencePages {
  pages: readonly (readonly ClaimView[])[];
  total: number;
  cursor: string | null;
  /** Whether the next page is awaited. */
  waiting: boolean;
}

/** What the page knows: where the reader is, and what the server answered. An answer stays until the next one is here. */
export interface ExplorerState {
  visit: Visit;
  holdings: Remote<Health>;
  view: Remote<View>;
  facets: Remote<Facets>;
  timeline: Remote<Timeline>;
  evidence: Remote<EvidencePages> | null;
  article: Remote<ArticleDetail> | null;
  /** Names of those who are asked about, by id. */
  known: ReadonlyMap<string, EntityRef>;
  /** Ids that the link names and the store does not have. */
  lost: readonly string[];
  /** Whether the reader has chosen anything yet. */
  touched: boolean;
  /** Where the server has placed the entities of the whole graph; null as long as that is not asked for, or not yet worked out. */
  placed: Readonly<Record<string, Place>> | null;
  /** Makes a picture of the drawn graph; null while nothing is drawn. */
  picture: (() => Promise<Blob>) | null;
}

export type Explorer = ReturnType<typeof createExplorer>;

/** Where the address stands, and how to be told when Back or Forward move it. */
export interface AddressBar {
  query(): string;
  go(query: string): void;
  onMove(listen: () => void): void;
}

const EVERYTHING = 100_000;

/** The page's state and everything that changes it. */
export function createExplorer(api: Api, address: AddressBar) {
  const store = createStore<ExplorerState>()(() => ({
    visit: visitFrom(explorationOf(address.query())),
    holdings: WAITING,
    view: WAITING,
    facets: WAITING,
    timeline: WAITING,
    evidence: null,
    article: null,
    known: new Map(),
    lost: [],
    touched: false,
    placed: null,
    picture: null,
  }));
  const { getState, setState } = store;
  const now = () => getState().visit.now;
  const asker = {
    holdings: createAsker(),
    view: createAsker(),
    facets: createAsker(),
    timeline: createAsker(),
    evidence: createAsker(),
    article: createAsker(),
    names: createAsker(),
  };
  /** Keeps what was answered before in sight until the new answer is here. */
  const keeping =
    <Key extends "view" | "facets" | "timeline" | "holdings">(key: Key) =>
    (answer: ExplorerState[Key]) =>
      setState((old) =>
        answer.state === "waiting" && old[key].state === "ready" ? old : { ...old, [key]: answer },
      );

  const load = {
    holdings: () => asker.holdings.ask((signal) => api.health(signal), keeping("holdings")),
    view: async () => {
      const { start, expanded } = now();
      const asked = askedOf(now());
      if (asked === null) {
        asker.view.silence();
        return setState({ view: { state: "ready", value: NOTHING } });
      }
      const limit = start === "all" ? EVERYTHING : start === "chosen" ? 0 : READABLE;
      const isWhole = start === "all" && Object.keys(asked).length === 0;
      await asker.view.ask(async (signal) => {
        if (!isWhole) return await api.view(asked, limit, expanded.map(expansionText), signal);
        const { graph, places } = await api.whole(signal);
        if (!signal.aborted) setState({ placed: places });
        return wholeView(graph);
      }, keeping("view"));
      await load.names();
    },
    facets: () => asker.facets.ask((signal) => api.facets(now().question, signal), keeping("facets")),
    timeline: () => {
      const { since: _s, until: _u, undated: _d, ...question } = askedOf(now()) ?? now().question;
      return asker.timeline.ask((signal) => api.timeline(question, signal), keeping("timeline"));
    },
    evidence: async () => {
      const { selection } = now();
      const asked = askedOf(now());
      if (selection === null || asked === null) {
        asker.evidence.silence();
        return setState({ evidence: null });
      }
      await asker.evidence.ask(
        async (signal) => {
          const { claims, total, cursor } = await api.claims(
            selectedQuestion(asked, selection),
            null,
            signal,
          );
          return { pages: [claims], total, cursor, waiting: false };
        },
        (evidence) => setState({ evidence }),
      );
    },
    article: async () => {
      const { reading } = now();
      if (reading === null) {
        asker.article.silence();
        return setState({ article: null });
      }
      await asker.article.ask(
        (signal) => api.article(reading.article, signal),
        (article) => setState({ article }),
      );
    },
    /** The names of those whom the exploration names and the view does not show; who is not there is lost. */
    names: async () => {
      const { view, known } = getState();
      const shown = view.state === "ready" ? view.value.nodes : [];
      const names = new Map<string, EntityRef>([
        ...known,
        ...shown.map((node): [string, EntityRef] => [node.id, node]),
      ]);
      const missing = namedIn(now()).filter((id) => !names.has(id));
      await asker.names.ask(
        async (signal) => {
          const found = await Promise.all(missing.map((id) => api.entity(id, signal)));
          return found.map((detail) => detail?.entity ?? null);
        },
        (answer) => {
          if (answer.state !== "ready") return;
          for (const entity of answer.value) if (entity) names.set(entity.id, entity);
          setState({ known: names, lost: missing.filter((id) => !names.has(id)) });
        },
      );
    },
  };

  /** Asks anew for what has changed between two explorations. */
  const follow = (before: Exploration, next: Exploration) => {
    const changed = (key: (exploration: Exploration) => unknown) =>
      JSON.stringify(key(before)) !== JSON.stringify(key(next));
    if (changed((one) => [askedOf(one), one.start, one.expanded])) void load.view();
    else if (changed(namedIn)) void load.names();
    if (changed(({ question }) => question)) void load.facets();
    if (changed((one) => withoutDays(askedOf(one)))) void load.timeline();
    if (changed((one) => [askedOf(one), one.selection])) void load.evidence();
    if (changed(({ reading }) => reading?.article)) void load.article();
  };
  const move = (visit: Visit, telling = true) => {
    const before = now();
    if (visit === getState().visit) return;
    setState({ visit, touched: true });
    if (telling) address.go(linkOf(visit.now));
    follow(before, visit.now);
  };
  const step = (taken: Step) => move(stepped(getState().visit, taken));

  address.onMove(() => move(arrived(getState().visit, explorationOf(address.query())), false));

  /** Takes steps that are one for the reader. */
  const stepAll = (taken: readonly Step[]) => {
    const { visit } = getState();
    move(arrived(visit, taken.reduce(after, visit.now)));
  };
  const isShown = (id: string) => {
    const { view } = getState();
    return view.state === "ready" && view.value.nodes.some((node) => node.id === id);
  };
  /** Whom a search or a chain found and who is not in view comes into it, with those around. */
  const selecting = (selection: Selection | null): Step[] => [
    ...(selection === null || selection.type === "relation" ? [] : entitiesOf(selection))
      .filter((id) => !isShown(id))
      .map((entity): Step => ({ type: "expand", expansion: { entity } })),
    { type: "select", selection },
  ];
  const select = (selection: Selection | null) => stepAll(selecting(selection));

  return {
    store,
    load,
    /** Asks for the view first: nothing else is looked at before it. */
    begin: async () => {
      void load.holdings();
      void load.article();
      await load.view();
      void load.facets();
      void load.timeline();
      void load.evidence();
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
    /** The two entities that are chosen; nothing where others than two are. */
    chosenTwo(): { from?: EntityRef; to?: EntityRef } {
      const { known } = getState();
      const { selection } = now();
      const [from, to, ...more] = (selection === null ? [] : entitiesOf(selection)).flatMap(
        (id) => known.get(id) ?? [],
      );
      return more.length > 0 ? {} : { ...(from && { from }), ...(to && { to }) };
    },
    undo: () => move(undone(getState().visit)),
    redo: () => move(redone(getState().visit)),
    async moreEvidence() {
      const { evidence } = getState();
      const { selection } = now();
      const asked = askedOf(now());
      if (evidence?.state !== "ready" || evidence.value.cursor === null || !selection || !asked) return;
      const { value } = evidence;
      setState({ evidence: { state: "ready", value: { ...value, waiting: true } } });
      await asker.evidence.ask(
        (signal) => api.claims(selectedQuestion(asked, selection), value.cursor, signal),
        (answer) => {
          if (answer.state === "failed") setState({ evidence: answer });
          if (answer.state !== "ready") return;
          const { claims, total, cursor } = answer.value;
          setState({
            evidence: {
              state: "ready",
              value: { pages: [...value.pages, claims], total, cursor, waiting: false },
            },
          });
        },
      );
    },
    offerPicture: (picture: ExplorerState["picture"]) => setState({ picture }),
    complete: api.complete,
    chains: api.chains,
    neighbourhood: api.neighbourhood,
  };
}

function wholeView({ nodes, edges }: Graph): View {
  const claims = edges.reduce((sum, edge) => sum + edge.claims, 0);
  const shown = { entities: nodes.length, relations: edges.length, claims };
  return { nodes: nodes.map((node) => ({ ...node, hidden: 0 })), edges, shown, total: shown };
}

const NONE = { entities: 0, relations: 0, claims: 0 };
const NOTHING: View = { nodes: [], edges: [], shown: NONE, total: NONE };

/** What question and legend ask for together; null where nothing can answer. */
export function askedOf({ question, off }: Exploration): Question | null {
  return shownQuestion(question, off);
}

function withoutDays(question: Question | null): Question | null {
  if (question === null) return null;
  const { since: _s, until: _u, undated: _d, ...rest } = question;
  return rest;
}

/** Everybody whom an exploration names. */
function namedIn({ question, expanded, selection, focus }: Exploration): string[] {
  const { source = [], target = [], around = [] } = question;
  const ids = [...source, ...target, ...around, ...expanded.map(({ entity }) => entity)];
  if (selection !== null) ids.push(...entitiesOf(selection));
  if (focus !== null) ids.push(focus);
  return [...new Set(ids)];
}
