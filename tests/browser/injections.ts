import type { Claim } from "#schema/claim.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { ArticleId, ClaimId, EntityId } from "#schema/ids.ts";
import { article } from "#tests/builders.ts";

/** What runs if the page lets it: notes that it ran. */
const RUN = "window.ran=1";

/** Ways out of the places where a page may put text: between tags, into attributes of either quote, into scripts, styles, links and templates. */
const OPENINGS = [
  "",
  '"',
  "'",
  "`",
  '">',
  "'>",
  "-->",
  "]]>",
  "</title>",
  "</textarea>",
  "</script>",
  "</style>",
];

const PAYLOADS = [
  `<script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
  `<a href="javascript:${RUN}" autofocus onfocus=${RUN}>link</a>`,
  `<details open ontoggle=${RUN}>`,
  ` onmouseover=${RUN} x=`,
  `<style>@import "//injected.example/x.css"</style>`,
];

const ODD = [
  `javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `\${${RUN}}{{${RUN}}}`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
];

/** A hundred strings that do harm where text is taken for markup. */
export const INJECTIONS: readonly string[] = [
  ...OPENINGS.flatMap((opening) => PAYLOADS.map((payload) => `${opening}${payload}`)),
  ...ODD,
];

/** An article in which the Chair warned somebody of each such name, in a sentence with the string; title, outlet, byline and words of the trace hold one too. */
export function injectedArticle(): Extraction {
  const text = { value: "" };
  const chair = {
    id: "person:chair" as EntityId,
    name: "Chair",
    kind: "person" as const,
    aliases: [INJECTIONS[0] ?? ""],
    wikidata: null,
  };
  const entities: Extraction["entities"] = [chair];
  const mentions: Extraction["mentions"] = [];
  const sentences: Extraction["sentences"] = [];
  const claims: Claim[] = [];
  const write = (words: string) => {
    const start = text.value.length;
    text.value += words;
    return { start, end: text.value.length };
  };
  const mention = (words: string, entity: EntityId) =>
    mentions.push({ ...write(words), form: "name", reading: "actor", entities: [entity] }) - 1;
  for (const [index, string] of INJECTIONS.entries()) {
    const id = `person:injected-${index}` as EntityId;
    entities.push({ id, name: string, kind: "person", aliases: [`also ${string}`], wikidata: null });
    const { start } = write("");
    const source = mention("Chair", chair.id);
    write(" ");
    const cue = write("warned");
    write(" ");
    const target = mention(string, id);
    const { end } = write(` of number ${index}.`);
    write("\n");
    sentences.push({ index, start, end, role: "body" });
    claims.push({
      id: `claim ${index} ${string}` as ClaimId,
      relation: "WARNED",
      event: "THREATEN",
      sentence: index,
      cue,
      source: [source],
      target: [target],
      polarity: "affirmed",
      modality: "asserted",
      attributedTo: [target],
      content: null,
      explicit: true,
      confidence: 0.9,
      date: { from: "2024-03-01", to: "2024-03-01", text: string },
      after: [],
      why: [string],
    });
  }
  const [title = "", outlet = "", byline = ""] = INJECTIONS.slice(10);
  const more = { title, outlet, byline, url: `javascript:${RUN}`, publishedAt: "2024-03-02" };
  return {
    article: article("injected" as ArticleId, text.value, more),
    sentences,
    entities,
    mentions,
    claims,
    offices: [],
  };
}
