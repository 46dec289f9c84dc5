import fc from "fast-check";
import jsonld from "jsonld";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RELATIONS } from "#schema/relations.ts";
import { extraction } from "#tests/builders.ts";
import { codePoints } from "#web/export/code-points.ts";
import { writeJson } from "#web/export/json.ts";
import { writeJsonld } from "#web/export/jsonld.ts";
import type { ExportedClaim, Subgraph } from "#web/export/subgraph.ts";
import { anyExtractions, anyText, CASES, fileOf, subgraph } from "./subgraphs.ts";
import { NetworkX, needTool } from "./tools.ts";

const TALKS = extraction(
  "talks",
  [
    [
      "[Anna 😀 Keller=person:Anna Keller] {criticized} [Niger] on Monday.",
      "Anna 😀 Keller CRITICIZED Niger / on 2024-03-25",
    ],
    ["[Niger] {said} so.", "Niger SAID -"],
  ],
  { title: "Talks", outlet: "The Post", url: "https://example.org/talks", publishedAt: "2024-03-26" },
);

async function claimsOf(graph: Subgraph): Promise<ExportedClaim[]> {
  const claims: ExportedClaim[] = [];
  for await (const claim of graph.claims()) claims.push(claim);
  return claims;
}

describe("JSON", () => {
  test("has nodes, edges with their sentences, and every claim with all of its evidence", async () => {
    const graph = await subgraph([TALKS]);
    const document = JSON.parse(await fileOf(writeJson(graph)));
    expect(document.graph).toEqual(graph.provenance);
    expect(document.nodes).toEqual(graph.entities);
    expect(document.edges).toEqual([
      {
        key: "1.1",
        source: "person:anna-keller",
        target: "state:niger",
        claim: 1,
        relation: "CRITICIZED",
        label: RELATIONS.CRITICIZED.label,
        symmetric: false,
        status: "fact",
        confidence: 0.9,
        date: { from: "2024-03-25", to: "2024-03-25", text: "2024-03-25" },
        sentence: "Anna 😀 Keller criticized Niger on Monday.",
        article: "talks",
      },
    ]);
    expect(document.claims.map(({ number }: ExportedClaim) => number)).toEqual([1, 2]);
    for (const { sentence } of document.claims)
      expect(TALKS.article.text.slice(sentence.start, sentence.end)).toBe(sentence.text);
  });

  test("holds any graph of any strings, character by character", { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyExtractions, async (extractions) => {
        const graph = await subgraph(extractions);
        const { nodes, edges, claims } = JSON.parse(await fileOf(writeJson(graph)));
        const expected = await claimsOf(graph);
        expect(nodes).toEqual(graph.entities);
        expect(claims).toEqual(expected.map(({ pairs: _, ...claim }) => claim));
        expect(edges.map(({ key }: { key: string }) => key)).toEqual(
          expected.flatMap(({ pairs }) => pairs.map(({ key }) => key)),
        );
      }),
      { numRuns: CASES },
    );
  });

  describe("read by NetworkX", () => {
    needTool("networkx");
    let networkx: NetworkX;
    beforeAll(() => {
      networkx = new NetworkX();
    });
    afterAll(() => networkx.close());

    test("is the same graph", async () => {
      const { nodes, edges, graph } = await networkx.read(
        "json",
        await fileOf(writeJson(await subgraph([TALKS]))),
      );
      expect(graph.title).toBe("The whole graph");
      expect(nodes.map(([id]) => id)).toEqual(["person:anna-keller", "state:niger"]);
      expect(edges.map(([source, target, { relation }]) => [source, relation, target])).toEqual([
        ["person:anna-keller", "CRITICIZED", "state:niger"],
      ]);
    });
  });
});

/** What a JSON-LD processor makes of a file, without fetching anything. */
async function expanded(graph: Subgraph): Promise<Node> {
  const document = JSON.parse(await fileOf(writeJsonld(graph)));
  const [dataset] = await jsonld.expand(document, {
    documentLoader: async (url: string) => {
      throw new Error(`It fetches ${url}.`);
    },
  });
  return dataset as Node;
}

type Node = Record<string, Value[]> & { "@id": string; "@type": string[]; "@graph": Node[] };
type Value = Node & { "@value": unknown; "@id": string; "@list": Value[] };

const OA = "http://www.w3.org/ns/oa#";
const SCHEMA = "https://schema.org/";
const PROV = "http://www.w3.org/ns/prov#";
const TERM = "urn:demarche:term:";

describe("JSON-LD", () => {
  test("says what it was made from, by whom and when", async () => {
    const graph = await subgraph([TALKS], { question: { status: ["fact"] } });
    const dataset = await expanded(graph);
    expect(dataset["@type"]).toEqual([`${SCHEMA}Dataset`, `${PROV}Bundle`]);
    expect(dataset[`${TERM}madeFrom`]![0]!["@value"]).toEqual(graph.provenance);
    expect(dataset[`${PROV}generatedAtTime`]![0]!["@value"]).toBe("2024-03-28T09:00:00.000Z");
    expect(dataset[`${PROV}wasAttributedTo`]![0]![`${SCHEMA}softwareVersion`]![0]!["@value"]).toBe("1.2.3");
  });

  test("selects each claim's sentence in its article by quotation and by place, in code points", async () => {
    const { "@graph": nodes } = await expanded(await subgraph([TALKS]));
    const points = [...TALKS.article.text];
    const annotations = nodes.filter(({ "@type": type }) => type.includes(`${OA}Annotation`));
    expect(annotations).toHaveLength(2);
    for (const annotation of annotations) {
      const [target] = annotation[`${OA}hasTarget`]!;
      const [quote, place] = target![`${OA}hasSelector`]!;
      const exact = quote![`${OA}exact`]![0]!["@value"];
      const [start, end] = [`${OA}start`, `${OA}end`].map((key) => place![key]![0]!["@value"] as number);
      expect(points.slice(start, end).join("")).toBe(exact);
      const claim = nodes.find((node) => node["@id"] === annotation[`${OA}hasBody`]![0]!["@id"])!;
      expect(claim[`${SCHEMA}text`]![0]!["@value"]).toBe(exact);
      expect(claim[`${PROV}wasDerivedFrom`]![0]!["@id"]).toBe(target![`${OA}hasSource`]![0]!["@id"]);
      expect(nodes.find((node) => node["@id"] === target![`${OA}hasSource`]![0]!["@id"])!["@type"]).toContain(
        `${SCHEMA}NewsArticle`,
      );
    }
  });

  test("holds any graph of any strings, character by character", { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyExtractions, async (extractions) => {
        const graph = await subgraph(extractions);
        const { "@graph": nodes = [] } = await expanded(graph);
        const of = (type: string) => nodes.filter((node) => node["@type"]?.includes(type));
        const texts = (list: Node[], key: string) => list.map((node) => node[key]![0]!["@value"]);
        const claims = await claimsOf(graph);
        const written = of(`${SCHEMA}Claim`);
        expect(texts(written, `${SCHEMA}text`)).toEqual(claims.map(({ sentence }) => sentence.text));
        expect(texts(written, `${TERM}status`)).toEqual(claims.map(({ status }) => status));
        expect(texts(written, `${TERM}confidence`)).toEqual(claims.map(({ confidence }) => confidence));
        const entities = nodes.filter((node) => node[`${TERM}kind`]);
        expect(texts(entities, `${SCHEMA}identifier`)).toEqual(graph.entities.map(({ id }) => id));
        expect(texts(entities, `${SCHEMA}name`)).toEqual(graph.entities.map(({ name }) => name));
        expect(new Set(nodes.map((node) => node["@id"])).size).toBe(nodes.length);
        const byIri = new Map(
          entities.map((node) => [node["@id"], node[`${SCHEMA}identifier`]![0]!["@value"]]),
        );
        expect(
          written.map((node) =>
            node[`${TERM}source`]!.flatMap((end) =>
              end[`${TERM}entity`]!.map((one) => byIri.get(one["@id"])),
            ),
          ),
        ).toEqual(claims.map(({ source }) => source.flatMap(({ entities }) => entities.map(({ id }) => id))));
      }),
      { numRuns: CASES },
    );
  });
});

test("code points are counted to any place of any text", () => {
  fc.assert(
    fc.property(
      fc.array(anyText, { maxLength: 400 }).map((pieces) => pieces.join("")),
      fc.nat(),
      (text, number) => {
        const place = number % (text.length + 1);
        // Inside of a pair of surrogates its first half counts for nothing yet or for one: no span ends there.
        fc.pre(!/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(place - 1, place + 1)));
        expect(codePoints(text)(place)).toBe([...text.slice(0, place)].length);
      },
    ),
    { numRuns: CASES },
  );
});
