import { areCopies, type Print } from "./print.ts";

/**
 * Copies of one text are one source. An article follows the earliest one of which it is a copy, or which is a copy of it; who follows nobody
 * is a source. Nothing but the set of stored texts decides it.
 */

/** A print as a store keeps it: `follows` and `source` are ranks, its own where it follows nobody. */
export interface Kept extends Pick<Print, "rank" | "size" | "sketch"> {
  follows: string;
}

export type CopyAsk =
  /** The first of those that share a band with a print and rank after `after`: of those that rank before it, or of those that follow one that ranks behind it. */
  | { ask: "alike"; rank: string; bands: readonly string[]; behind: boolean; after: string; limit: number }
  | { ask: "followers"; rank: string }
  /** Those that follow one, and their bands. */
  | { ask: "bands"; rank: string }
  | { ask: "kept"; rank: string };

export interface CopyAnswers {
  alike: Kept[];
  followers: Kept[];
  bands: string[];
  kept: Kept | null;
}

export type CopyAsking<Result> = Generator<CopyAsk, Result, CopyAnswers[keyof CopyAnswers]>;

/** Prints that are asked for at once, at most. */
const PAGE = 64;

function* ask<Kind extends CopyAsk["ask"]>(
  question: Extract<CopyAsk, { ask: Kind }>,
): CopyAsking<CopyAnswers[Kind]> {
  return (yield question) as CopyAnswers[Kind];
}

/** Whom a text that is new follows, and who follows it from now on. */
export function* joined(print: Print): CopyAsking<{ follows: string; followers: string[] }> {
  return { followers: yield* followersOf(print), follows: yield* followed(print) };
}

/** Those that follow a print, or will when it is there. */
function* followersOf(print: Print): CopyAsking<string[]> {
  const followers: string[] = [];
  for (let after = ""; ; ) {
    const { rank, bands } = print;
    const page: Kept[] = yield* ask<"alike">({ ask: "alike", rank, bands, behind: true, after, limit: PAGE });
    followers.push(...page.filter((one) => areCopies(print, one)).map((one) => one.rank));
    if (page.length < PAGE) return followers;
    after = page.at(-1)!.rank;
  }
}

/** Whom those follow that followed one that is gone. */
export function* left(rank: string): CopyAsking<Map<string, string>> {
  const follows = new Map<string, string>();
  for (const one of yield* ask<"followers">({ ask: "followers", rank })) {
    if (one.rank === rank) continue;
    const bands = yield* ask<"bands">({ ask: "bands", rank: one.rank });
    follows.set(one.rank, yield* followed({ ...one, bands }));
  }
  return follows;
}

/** The sources of some prints and of all that follow them, in steps. */
export function* sourcesOf(ranks: readonly string[]): CopyAsking<Map<string, string>> {
  const sources = new Map<string, string>();
  const waiting = [...ranks];
  for (let rank = waiting.pop(); rank !== undefined; rank = waiting.pop()) {
    if (sources.has(rank)) continue;
    let source = rank;
    for (;;) {
      const kept: Kept | null = yield* ask<"kept">({ ask: "kept", rank: source });
      if (kept === null || kept.follows === source) break;
      source = kept.follows;
    }
    sources.set(rank, source);
    for (const one of yield* ask<"followers">({ ask: "followers", rank })) waiting.push(one.rank);
  }
  return sources;
}

/** The first of those before a print that are copies of it; itself where there is none. Mostly the first that is alike is one. */
function* followed(print: Print): CopyAsking<string> {
  const { rank, bands } = print;
  let after = "";
  for (let limit = 2; ; limit = Math.min(2 * limit, PAGE)) {
    const page: Kept[] = yield* ask<"alike">({ ask: "alike", rank, bands, behind: false, after, limit });
    const first = page.find((one) => areCopies(print, one));
    if (first) return first.rank;
    if (page.length < limit) return rank;
    after = page.at(-1)!.rank;
  }
}
