import type { Store, Written } from "#data/store/store.ts";
import type { ClaimPage, ClaimQuery, ClaimView, Graph } from "#schema/api.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";

/** A place that holds one store; it may be opened several times, one after the other and at once. */
export interface StorePlace {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

/** The place of the running test, with its store open. */
export class OpenPlace {
  readonly #make: () => Promise<StorePlace>;
  #place!: StorePlace;
  store!: Store;

  constructor(make: () => Promise<StorePlace>) {
    this.#make = make;
  }

  async setUp(): Promise<void> {
    this.#place = await this.#make();
    this.store = await this.#place.open();
  }

  async tearDown(): Promise<void> {
    await this.store.close();
    await this.#place.remove();
  }

  /** The same store, open once more. */
  open(): Promise<Store> {
    return this.#place.open();
  }

  /** A fresh place beside this one. */
  another(): Promise<StorePlace> {
    return this.#make();
  }

  write(id: string, ...lines: MarkedSentence[]): Promise<Written> {
    return this.store.write(extraction(id, lines));
  }

  claims(query: Partial<ClaimQuery> = {}): Promise<ClaimPage> {
    return this.store.claims({ limit: 100, ...query });
  }
}

/** Each edge in a line: "source RELATION target status claims". */
export function edgeLines(graph: Pick<Graph, "edges">): string[] {
  return graph.edges.map(
    ({ source, relation, target, status, claims }) => `${source} ${relation} ${target} ${status} ${claims}`,
  );
}

/** A claim in a line: "article source RELATION target", states by name only. */
export function told({ article, source, relation, target }: ClaimView): string {
  const name = (ends: ClaimView["source"]) => ends[0]?.entities[0]?.id.replace("state:", "") ?? "-";
  return `${article.id} ${name(source)} ${relation} ${name(target)}`;
}
