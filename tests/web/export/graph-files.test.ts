import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RELATIONS } from "#schema/relations.ts";
import { extraction } from "#tests/builders.ts";
import { writeGexf } from "#web/export/gexf.ts";
import { writeGraphml } from "#web/export/graphml.ts";
import { type ExportedClaim, namesOf, type Subgraph } from "#web/export/subgraph.ts";
import { nmtoken, writable } from "#web/export/text.ts";
import { toldAs } from "#web/export/words.ts";
import { anyExtractions, CASES, fileOf, subgraph } from "./subgraphs.ts";
import { invalid, NetworkX, needTool, type Read } from "./tools.ts";

const TALKS = [
  extraction(
    "talks",
    [
      ["[France] {criticized} [Niger] on Monday.", "France CRITICIZED Niger / on 2024-03-25"],
      [
        "[Anna Keller=person:Anna Keller] said [France] had not {met with} [Niger].",
        "France MET_WITH Niger / negated, by Anna Keller",
      ],
      ["[Both=state:France+state:Mali] {praised} [Niger].", "Both PRAISED Niger / sure 0.5"],
      ["[Niger] {said} so.", "Niger SAID -"],
    ],
    {
      title: "Talks & more",
      outlet: "The <Post>",
      url: "https://example.org/a?b=1&c=2",
      publishedAt: "2024-03-26",
    },
  ),
];

const FORMATS = {
  gexf: {
    write: writeGexf,
    schema: "gexf-1.3.xsd",
    nodeId: (id: string) =>
      id
        .replace(/\\/g, "\\\\")
        .replace(
          /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,
          (one) => `\\u${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
        ),
    name: "label",
  },
  graphml: { write: writeGraphml, schema: "graphml.xsd", nodeId: nmtoken, name: "name" },
};

let networkx: NetworkX;
let folder: string;
beforeAll(() => {
  networkx = new NetworkX();
  folder = mkdtempSync(join(tmpdir(), "demarche-graph-files-"));
});
afterAll(async () => {
  await networkx.close();
  rmSync(folder, { recursive: true });
});

describe.each(Object.entries(FORMATS))("%s", (format, { write, schema, nodeId, name }) => {
  needTool("networkx");
  needTool("xmllint");

  const readBack = async (graph: Subgraph) => networkx.read(format, await fileOf(write(graph)));

  test("has a node for every entity, with its name, kind and numbers as numbers", async () => {
    const { nodes } = await readBack(await subgraph(TALKS));
    expect(nodes.map(([id, data]) => [id, data[name], data.kind, data.claims])).toEqual([
      [nodeId("person:anna-keller"), "Anna Keller", "person", 0],
      ["state:france", "France", "state", 3],
      ["state:mali", "Mali", "state", 1],
      ["state:niger", "Niger", "state", 4],
    ]);
  });

  test("has on each edge the sentence, who says so, where and when", async () => {
    const { edges } = await readBack(await subgraph(TALKS));
    expect(
      edges.map(([source, target, { label, status, claim }]) => [source, label, target, status, claim]),
    ).toEqual(
      expect.arrayContaining([
        ["state:france", "criticized", "state:niger", "fact", 1],
        ["state:france", "met with · denied or avoided", "state:niger", "denied", 2],
        ["state:france", "praised", "state:niger", "fact", 3],
        ["state:mali", "praised", "state:niger", "fact", 3],
      ]),
    );
    expect(edges).toHaveLength(4);
    const [, , first] = edges.find(([, , { claim }]) => claim === 1)!;
    expect(first).toMatchObject({
      relation: "CRITICIZED",
      sentence: "France criticized Niger on Monday.",
      cue: "criticized",
      dateFrom: "2024-03-25",
      title: "Talks & more",
      outlet: "The <Post>",
      url: "https://example.org/a?b=1&c=2",
      published: "2024-03-26",
      symmetric: false,
      confidence: 0.9,
      weight: 1,
    });
    const [, , denied] = edges.find(([, , { claim }]) => claim === 2)!;
    expect(denied).toMatchObject({ attributedTo: "Anna Keller", polarity: "negated", symmetric: true });
  });

  test("says what it was made from, in words and as data", async () => {
    const graph = await subgraph(TALKS, { question: { source: ["state:france"], since: "2024-01-01" } });
    const text = await fileOf(write(graph));
    expect(text).toContain("Question: Everything said or done by France since 2024-01-01");
    expect(text).toContain("Made by: Demarche 1.2.3 · Edges: one for each claim");
    expect(madeFrom(format, text, await networkx.read(format, text))).toEqual(graph.provenance);
  });

  test("of a graph without edges is valid", async () => {
    const graph = await subgraph([extraction("empty", [["Nothing was said.\n"]])]);
    const file = join(folder, `empty.${format}`);
    writeFileSync(file, await fileOf(write(graph)));
    expect(invalid(schema, [file])).toEqual([]);
    expect((await readBack(graph)).nodes).toEqual([]);
  });

  test("holds any graph of any strings, and comes back the same", { timeout: 600_000 }, async () => {
    const files: string[] = [];
    await fc.assert(
      fc.asyncProperty(anyExtractions, async (extractions) => {
        const graph = await subgraph(extractions);
        const text = await fileOf(write(graph));
        const read = await networkx.read(format, text);
        const expected = await expectedOf(graph, nodeId, name);
        expect(
          sorted(read.nodes.map(([id, data]) => ({ ...picked(data, expected.nodes[0]), node: id }))),
        ).toEqual(sorted(expected.nodes));
        expect(
          sorted(
            read.edges.map(([source, target, data]) => ({
              ...picked(data, expected.edges[0]),
              source,
              target,
            })),
          ),
        ).toEqual(sorted(expected.edges));
        files.push(join(folder, `${files.length}.${format}`));
        writeFileSync(files.at(-1)!, text);
      }),
      { numRuns: CASES },
    );
    expect(invalid(schema, files)).toEqual([]);
  });
});

test("an edge of GEXF is there while its event lasts", async () => {
  const text = await fileOf(writeGexf(await subgraph(TALKS)));
  expect(text).toMatch(/<edge id="1.1" [^>]* start="2024-03-25" end="2024-03-25">/);
  expect(text).toMatch(/<edge id="3.1" (?:(?!start)[^>])*>/);
});

function madeFrom(format: string, text: string, { graph }: Read): unknown {
  if (format === "graphml") return JSON.parse(graph.madeFrom as string);
  const description = /<description>(.*?)<\/description>/s.exec(text)![1]!;
  const entities: Record<string, string> = {
    "&quot;": '"',
    "&lt;": "<",
    "&gt;": ">",
    "&amp;": "&",
    "&#10;": "\n",
  };
  return JSON.parse(
    description
      .replace(/&[^;]+;/g, (one) => entities[one]!)
      .split("\n")
      .at(-1)!,
  );
}

type Row = Record<string, unknown>;

/** What a file of this graph must hold, with what XML cannot hold replaced. */
async function expectedOf(graph: Subgraph, nodeId: (id: string) => string, name: string) {
  const nodes = graph.entities.map(
    (entity): Row => ({
      node: nodeId(entity.id),
      [name]: writable(entity.name),
      kind: entity.kind,
      aliases: orNothing(entity.aliases.join("; ")),
      wikidata: orNothing(entity.wikidata),
      claims: entity.claims,
    }),
  );
  const edges: Row[] = [];
  for await (const claim of graph.claims())
    for (const { source, target } of claim.pairs)
      edges.push({ source: nodeId(source), target: nodeId(target), ...edgeRow(claim) });
  return { nodes, edges };
}

function edgeRow(claim: ExportedClaim): Row {
  return {
    claim: claim.number,
    label: toldAs(RELATIONS[claim.relation].label, claim),
    status: claim.status,
    confidence: claim.confidence,
    explicit: claim.explicit,
    attributedTo: orNothing(namesOf(claim.attributedTo)),
    sentence: orNothing(claim.sentence.text),
    cue: orNothing(claim.sentence.text),
    sentenceStart: claim.sentence.start,
    sentenceEnd: claim.sentence.end,
    dateFrom: claim.date?.from,
    dateTo: claim.date?.to,
    dateWords: orNothing(claim.date?.text),
    article: orNothing(claim.article.id),
    title: orNothing(claim.article.title),
    outlet: orNothing(claim.article.outlet),
    published: orNothing(claim.article.publishedAt),
    url: orNothing(claim.article.url),
  };
}

function orNothing(text: string | null | undefined): string | undefined {
  return text ? writable(text) : undefined;
}

/** Of what was read what is compared: the keys of a row, ends apart. */
function picked(data: Row, like: Row | undefined): Row {
  return Object.fromEntries(
    Object.keys(like ?? {})
      .filter((key) => !["node", "source", "target"].includes(key))
      .map((key) => [key, data[key]]),
  );
}

function sorted(rows: Row[]): Row[] {
  return rows
    .map((row) => [JSON.stringify(row, Object.keys(row).sort()), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}
