import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { extraction } from "#tests/builders.ts";
import { ownFolder } from "#tests/web/export/bytes.ts";
import { NetworkX, needTool } from "#tests/web/export/tools.ts";
import { served } from "../servedStore.ts";

vi.setConfig({ testTimeout: 60_000 });

const ARTICLES = [
  extraction(
    "talks",
    [
      ["😀 On Monday [France] {criticized} [Niger] for “its tone” & more.", "France CRITICIZED Niger"],
      ["[Côte d’Ivoire] will {visit} [Niger] <soon>.", "Côte d’Ivoire VISITED Niger / future"],
      // Its words are the end of another sentence.
      ["It is false that [Niger] did {attack} [Mali].", "Niger ATTACKED Mali / negated"],
      ["[Niger] did {attack} [Mali].", "Niger ATTACKED Mali"],
    ],
    { title: "Talks", outlet: "The Post", publishedAt: "2024-03-26" },
  ),
  extraction(
    "summit",
    [
      ["Nothing came of it, said nobody 𝔸."],
      ["[Mali] and [Chad=state:Chad] 😀 {met} once more.", "Mali MET_WITH Chad"],
      ["[Chad] {praised} [Mali] “twice”, [Mali] said.", "Chad PRAISED Mali / by Mali", "Mali SAID Chad"],
    ],
    { title: "Summit" },
  ),
];
const CLAIMED = ARTICLES.flatMap(({ article, sentences, claims }) =>
  claims.map(({ sentence: at }) => {
    const { start, end } = sentences[at]!;
    return { article: article.id as string, start, end, sentence: article.text.slice(start, end) };
  }),
);

type Placed = (typeof CLAIMED)[number];

const folder = ownFolder();
let app: Awaited<ReturnType<typeof served>>;
let networkx: NetworkX;
beforeAll(async () => {
  app = await served(ARTICLES);
  networkx = new NetworkX();
});
afterAll(() => networkx.close());

async function exported(format: string): Promise<Buffer> {
  return (await app.inject(`/api/export?format=${format}`)).rawPayload;
}

const inOrder = (list: Placed[]) =>
  [...list].sort((a, b) => (a.article < b.article ? -1 : a.article > b.article ? 1 : a.start - b.start));

/** The sentence of every claim of a file, with the article and the place that the file gives it. */
const READERS: Record<string, () => Promise<Placed[]>> = {
  gexf: () => ofGraph("gexf"),
  graphml: () => ofGraph("graphml"),
  json: async () =>
    JSON.parse((await exported("json")).toString()).claims.map(
      ({
        article,
        sentence,
      }: {
        article: { id: string };
        sentence: Omit<Placed, "sentence"> & { text: string };
      }) => ({
        article: article.id,
        start: sentence.start,
        end: sentence.end,
        sentence: sentence.text,
      }),
    ),
  csv: async () => {
    const table = Buffer.from(unzipSync(await exported("csv"))["demarche.csv"]!);
    const rows = parse(table, { columns: true, bom: true }) as Record<string, string>[];
    return rows.map(placed);
  },
};

async function ofGraph(format: string): Promise<Placed[]> {
  const { edges } = await networkx.read(format, (await exported(format)).toString());
  return edges.map(([, , data]) => placed(data));
}

function placed({ article, sentence, sentenceStart, sentenceEnd }: Record<string, unknown>): Placed {
  return {
    article: String(article),
    start: Number(sentenceStart),
    end: Number(sentenceEnd),
    sentence: String(sentence),
  };
}

describe("every sentence is the article's text at its offsets", () => {
  needTool("networkx");
  needTool("pdftotext");

  test.each(Object.entries(READERS))("in %s", async (_, read) => {
    expect(inOrder(await read())).toEqual(inOrder(CLAIMED));
  });

  test("in jsonld, where places are code points", async () => {
    const { "@graph": nodes } = JSON.parse((await exported("jsonld")).toString());
    const read: Placed[] = nodes
      .filter((node: Record<string, string>) => node["@type"] === "oa:Annotation")
      .map(({ "oa:hasTarget": target }: Record<string, Record<string, unknown>>) => {
        const [quote, place] = target!["oa:hasSelector"] as Record<string, unknown>[];
        const { "@id": iri } = target!["oa:hasSource"] as Record<string, string>;
        const { article } = ARTICLES.find((one) => iri!.endsWith(`:${one.article.id}`))!;
        const unitsTo = (points: unknown) => [...article.text].slice(0, points as number).join("").length;
        return {
          article: article.id as string,
          start: unitsTo(place!["oa:start"]),
          end: unitsTo(place!["oa:end"]),
          sentence: quote!["oa:exact"],
        };
      });
    expect(inOrder(read)).toEqual(inOrder(CLAIMED));
  });

  /** All that stands in the file, each note behind its number. */
  const TEXTS: Record<string, () => Promise<string>> = {
    html: async () =>
      plain((await exported("html")).toString().replaceAll(/<li id="note-(\d+)">/g, "<li> $1 ")),
    docx: async () =>
      plain(
        Buffer.from(unzipSync(await exported("docx"))["word/footnotes.xml"]!)
          .toString()
          .replaceAll(/<w:footnote w:id="(\d+)">/g, "<w:footnote> $1 "),
      ),
    pdf: async () => {
      const file = join(folder, "sentences.pdf");
      writeFileSync(file, await exported("pdf"));
      return spawnSync("pdftotext", ["-enc", "UTF-8", file, "-"], { encoding: "utf8" }).stdout;
    },
  };

  test.each(Object.entries(TEXTS))("in the notes of %s", async (_, read) => {
    const notes = notesIn(await read());
    const quoted = [...notes.values()].map(({ sentence, title, sameAs }) =>
      sameAs === undefined ? `${title}: ${sentence}` : notes.get(sameAs),
    );
    const first = quoted.map((note) =>
      typeof note === "string" ? note : `${note?.title}: ${note?.sentence}`,
    );
    expect(first.sort()).toEqual(
      CLAIMED.map(({ article, sentence }) => {
        const { title } = ARTICLES.find((one) => one.article.id === article)!.article;
        return `${title}: ${sentence}`;
      }).sort(),
    );
  });
});

interface Quoted {
  sentence?: string;
  title?: string;
  /** The note that quotes the sentence. */
  sameAs?: string;
}

/** Each note by its number, where lines end apart: what stands between its outermost marks of quotation, and the article that it names. */
function notesIn(text: string): Map<string, Quoted> {
  const titles = ARTICLES.map(({ article }) => article.title).join("|");
  const note = new RegExp(`(?<= )(\\d+) (?:“((?:(?!” – ).)*)” – (${titles})|As note (\\d+))`, "g");
  const flat = text.replace(/\s+/g, " ");
  return new Map(
    [...flat.matchAll(note)].map(([, number, sentence, title, sameAs]) => [
      number!,
      sameAs === undefined ? { sentence: sentence!, title: title! } : { sameAs },
    ]),
  );
}

/** What stands between the tags of a file of XML. */
function plain(xml: string): string {
  const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return xml.replace(/<[^>]*>/g, "").replace(/&(\w+);/g, (_, name: string) => signs[name]!);
}
