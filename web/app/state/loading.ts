import type { StoreApi } from "zustand/vanilla";
import type { ArticleDetail, EntityDetail, EntityRef, Graph, Health } from "#schema/api.ts";
import type { Place } from "#schema/compact.ts";
import { expansionText } from "#schema/expansion.ts";
import type { Chains, Facets, Timeline, View } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import type { Places } from "#web/export/picture/layout.ts";
import type { Api } from "../api/client.ts";
import { READABLE } from "../graph/view.ts";
import { askedOf, namedIn, namelessOf } from "./asked.ts";
import { createEvidence, type EvidencePages } from "./evidence.ts";
import type { Visit } from "./exploration.ts";
import { createAsker, type Remote } from "./remote.ts";

/** What is drawn: in pixels as on the screen, and where its entities stand. */
export interface Drawn {
  picture(): Promise<Blob>;
  places(): Places;
}

/** What the page knows: where the reader is, and what the server answered. An answer stays until the next one is here. */
export interface ExplorerState {
  visit: Visit;
  holdings: Remote<Health>;
  view: Remote<View>;
  /** Whether the view that is here will be replaced: another one was asked for. */
  renewing: boolean;
  facets: Remote<Facets>;
  timeline: Remote<Timeline>;
  /** The reading of the sample article; null until it is asked for. */
  sample: Remote<Health> | null;
  evidence: Remote<EvidencePages> | null;
  /** Between the ends of paths; null where two are not chosen. */
  chains: Remote<Chains> | null;
  /** What is told of the entity that is chosen, beside its claims; null where none is, or it is not here. */
  told: EntityDetail | null;
  article: Remote<ArticleDetail> | null;
  /** Names of those who are asked about, by id. */
  known: ReadonlyMap<string, EntityRef>;
  /** Ids that the link names and the store does not have. */
  lost: readonly string[];
  /** Articles by their ids, and outlets, that the link asks for and the store does not have. */
  lostSources: readonly string[];
  /** What is to be said about the last step, where it did other than it was asked. */
  notice: string | null;
  /** Whether the reader has chosen anything yet. */
  touched: boolean;
  /** Where the server places the entities of the whole graph; null as long as that is not asked for, or where it finds none. */
  placed: Remote<Readonly<Record<string, Place>>> | null;
  /** The drawn graph, for whoever takes it out; null while nothing is drawn. */
  drawn: Drawn | null;
  /** Whether the browser is unable to draw: nothing is to be waited for. */
  undrawable: boolean;
}

const EVERYTHING = 100_000;

/** What is asked of the server for an exploration, and put into the page's state. A later question silences the earlier one. */
export function createLoading(api: Api, store: StoreApi<ExplorerState>) {
  const { getState, setState } = store;
  const now = () => getState().visit.now;
  const asker = {
    holdings: createAsker(),
    view: createAsker(),
    places: createAsker(),
    facets: createAsker(),
    timeline: createAsker(),
    told: createAsker(),
    article: createAsker(),
    chains: createAsker(),
    names: createAsker(),
    sources: createAsker(),
    sample: createAsker(),
  };
  /** Resolve once what the store holds is answered, and once the view is, as each was asked last. */
  let held: Promise<unknown> = Promise.resolve();
  let viewed: Promise<unknown> = Promise.resolve();
  /** Keeps what was answered before in sight until the new answer is here. */
  const keeping =
    <Key extends "view" | "facets" | "timeline" | "holdings" | "article">(key: Key) =>
    (answer: NonNullable<ExplorerState[Key]>) =>
      setState((old) => {
        const isKept = answer.state === "waiting" && old[key]?.state === "ready";
        return {
          ...(!isKept && { [key]: answer }),
          ...(key === "view" && { renewing: isKept }),
        };
      });

  const askWhole = async (wanted: readonly string[], signal: AbortSignal) => {
    const { graph, places } = await api.whole(signal);
    if (!signal.aborted && places !== null) setState({ placed: { state: "ready", value: places } });
    if (!signal.aborted && places === null) void load.places();
    return wholeView(graph, wanted);
  };
  const askTold = async () => {
    const { selection } = now();
    if (selection?.type !== "entity") return asker.told.silence();
    await asker.told.ask(
      (signal) => api.entity(selection.id, signal),
      (answer) => answer.state === "ready" && setState({ told: answer.value }),
    );
  };
  const askArticle = async (set: (article: Remote<ArticleDetail>) => void) => {
    const { reading } = now();
    if (reading === null) {
      asker.article.silence();
      return setState({ article: null });
    }
    await asker.article.ask(async (signal) => {
      const article = await api.article(reading.article, signal);
      if (article === null)
        throw new Error("This article is no longer in the store: it may have been removed.");
      return article;
    }, set);
  };
  const { renewEvidence, ...evidence } = createEvidence(api, store);

  const load = {
    holdings: () =>
      asker.holdings.ask(async (signal) => {
        const answer = api.health(signal);
        held = answer.catch(() => null);
        const health = await answer;
        const { holdings } = getState();
        // A store that was empty is said to be so until there is a view of what it holds now.
        if (holdings.state === "ready" && holdings.value.articles === 0) await viewed;
        return health;
      }, keeping("holdings")),
    view: async () => {
      const { start, expanded } = now();
      const asked = askedOf(now());
      if (asked === null) {
        asker.view.silence();
        setState({ view: { state: "ready", value: NOTHING }, renewing: false });
        return void load.names();
      }
      const limit = start === "all" ? EVERYTHING : start === "chosen" ? 0 : READABLE;
      const isWhole = start === "all" && Object.keys(asked).length === 0;
      viewed = asker.view.ask(async (signal) => {
        const view = isWhole
          ? await askWhole(
              expanded.map(({ entity }) => entity),
              signal,
            )
          : await api.view(asked, limit, expanded.map(expansionText), signal);
        // That nothing answers is not to be said of a store that holds nothing.
        if (view.nodes.length === 0) await held;
        return view;
      }, keeping("view"));
      await viewed;
      void load.names();
    },
    /** The places that the server is still working out. */
    places: () =>
      asker.places.ask(
        (signal) => api.places(signal),
        (answer) => {
          const isThere = answer.state === "waiting" || (answer.state === "ready" && answer.value !== null);
          setState({ placed: isThere ? (answer as ExplorerState["placed"]) : null });
        },
      ),
    facets: () => asker.facets.ask((signal) => api.facets(now().question, signal), keeping("facets")),
    timeline: () => {
      const { since: _s, until: _u, undated: _d, ...question } = askedOf(now()) ?? now().question;
      return asker.timeline.ask((signal) => api.timeline(question, signal), keeping("timeline"));
    },
    told: async () => {
      setState({ told: null });
      await askTold();
    },
    article: () => askArticle((article) => setState({ article })),
    chains: async () => {
      const { paths } = now();
      const filter = namelessOf(now());
      const [from, to] = [paths?.from ?? null, paths?.to ?? null];
      if (from === null || to === null || from === to || filter === null) {
        asker.chains.silence();
        const isNone = from !== null && to !== null && filter === null;
        return setState({
          chains: isNone ? { state: "ready", value: { chains: [], complete: true } } : null,
        });
      }
      await asker.chains.ask(
        (signal) => api.chains(from, to, filter, signal),
        (chains) => setState({ chains }),
      );
    },
    /** Fills an empty store with the sample article. */
    sample: () =>
      asker.sample.ask(
        (signal) => api.addSample(signal),
        (sample) => setState({ sample }),
      ),
    /** The names of those whom the exploration names and the view does not show; who is not there is lost. */
    names: async (known = getState().known) => {
      const { view } = getState();
      const shown = view.state === "ready" ? view.value.nodes : [];
      const names = new Map<string, EntityRef>([
        ...known,
        ...shown.map((node): [string, EntityRef] => [node.id, node]),
      ]);
      const missing = namedIn(now()).filter((id) => !names.has(id));
      await asker.names.ask(
        async (signal) => (missing.length === 0 ? [] : await api.named(missing, signal)),
        (answer) => {
          if (answer.state !== "ready") return;
          for (const entity of answer.value) names.set(entity.id, entity);
          setState({ known: names, lost: missing.filter((id) => !names.has(id)) });
        },
      );
    },
    /** Which of the articles and outlets that are asked for the store does not have. */
    sources: () => {
      const { article = [], outlet = [] } = now().question;
      return asker.sources.ask(
        async (signal) => {
          const claims = async (question: Question) => (await api.claims(question, null, signal)).total;
          const isGone = {
            article: async (id: string) => (await api.article(id, signal)) === null,
            outlet: async (name: string) => (await claims({ outlet: [name] })) === 0,
          };
          const goneOf = async (part: "article" | "outlet", asked: readonly string[]) => {
            const gone = await Promise.all(asked.map(isGone[part]));
            return asked.filter((_, at) => gone[at]);
          };
          return [...(await goneOf("article", article)), ...(await goneOf("outlet", outlet))];
        },
        (answer) => answer.state === "ready" && setState({ lostSources: answer.value }),
      );
    },
  };
  return {
    ...load,
    ...evidence,
    /** Asks again for all that is in sight, after the store has changed; what is here stays until the answers are. */
    renew: async () => {
      await Promise.all([
        load.holdings(),
        load.view(),
        load.facets(),
        load.timeline(),
        renewEvidence(),
        askTold(),
        askArticle(keeping("article")),
        load.chains(),
        load.sources(),
      ]);
      // Whoever was known may be gone, and whoever was lost may be there.
      await load.names(new Map());
    },
  };
}

/** Everybody who is tied to somebody, as every other view has it, and those who are wanted besides. */
function wholeView({ nodes, edges }: Graph, wanted: readonly string[]): View {
  const claims = edges.reduce((sum, edge) => sum + edge.claims, 0);
  const tied = new Set<string>(edges.flatMap(({ source, target }) => [source, target]));
  const total = { entities: tied.size, relations: edges.length, claims };
  const chosen = new Set([...tied, ...wanted]);
  const here = nodes.filter(({ id }) => chosen.has(id));
  return {
    nodes: here.map((node) => ({ ...node, hidden: 0 })).sort((a, b) => b.claims - a.claims),
    edges: edges.sort((a, b) => b.claims - a.claims),
    shown: { ...total, entities: here.length },
    total,
  };
}

const NONE = { entities: 0, relations: 0, claims: 0 };
const NOTHING: View = { nodes: [], edges: [], shown: NONE, total: NONE };
