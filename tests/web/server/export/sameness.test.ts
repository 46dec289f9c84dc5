import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, test, vi } from "vitest";
import { openStore } from "#data/store/open.ts";
import { STORIES } from "#tests/web/export/briefing/stories.ts";
import { FORMAT_NAMES, FORMATS } from "#web/export/formats.ts";
import { temporaryFolder } from "../servedStore.ts";
import { runCommand, startServer } from "./processes.ts";

// Each test starts programs, which take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
const storeFile = join(folder, "store.db");

/** In every thread of a process it is always the same moment. */
const STOPPED_CLOCK = [
  "--import",
  `data:text/javascript,${encodeURIComponent(
    `const now = ${Date.UTC(2024, 2, 28, 9)};
    globalThis.Date = class extends Date {
      constructor(...given) { super(...(given.length === 0 ? [now] : given)); }
      static now() { return now; }
    };`,
  )}`,
];

let server: Awaited<ReturnType<typeof startServer>> | undefined;
beforeAll(async () => {
  const store = await openStore(storeFile);
  for (const article of STORIES) await store.write(article);
  await store.close();
  server = await startServer(storeFile, STOPPED_CLOCK);
});
afterAll(() => server?.stop());

test.for(FORMAT_NAMES)(
  "the page and the command line write the same %s, byte for byte",
  async (format, { expect }) => {
    const { beside, extension } = FORMATS[format];
    const out = join(mkdtempSync(join(folder, "out-")), `demarche.${extension}`);
    const question = ["--around", "Niger", "--since", "2024-03-20", "--status", "fact", "--status", "denied"];
    const { status, err } = await runCommand(
      storeFile,
      ["--format", format, ...question, "--out", out],
      STOPPED_CLOCK,
    );
    expect(status, err).toBe(0);
    const answer = await fetch(
      `${server!.address}/api/export?format=${format}&around=state:niger&since=2024-03-20&status=fact&status=denied`,
    );
    expect(answer.status).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const served = beside.length === 0 ? { [`demarche.${extension}`]: bytes } : unzipSync(bytes);
    expect(Object.keys(served)).toEqual(["", ...beside].map((between) => `demarche${between}.${extension}`));
    for (const [name, content] of Object.entries(served)) {
      const written = readFileSync(join(out, "..", name));
      expect(written.length).toBeGreaterThan(100);
      expect(written.equals(Buffer.from(content)), `${name} is the same`).toBe(true);
    }
  },
);
