import { setTimeout as pause } from "node:timers/promises";
import type { Neo4jAddress } from "#data/store/neo4j/connection.ts";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import type { Extraction } from "#schema/extraction.ts";
import { makePlace } from "./database.ts";
import { CuttingProxy, holdOnce, isCommit } from "./proxy.ts";

/** Something that a writer does. */
export type Act = (store: Store) => Promise<unknown>;

/** Two writers on one emptied database, one of whom can be held where it is about to commit. */
export class Crossing {
  readonly direct: Store;
  readonly #held: Store;
  readonly #proxy: CuttingProxy;

  private constructor(direct: Store, held: Store, proxy: CuttingProxy) {
    this.direct = direct;
    this.#held = held;
    this.#proxy = proxy;
  }

  static async open(address: Neo4jAddress): Promise<Crossing> {
    const direct = await (await makePlace(address)).open();
    const proxy = new CuttingProxy(Number(new URL(address.uri).port));
    const uri = `bolt://127.0.0.1:${await proxy.listen()}`;
    return new Crossing(direct, await openStore({ neo4j: { ...address, uri } }), proxy);
  }

  async stored(articles: readonly Extraction[]): Promise<void> {
    for (const one of articles) await this.direct.write(one);
  }

  /** Does `first`, through the proxy, up to its first commit, then `second`, and then the rest of the first. */
  async cross(first: Act, second: Act): Promise<void> {
    const [atCommit, goOn] = holdOnce(this.#proxy, isCommit);
    const before = first(this.#held);
    await atCommit;
    const after = second(this.direct);
    // Where the second one has to wait for the first, the two do not cross, which is as good.
    await Promise.race([after, pause(3_000)]);
    goOn();
    await Promise.all([before, after]);
  }

  async close(): Promise<void> {
    await this.direct.close();
    await this.#held.close();
    await this.#proxy.close();
  }
}
