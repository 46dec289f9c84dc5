import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Extraction } from "#schema/extraction.ts";
import { INJECTIONS } from "#tests/browser/injections.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import type { Chunk } from "#web/export/subgraph.ts";
import { HOSTILE } from "./subgraphs.ts";

/** All of a file. */
export async function bytesOf(chunks: AsyncIterable<Chunk>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const chunk of chunks) pieces.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(pieces);
}

/** A folder for this file's tests, which is gone after them. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "demarche-export-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Files that are no text are made more slowly. */
export const FEW_CASES = process.env.CI ? 100 : 8;

const FORMULAS = ["=", "+", "-", "@"].flatMap((sign) =>
  ["1+1", "SUM(A1)", "cmd|' /C calc'!A0", 'HYPERLINK("http://injected.example/")', "IMPORTXML(A1)"].flatMap(
    (formula) => [`${sign}${formula}`, ` ${sign}${formula}`, `\t${sign}${formula}`],
  ),
);

/** Two hundred strings that some program would run, were they not text to it. */
export const LIVE = [...INJECTIONS, ...FORMULAS, ...HOSTILE, 'INCLUDETEXT "c:\\\\x"', "DDEAUTO cmd"].slice(
  0,
  200,
);

/** Each of them as the name of somebody who praises the last, in an article whose title, outlet and address are such strings too. */
export function liveExtractions(): Extraction[] {
  const lines = LIVE.map((_, at): MarkedSentence => [`[E${at}] {praised} [F].`, `E${at} PRAISED F`]);
  const names = new Map(LIVE.map((text, at) => [`E${at}`, text]));
  return LIVE.slice(0, 20).map((text, at) => {
    const made = extraction(`live-${at}`, lines.slice(10 * at, 10 * at + 10), {
      title: text,
      outlet: LIVE[20 + at]!,
      url: at % 2 === 0 ? "javascript:window.ran=1" : LIVE[40 + at]!,
    });
    const entities = made.entities.map((entity) => ({
      ...entity,
      name: names.get(entity.name) || entity.name,
    }));
    return { ...made, entities };
  });
}
