import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import { ownFolder } from "#tests/web/export/bytes.ts";
import { anyExtractions, CASES, fileOf, subgraph } from "#tests/web/export/subgraphs.ts";
import { malformed, needTool } from "#tests/web/export/tools.ts";
import { writeHtml } from "#web/export/briefing/html.ts";
import { briefingOf } from "#web/export/briefing/model.ts";
import { provenanceLines } from "#web/export/provenance.ts";
import { writable } from "#web/export/text.ts";

import { STORIES, sentences } from "./stories.ts";

const folder = ownFolder();

describe("HTML", () => {
  test("every note is linked both ways and holds its sentence", async () => {
    const graph = await subgraph(STORIES);
    const html = await fileOf(writeHtml(graph));
    const { notes } = await briefingOf(graph);
    for (const { number } of notes) {
      expect(html).toContain(`id="statement-${number}" href="#note-${number}"`);
      expect(html).toContain(`<li id="note-${number}">`);
      expect(html).toContain(`href="#statement-${number}"`);
    }
    for (const sentence of new Set(sentences)) expect(html.split(`“${sentence}”`)).toHaveLength(2);
    for (const { number, sameAs } of notes)
      expect(html.includes(`<li id="note-${number}">As <a href="#note-${sameAs}">`)).toBe(sameAs !== null);
  });

  test("says what it was made from", async () => {
    const graph = await subgraph(STORIES);
    const html = await fileOf(writeHtml(graph));
    const data = /<script type="application\/json" id="made-from">(.*?)<\/script>/s.exec(html)![1]!;
    expect(JSON.parse(data)).toEqual(graph.provenance);
    for (const { name } of provenanceLines(graph.provenance)) expect(html).toContain(`<dt>${name}</dt>`);
  });

  test("an empty answer is still a page", async () => {
    const graph = await subgraph([extraction("a", [])]);
    expect(await fileOf(writeHtml(graph))).toContain("0 statements from 1 article.");
  });

  describe("by xmllint", () => {
    needTool("xmllint");

    test("any graph with any strings makes a well-formed page with every sentence in it", async () => {
      const files: string[] = [];
      await fc.assert(
        fc.asyncProperty(anyExtractions, async (extractions) => {
          const graph = await subgraph(extractions);
          const html = await fileOf(writeHtml(graph));
          const file = join(folder, `any-${files.length}.html`);
          writeFileSync(file, html);
          files.push(file);
          for await (const { sentence } of graph.claims())
            expect(textOf(html)).toContain(`“${writable(sentence.text)}”`);
        }),
        { numRuns: CASES },
      );
      expect(malformed(files)).toBe("");
    }, 300_000);
  });
});

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#9": "\t",
  "#10": "\n",
  "#13": "\r",
};

function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, "").replace(/&([^;]+);/g, (_, name: string) => ENTITIES[name]!);
}

test("five thousand claims make a briefing of bounded pictures", async () => {
  const lines = Array.from({ length: 5_000 }, (_, at): MarkedSentence => {
    const [a, b] = [`State ${at % 150}`, `State ${(at * 7 + 1) % 150}x`];
    return [`[${a}] {criticized} [${b}] for the ${at}th time.`, `${a} CRITICIZED ${b}`];
  });
  const graph = await subgraph([extraction("long", lines)]);
  const html = await fileOf(writeHtml(graph));
  expect(html.match(/<li id="note-/g)).toHaveLength(5_000);
  expect(html).toContain("The picture shows the 60 with the most claims of 300 entities");
}, 60_000);
