import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { PAPER } from "../picture/theme.ts";
import type { Chunk, Subgraph, WriteOptions } from "../subgraph.ts";
import { writable, xml } from "../text.ts";
import { type Frame, HOW_TO_READ, type LongBriefing, longBriefingOf, type Note } from "./model.ts";
import type { Source } from "./sources.ts";

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #ffffff; color: ${PAPER.ink}; font: 16px/1.5 Inter, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.75rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 0.5rem; padding-top: 0.75rem; border-top: 1px solid ${PAPER.hairline}; }
h3 { font-size: 1rem; margin: 1.4rem 0 0.25rem; }
h1, h2, h3, p, li, dd, dt { overflow-wrap: anywhere; }
a { color: #0b57a4; }
dl.origin { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; margin: 0 0 1rem; font-size: 0.875rem; }
dl.origin dt { color: ${PAPER.muted}; }
dl.origin dd { margin: 0; }
dl.glance { display: grid; grid-template-columns: minmax(0, 2fr) 3fr; gap: 0.2rem 1rem; margin: 0.5rem 0; }
dl.glance dt { font-weight: 600; }
dl.glance dd { margin: 0; }
figure { margin: 1rem 0; }
figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
@media screen and (min-width: 62rem) { .wide figure { margin: 1rem min(0px, calc((min(46rem, 100vw) - min(100vw - 2.5rem, 80rem)) / 2)); } }
figcaption, .hint { color: ${PAPER.muted}; font-size: 0.875rem; }
ul.statements { list-style: none; margin: 0; padding: 0; }
ul.statements li { display: grid; grid-template-columns: 9.5rem 1fr; gap: 0 1rem; padding: 0.2rem 0; }
.when { color: ${PAPER.muted}; font-size: 0.875rem; padding-top: 0.1rem; }
.remark { font-size: 0.75rem; border: 1px dashed ${PAPER.muted}; border-radius: 3px; padding: 0 0.3rem; white-space: nowrap; }
sup { line-height: 0; font-size: 0.75em; }
sup a { text-decoration: none; padding: 0 0.15em; }
ol.notes { padding-left: 2.75rem; font-size: 0.9375rem; }
ol.notes li { padding: 0.25rem 0; }
.quoted { font-family: "Source Serif 4", Georgia, "Times New Roman", serif; white-space: pre-wrap; }
@media (max-width: 36rem) { ul.statements li { grid-template-columns: 1fr; } }
@media print {
  @page { size: A4; margin: 20mm 18mm; }
  @page wide { size: A4 landscape; margin: 12mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  li, figure, dl.origin { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  a[href^="http"]::after { content: " (" attr(href) ")"; }
  figure svg { max-height: 180mm; }
  .wide { page: wide; }
  .wide h2 { margin: 0; padding: 0; border: none; }
  .wide svg { max-height: 150mm; }
}
`;

/** Nothing is fetched and nothing runs; the one style is known by its hash. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/** After so many pieces whatever else waits has its turn. */
const TURN = 200;

/** A briefing as one page that needs nothing else, with notes at its end; written so that parsers of XML can read it too. */
export async function* writeHtml(subgraph: Subgraph, options: WriteOptions = {}): AsyncGenerator<Chunk> {
  const briefing = await longBriefingOf(subgraph, options);
  try {
    let count = 0;
    for (const piece of page(briefing, options.step ?? (() => {}))) {
      options.signal?.throwIfAborted();
      yield piece;
      count += 1;
      if (count % TURN === 0) await setImmediate();
    }
  } finally {
    briefing.close();
  }
}

function* page(briefing: LongBriefing, step: () => void): Generator<string> {
  const { picture, isWide, leftOut, actors, articles, provenance } = briefing;
  yield* head(briefing);
  yield* glance(briefing);
  yield `<section${isWide ? ' class="wide"' : ""}>\n<h2>The picture</h2>\n<figure>\n${picture.svg}<figcaption>${xml(leftOut ?? "Everybody and every relation that the answer holds.")}</figcaption>\n</figure>\n</section>\n`;
  yield "<h2>Who did or said what to whom</h2>\n";
  yield* statements(briefing, step);
  yield "<h2>Index of actors</h2>\n<dl>\n";
  for (const { name, about, offices } of actors) {
    const held = offices.map(({ text, note }) => `<br/>${bdi(text)}${reference(note)}`).join("");
    yield `<dt><strong>${bdi(name)}</strong></dt><dd>${bdi(about)}${held}</dd>\n`;
  }
  yield "</dl>\n<h2>Articles</h2>\n<ul>\n";
  for (const article of articles) yield `<li>${source(article)}</li>\n`;
  yield `</ul>\n<h2>Notes</h2>\n<ol class="notes">\n`;
  for (const note of briefing.notes()) {
    yield footnote(note);
    if (note.number <= provenance.counts.claims) step();
  }
  yield `</ol>\n</main>\n<script type="application/json" id="made-from">${data(provenance)}</script>\n</body>\n</html>\n`;
}

function* statements({ statements }: LongBriefing, step: () => void): Generator<string> {
  let isOpen = false;
  for (const { heading, statement } of statements()) {
    if (heading !== null) {
      if (isOpen) yield "</ul>\n</section>\n";
      yield `<section>\n<h3>${bdi(heading)}</h3>\n<ul class="statements">\n`;
      isOpen = true;
    }
    const { when, text, remark, notes } = statement;
    yield `<li><span class="when">${xml(when)}</span><span>${bdi(text)}${remark === null ? "" : ` <span class="remark">${xml(remark)}</span>`}${references(notes)}</span></li>\n`;
    for (const _ of notes) step();
  }
  if (isOpen) yield "</ul>\n</section>\n";
}

function footnote(note: Note): string {
  const { number, sameAs, sentence, caution } = note;
  const said =
    sameAs === null
      ? `<bdi class="quoted">“${xml(sentence)}”</bdi>`
      : `As <a href="#note-${sameAs}">note ${sameAs}</a>`;
  const hint = caution === null ? "" : ` <span class="hint">(${xml(caution)})</span>`;
  const from = sameAs === null ? ` – ${source(note)}` : "";
  return `<li id="note-${number}">${said}${hint}${from} <a href="#statement-${number}" aria-label="back to the statement of note ${number}">↩</a></li>\n`;
}

function* head({ title, origin, provenance: { product, version } }: Frame): Generator<string> {
  yield `<!DOCTYPE html>\n<html lang="en" xmlns="http://www.w3.org/1999/xhtml">\n<head>\n<meta charset="utf-8"/>\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="${xml(POLICY)}"/>\n`;
  yield `<meta name="viewport" content="width=device-width, initial-scale=1"/>\n<meta name="generator" content="${xml(`${product} ${version}`)}"/>\n`;
  yield `<meta name="description" content="${xml(origin.map(({ name, value }) => `${name}: ${value}`).join(" · "))}"/>\n`;
  yield `<title>${xml(title) || "Briefing"}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<main>\n<h1>${bdi(title)}</h1>\n<dl class="origin">\n`;
  for (const { name, value } of origin) yield `<dt>${xml(name)}</dt><dd>${bdi(value)}</dd>\n`;
  yield "</dl>\n";
}

function* glance({ overview, glance }: Frame): Generator<string> {
  yield `<h2>At a glance</h2>\n<p>${xml(overview)}</p>\n<dl class="glance">\n`;
  for (const { heading, text } of glance) yield `<dt>${bdi(heading)}</dt><dd>${xml(text)}</dd>\n`;
  yield `</dl>\n<p class="hint">${xml(HOW_TO_READ)}</p>\n`;
}

function reference({ number }: Note): string {
  return `<sup><a id="statement-${number}" href="#note-${number}" aria-label="note ${number}">${number}</a></sup>`;
}

/** With a comma between them: two numbers must not be read as one. */
function references(notes: readonly Note[]): string {
  return notes.map(reference).join("<sup>,</sup>");
}

function source({ title, from, url, href }: Source): string {
  const named = href === null ? bdi(title) : `<a href="${xml(href)}" rel="noreferrer">${bdi(title)}</a>`;
  const address = href !== null || url === null ? "" : `, ${bdi(url)}`;
  return `${named}${from === "" ? "" : `, ${bdi(from)}`}${address}`;
}

/** Its direction is its own: nothing in it turns what stands around it. */
function bdi(text: string): string {
  return `<bdi>${xml(text)}</bdi>`;
}

/** Data as the content of a script element that is never run. */
function data(value: unknown): string {
  return writable(JSON.stringify(value)).replace(
    /[<>&]/g,
    (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
  );
}
