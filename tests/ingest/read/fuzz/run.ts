import { Paragraph } from "docx";
import { ReadingProcesses } from "#ingest/1-read/child/pool.ts";
import { readSource } from "#ingest/1-read/document.ts";
import { formatOfName } from "#ingest/1-read/format.ts";
import { InputProblem } from "#ingest/1-read/reading.ts";
import type { Article } from "#schema/article.ts";
import { randomFrom } from "#tests/bench/benchmark.ts";
import { docx, pdf } from "../made.ts";
import { mutated } from "./mutate.ts";

/** What readers made of mutated inputs. */
export interface Tally {
  inputs: number;
  articles: number;
  refused: number;
  /** Errors that no reader foresaw, inputs that took over ten seconds, articles that are none; each with the number of its input. */
  findings: string[];
}

const SENTENCES = [
  "France recalled its ambassador from Niger on Monday, after talks with the ministers had failed.",
  "Niger’s government answered that it had “asked him to go”, and accused Paris of preparing an attack.",
];
const PAGE = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>France recalls envoy | The Example</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"France recalls envoy","datePublished":"2024-03-26T09:30:00Z"}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>France recalls envoy</h1><p>By Ana Silva</p>
${SENTENCES.map((text) => `<p>${text}</p>`).join("\n")}<figure><figcaption>A street</figcaption></figure><ul><li>One</li></ul>
<table><tr><td>a<td>b</table></article><div id="respond"><h3>Leave a Reply</h3><form><textarea></textarea></form></div></body></html>`;
const TEXT = `France recalls envoy\n\nBy Ana Silva\n26 March 2024\n\n${SENTENCES.join("\n\n")}\n`;
const MARKDOWN = `---\ntitle: France recalls envoy\ndate: 2024-03-26\n---\n# One\n\n${SENTENCES.join("\n\n")}\n\n- *a*\n- [b](c)\n\n> d\n`;

export const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example</title><link>https://example.org/</link><language>en-GB</language>
<item><title>France &lt;b&gt;recalls&lt;/b&gt; envoy</title><link>https://example.org/1</link><dc:creator>Ana Silva</dc:creator>
<pubDate>Tue, 26 Mar 2024 09:30:00 GMT</pubDate><description>${SENTENCES[0]}</description>
<content:encoded><![CDATA[${SENTENCES.map((text) => `<p>${text}</p>`).join("")}]]></content:encoded></item></channel></rss>`;
export const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Example</title>
<entry><title>France recalls envoy</title><link rel="alternate" href="/1"/><id>urn:1</id><author><name>Ana Silva</name></author>
<published>2024-03-26T09:30:00Z</published><content type="html">&lt;p&gt;${SENTENCES[0]}&lt;/p&gt;</content></entry></feed>`;
export const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "The Example",
  items: [
    {
      id: "1",
      url: "https://example.org/1",
      title: "France recalls envoy",
      content_text: SENTENCES.join("\n\n"),
      date_published: "2024-03-26T09:30:00Z",
      authors: [{ name: "Ana Silva" }],
    },
  ],
});

const TEXTS: [name: string, bytes: Buffer][] = [
  ["a.txt", Buffer.from(TEXT)],
  ["b.txt", Buffer.from(TEXT, "utf16le")],
  ["a.md", Buffer.from(MARKDOWN)],
  ["a.html", Buffer.from(PAGE)],
  ["b.html", Buffer.from(PAGE, "latin1")],
  ["a.xml", Buffer.from(RSS)],
  ["b.xml", Buffer.from(ATOM)],
  ["a.json", Buffer.from(JSON_FEED)],
];

/** Reads mutated texts and pages in this process. @param from the number of the first input; the same number is the same input */
export async function fuzzTexts(seed: number, from: number, count: number): Promise<Tally> {
  const tally: Tally = { inputs: 0, articles: 0, refused: 0, findings: [] };
  for (let number = from; number < from + count; number++) {
    const random = randomFrom(seed * 1_000_003 + number);
    const [name, bytes] = TEXTS[number % TEXTS.length]!;
    const input = mutated(bytes, TEXTS[Math.floor(random() * TEXTS.length)]![1], random);
    const begun = performance.now();
    try {
      const read = await readSource({ bytes: input, format: formatOfName(name) });
      if (!Array.isArray(read)) check(read);
      tally.articles++;
    } catch (error) {
      if (error instanceof InputProblem) tally.refused++;
      else tally.findings.push(`${number} (${name}): ${(error as Error).stack}`);
    }
    if (performance.now() - begun > 10_000) tally.findings.push(`${number} (${name}): over ten seconds`);
    tally.inputs++;
  }
  return tally;
}

/** Reads mutated PDFs and Word files in processes of their own. */
export async function fuzzDocuments(seed: number, from: number, count: number): Promise<Tally> {
  const tally: Tally = { inputs: 0, articles: 0, refused: 0, findings: [] };
  const originals: [string, Buffer][] = [
    [
      "a.pdf",
      pdf([SENTENCES.map((text, line) => ({ text, y: 700 - 14 * line })), [{ text: "More.", y: 700 }]]),
    ],
    ["a.docx", await docx(SENTENCES.map((text) => new Paragraph(text)))],
  ];
  const pool = new ReadingProcesses(2);
  const one = async (number: number) => {
    const random = randomFrom(seed * 1_000_003 + number);
    const [name, bytes] = originals[number % 2]!;
    const input = mutated(bytes, originals[1 - (number % 2)]![1], random);
    const outcome = await pool.read({ bytes: input, format: formatOfName(name) });
    tally.inputs++;
    if ("article" in outcome) {
      check(outcome.article);
      tally.articles++;
    } else if ("entries" in outcome) tally.articles++;
    else if (/\n|its reader ended/.test(outcome.problem))
      tally.findings.push(`${number} (${name}): ${outcome.problem}`);
    else tally.refused++;
  };
  for (let number = from; number < from + count; number += 2)
    await Promise.all([one(number), ...(number + 1 < from + count ? [one(number + 1)] : [])]);
  pool.close();
  return tally;
}

/** @throws where an article is none */
function check({ text, title, publishedAt }: Article): void {
  if (!text.isWellFormed() || !/\S/.test(text)) throw new Error("the text is none");
  if (title !== null && !title.isWellFormed()) throw new Error("the title is not well-formed");
  if (publishedAt !== null && Number.isNaN(Date.parse(publishedAt)))
    throw new Error(`no day: ${publishedAt}`);
}
