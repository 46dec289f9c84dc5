import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { openStore } from "#data/store/open.ts";
import type { Reach } from "#ingest/1-read/web/connect.ts";
import type { Extraction } from "#schema/extraction.ts";
import { createApp } from "#web/server/app.ts";
import { Intake } from "#web/server/intake.ts";
import { builtPage } from "#web/server/page.ts";

const ROOT = resolve(import.meta.dirname, "../..");

export interface ServeOptions {
  /** What is read when the sample article is asked for. */
  sample?: Extraction | undefined;
  /** Which addresses are fetched from. Default: none. */
  reach?: Reach | undefined;
  /** What every request must have. */
  token?: string | undefined;
}

/**
 * Serves the real page over a store at `place`, with these extractions written into it first.
 * @param closing gets what ends it
 * @returns the page's address
 */
export async function serve(
  place: string,
  extractions: Extraction[],
  closing: (() => Promise<unknown>)[],
  { sample, reach, token }: ServeOptions = {},
): Promise<string> {
  const store = await openStore(place);
  closing.push(() => store.close());
  for (const extraction of extractions) await store.write(extraction);
  const intake = new Intake(store, reach ?? null);
  closing.push(() => intake.close());
  const app = createApp(store, {
    intake,
    token: token ?? null,
    page: await builtPage(ROOT, () => {}),
    sample: async () => void (sample && (await store.write(sample))),
  });
  closing.push(() => app.close());
  await app.listen({ host: "127.0.0.1", port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`;
}
