import { createStore } from "zustand/vanilla";
import type { ArticleDetail, ClaimView, EntityDetail, Graph } from "#schema/api.ts";
import type { Status } from "#schema/claim.ts";
import type { Relation } from "#schema/relations.ts";
import type { Api } from "../api/client.ts";
import { type Filters, NO_FILTERS, switched } from "../graph/filters.ts";
import type { Selection } from "../graph/focus.ts";
import { READABLE } from "../graph/view.ts";
import { createAsker, type Remote, WAITING } from "./remote.ts";

/** What stands behind the selection: an entity with its claims, or all that is said between a pair. */
export type Evidence =
  | { type: "entity"; detail: EntityDetail }
  | { type: "relation"; source: string; target: string; claims: ClaimView[] };

/** The sentence that is being read in its article, and the claim that led there. */
export interface Reading {
  article: string;
  sentence: number;
  claim: ClaimView | null;
}

/** Everything the page shows that is not derived from something else here. */
export interface ExplorerState {
  graph: Remote<Graph>;
  filters: Filters;
  /** At most so many entities are drawn. */
  limit: number;
  /** Entities that are drawn although the limit would leave them out: the reader asked for them. */
  kept: ReadonlySet<string>;
  selection: Selection | null;
  evidence: Remote<Evidence> | null;
  reading: Reading | null;
  article: Remote<ArticleDetail> | null;
  /** Whether the reader has chosen anything yet. */
  touched: boolean;
  /** Makes a picture of the drawn graph; null while nothing is drawn. */
  picture: (() => Promise<Blob>) | null;
}

export type Explorer = ReturnType<typeof createExplorer>;

/** The page's state and everything that changes it. */
export function createExplorer(api: Api) {
  const store = createStore<ExplorerState>()(() => ({
    graph: WAITING,
    filters: NO_FILTERS,
    limit: READABLE,
    kept: new Set(),
    selection: null,
    evidence: null,
    reading: null,
    article: null,
    touched: false,
    picture: null,
  }));
  const { getState, setState } = store;
  const askers = { graph: createAsker(), evidence: createAsker(), article: createAsker() };

  const loadEvidence = () => {
    const { selection } = getState();
    if (selection === null) return;
    void askers.evidence.ask(
      (signal) => evidenceOf(api, selection, signal),
      (evidence) => setState({ evidence }),
    );
  };
  const loadArticle = () => {
    const { reading } = getState();
    if (reading === null) return;
    void askers.article.ask(
      (signal) => api.article(reading.article, signal),
      (article) => setState({ article }),
    );
  };
  const setFilters = (filters: Filters) => setState({ filters });

  const select = (selection: Selection) => {
    const ids = selection.type === "entity" ? [selection.id] : [selection.source, selection.target];
    setState(({ kept }) => ({ selection, touched: true, kept: new Set([...kept, ...ids]) }));
    loadEvidence();
  };

  return {
    store,
    loadGraph: () =>
      askers.graph.ask(
        (signal) => api.graph(signal),
        (graph) => setState({ graph }),
      ),
    loadEvidence,
    loadArticle,
    select,
    /** Selects the pair of a relation by the id of its edge. Does nothing where the graph has no such edge. */
    selectRelation(id: string) {
      const { graph } = getState();
      const edge = graph.state === "ready" ? graph.value.edges.find((each) => each.id === id) : undefined;
      if (edge) select({ type: "relation", id, source: edge.source, target: edge.target });
    },
    clear() {
      askers.evidence.silence();
      setState({ selection: null, evidence: null });
    },
    read(reading: Reading) {
      const same = getState().reading?.article === reading.article && getState().article?.state === "ready";
      setState({ reading, touched: true });
      if (!same) loadArticle();
    },
    closeArticle() {
      askers.article.silence();
      setState({ reading: null, article: null });
    },
    switchRelations(relations: readonly Relation[], on: boolean) {
      const { filters } = getState();
      setFilters({ ...filters, relations: switched(filters.relations, relations, on) });
    },
    switchStatus(status: Status, on: boolean) {
      const { filters } = getState();
      setFilters({ ...filters, statuses: switched(filters.statuses, [status], on) });
    },
    clearFilters: () => setFilters(NO_FILTERS),
    offerPicture: (picture: ExplorerState["picture"]) => setState({ picture }),
    drawAll: () => setState({ limit: Number.POSITIVE_INFINITY }),
  };
}

async function evidenceOf(api: Api, selection: Selection, signal: AbortSignal): Promise<Evidence> {
  if (selection.type === "entity") return { type: "entity", detail: await api.entity(selection.id, signal) };
  const { source, target } = selection;
  const claims = [
    ...(await allClaims(api, source, target, signal)),
    ...(await allClaims(api, target, source, signal)),
  ];
  // A symmetric relation may answer in both directions.
  return {
    type: "relation",
    source,
    target,
    claims: [...new Map(claims.map((claim) => [claim.id, claim])).values()],
  };
}

async function allClaims(
  api: Api,
  source: string,
  target: string,
  signal: AbortSignal,
): Promise<ClaimView[]> {
  const claims: ClaimView[] = [];
  let cursor: string | null = null;
  do {
    const page = await api.claims({ source, target, ...(cursor === null ? {} : { cursor }) }, signal);
    claims.push(...page.claims);
    cursor = page.cursor;
  } while (cursor !== null);
  return claims;
}
