import type { Addition } from "#schema/adding.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { Failure, Loaded } from "./7-load/load.ts";

const TITLE_LENGTH = 60;

/** What became of an article, in one line: outcome, id, title, entities, claims, sentences without any. */
export function summaryLine({ article, extraction, written }: Loaded): string {
  const title = article.title === null ? "" : ` "${shortened(article.title)}"`;
  const what =
    written.outcome === "duplicate"
      ? `: the same text is stored as ${written.of}`
      : extraction === null
        ? ""
        : `: ${counted(extraction.entities.length, "entity", "entities")}, ${counted(extraction.claims.length, "claim", "claims")}, ${silence(extraction)}`;
  return printable(`${written.outcome}: ${article.id}${title}${what}${copyNote(written)}`);
}

function copyNote(written: Loaded["written"]): string {
  if (written.outcome === "duplicate" || written.nearCopyOf === undefined) return "";
  return `; near-copy of ${written.nearCopyOf}, both count as one source`;
}

/** The same for machines, as a JSON object. */
export function jsonLine(loaded: Loaded | Failure): string {
  return JSON.stringify(additionOf(loaded));
}

function additionOf(loaded: Loaded | Failure): Addition {
  const { file, line } = loaded.place;
  if ("problem" in loaded) return { outcome: "failed", file, line, problem: loaded.problem };
  const { article, extraction, written } = loaded;
  const { silent, told } = extraction ? silentSentences(extraction) : { silent: null, told: null };
  return {
    ...written,
    file,
    line,
    id: article.id,
    title: article.title,
    entities: extraction?.entities.length ?? null,
    claims: extraction?.claims.length ?? null,
    sentences: told,
    sentencesWithoutClaim: silent,
  };
}

/** What kept an article out, in one line that begins with its place. */
export function failureLine({ place, problem }: Failure): string {
  const file = place.file === "-" ? "standard input" : place.file;
  return printable(`${file}${place.line === null ? "" : `, line ${place.line}`}: ${problem}`);
}

/** How many of an article's sentences make no claim, boilerplate aside. */
function silentSentences({ sentences, claims }: Extraction): { silent: number; told: number } {
  const telling = new Set(claims.map(({ sentence }) => sentence));
  const told = sentences.filter(({ role }) => role !== "boilerplate");
  return { silent: told.filter(({ index }) => !telling.has(index)).length, told: told.length };
}

function silence(extraction: Extraction): string {
  const { silent, told } = silentSentences(extraction);
  return `${silent} of ${counted(told, "sentence", "sentences")} without any`;
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

function shortened(title: string): string {
  const characters = [...title];
  return characters.length <= TITLE_LENGTH ? title : `${characters.slice(0, TITLE_LENGTH - 1).join("")}…`;
}

/** Without what would move a terminal's cursor or turn its writing round: titles and file names come from anywhere. */
export function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ");
}
