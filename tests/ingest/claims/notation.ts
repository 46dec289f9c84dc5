import { readFileSync } from "node:fs";
import type { Claim } from "#schema/claim.ts";
import { statusOf } from "#schema/claim.ts";
import type { Extraction } from "#schema/extraction.ts";
import { RELATIONS } from "#schema/relations.ts";

/** A claim as `data/gold/claims.tsv` writes it: "Poland CRITICIZED Hungary (denied)". */
export interface GoldClaim {
  source: string;
  relation: string;
  target: string;
  tags: string[];
}

/** The rows of a table with tabs and a header, by their columns; throws where a row has more or fewer cells. */
export function readRows(file: string): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(new URL(`../../../data/gold/${file}`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  const columns = header.split("\t");
  return lines.map((line, i) => {
    const cells = line.split("\t");
    if (cells.length !== columns.length)
      throw new Error(`${file}, line ${i + 2} has ${cells.length} cells, not ${columns.length}: "${line}"`);
    return Object.fromEntries(columns.map((column, k) => [column, cells[k] as string]));
  });
}

/** Reads one cell of the table; claims are separated by " | ". */
export function readCell(cell: string): GoldClaim[] {
  return cell
    .split(" | ")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const tags = [...part.matchAll(/\(([^)]*)\)/g)].map((match) => match[1] as string);
      const bare = part.replace(/\([^)]*\)/g, "").trim();
      if (bare === "*") return { source: "*", relation: "*", target: "*", tags };
      const match = /^(.+?) ([A-Z]+(?:_[A-Z]+)*|\*) (.+)$/.exec(bare);
      if (!match) throw new Error(`not a claim: "${part}"; write "Source RELATION Target (tag)"`);
      return { source: match[1] as string, relation: match[2] as string, target: match[3] as string, tags };
    });
}

/** Whether the article makes such a claim; `*` stands for anything, `-` for an absent end. */
export function makes(record: Extraction, wanted: GoldClaim): boolean {
  const eventOnly = wanted.source === "*" && wanted.relation === "*" && wanted.target === "*";
  return record.claims.some((claim) => {
    if (eventOnly)
      return claim.event !== null && claim.polarity === "affirmed" && tagsFit(record, claim, wanted.tags);
    if (wanted.relation !== "*" && wanted.relation !== claim.relation) return false;
    const ways = [[claim.source, claim.target]];
    if (RELATIONS[claim.relation].symmetric) {
      ways.push([claim.target, claim.source]);
      if (claim.target.length === 0) ways.push([claim.source, claim.source]);
    }
    return (
      ways.some(
        ([from = [], to = []]) => isEnd(record, from, wanted.source) && isEnd(record, to, wanted.target),
      ) && tagsFit(record, claim, wanted.tags)
    );
  });
}

function isEnd(record: Extraction, side: number[], name: string): boolean {
  if (name === "*") return true;
  if (name === "-") return side.length === 0;
  const wanted = fold(name);
  return side.some((i) => {
    const mention = record.mentions[i];
    if (!mention) return false;
    if (fold(record.article.text.slice(mention.start, mention.end)) === wanted) return true;
    return mention.entities.some((id) => {
      const entity = record.entities.find((one) => one.id === id);
      return entity !== undefined && [entity.name, ...entity.aliases].some((one) => fold(one) === wanted);
    });
  });
}

const fold = (name: string): string => name.toLowerCase().replace(/^the /, "").replace(/’/g, "'").trim();

function tagsFit(record: Extraction, claim: Claim, tags: string[]): boolean {
  return tags.every((tag) => {
    if (tag.startsWith("attributed to "))
      return isEnd(record, claim.attributedTo, tag.slice("attributed to ".length));
    if (tag.startsWith("date "))
      return claim.date !== null && claim.date.from <= tag.slice(5) && tag.slice(5) <= claim.date.to;
    return statusOf(claim) === tag;
  });
}

/** The claims of an article in the table's notation, for the reader of a failing test. */
export function inWords(record: Extraction): string[] {
  const words = (side: number[]) =>
    side
      .map((i) => record.article.text.slice(record.mentions[i]?.start, record.mentions[i]?.end))
      .join(" + ") || "-";
  return record.claims.map(
    (claim) => `${words(claim.source)} ${claim.relation} ${words(claim.target)} (${statusOf(claim)})`,
  );
}
