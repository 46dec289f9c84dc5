import neo4j from "neo4j-driver";
import { answeredLater } from "../asking.ts";
import { articleOf, type Print } from "../copies/print.ts";
import {
  type CopyAnswers,
  type CopyAsk,
  type CopyAsking,
  joined,
  type Kept,
  left,
  sourcesOf,
} from "../copies/settle.ts";
import type { Run } from "./connection.ts";
import { COPIES } from "./cypher/copies.ts";
import { lock } from "./lock.ts";

/** Keeps what tells copies of an article's text, instead of what was kept before. @returns the ids of all whose source may be another one now */
export async function keepPrint(
  run: Run,
  article: string,
  outlet: string | null,
  print: Print | null,
): Promise<string[]> {
  const touched: string[] = [];
  const [before] = await run<{ rank: string; bands: string[] }>(COPIES.rankOf, { article });
  await lockCopies(run, before, print);
  if (before) {
    await run(COPIES.deletePrint, { rank: before.rank });
    touched.push(...(await follow(run, await settled(run, left(before.rank)))));
  }
  if (print) {
    const { rank, size, sketch, bands } = print;
    const { follows, followers } = await settled(run, joined(print));
    const properties = { rank, article, outlet, size: neo4j.int(size), sketch, follows, source: rank };
    await run(COPIES.createPrint, { properties, bands });
    touched.push(rank, ...(await follow(run, new Map(followers.map((one) => [one, rank])))));
  }
  if (touched.length === 0) return [];
  const sources = await settled(run, sourcesOf(touched));
  await run(COPIES.setSources, { rows: [...sources].map(([rank, source]) => ({ rank, source })) });
  return [...sources.keys()].map(articleOf);
}

/**
 * Holds still all that decides whom a print that goes or comes, and whoever may have another source by it, follow. A copy of a copy need share no
 * band with the first text, so whoever shares a band with anybody waits for all others who do.
 */
async function lockCopies(
  run: Run,
  gone: { rank: string; bands: string[] } | undefined,
  come: Print | null,
): Promise<void> {
  const bands = [...(gone?.bands ?? []), ...(come?.bands ?? [])];
  await lock(run, "band", bands);
  // Others may have come while this one waited: who shares a band is asked once nobody else can.
  const own = [gone, come].flatMap((print) => print?.rank ?? []);
  const [row] = await run<{ shared: boolean }>(COPIES.shared, { bands, own });
  if (row!.shared) await lock(run, "copies", ["all"]);
}

/** By whom an article is to be counted, which one without a print speaks for its outlet; the article of which its text is a copy, and one with which it shares its text. */
export async function voiceOf(
  run: Run,
  article: string,
  outlet: string | null,
  hasPrint = true,
): Promise<{ voice: string | null; copyOf: string | null; beside: string | null }> {
  if (!hasPrint) return { voice: outlet, copyOf: null, beside: null };
  const [row] = await run<{ id: string; outlet: string | null; follower: string | null }>(COPIES.beside, {
    article,
  });
  if (!row || row.id === article) return { voice: outlet, copyOf: null, beside: row?.follower ?? null };
  const voice = outlet === null ? null : (row.outlet ?? `copy of ${row.id}`);
  return { voice, copyOf: row.id, beside: row.id };
}

/** Has articles that are there counted by their present sources. */
export async function countBySource(run: Run, articles: readonly string[]): Promise<void> {
  for (const id of articles) {
    const [there] = await run<{ outlet: string | null }>(COPIES.outletOf, { id });
    if (!there) continue;
    const { voice, copyOf } = await voiceOf(run, id, there.outlet);
    await run(COPIES.setVoice, { id, voice, copyOf });
  }
}

async function follow(run: Run, follows: ReadonlyMap<string, string>): Promise<string[]> {
  const rows = [...follows].map(([rank, other]) => ({ rank, follows: other }));
  if (rows.length > 0) await run(COPIES.setFollows, { rows });
  return [...follows.keys()];
}

function settled<Result>(run: Run, work: CopyAsking<Result>): Promise<Result> {
  return answeredLater(work, (asked) => answer(run, asked));
}

async function answer(run: Run, asked: CopyAsk): Promise<CopyAnswers[CopyAsk["ask"]]> {
  const { rank } = asked;
  switch (asked.ask) {
    case "alike": {
      const { bands, after, behind, limit } = asked;
      return run<Kept>(behind ? COPIES.behind : COPIES.before, {
        bands,
        after,
        rank,
        limit: neo4j.int(limit),
      });
    }
    case "followers":
      return run<Kept>(COPIES.followers, { rank });
    case "bands":
      return (await run<{ band: string }>(COPIES.bands, { rank })).map(({ band }) => band);
    case "kept":
      return (await run<Kept>(COPIES.kept, { rank }))[0] ?? null;
  }
}
