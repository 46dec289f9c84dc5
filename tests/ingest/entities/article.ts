import { readGazetteer } from "#data/gazetteer/read.ts";
import { splitSentences } from "#ingest/2-sentences/split.ts";
import { tokenize } from "#ingest/2-sentences/tokenize.ts";
import { loadModels } from "#ingest/3-parse/load.ts";
import { parseAll } from "#ingest/3-parse/parse.ts";
import type { Resolution } from "#ingest/5-entities/resolution.ts";
import { resolveEntities } from "#ingest/5-entities/resolve.ts";
import type { Article } from "#schema/article.ts";
import type { ArticleId } from "#schema/ids.ts";

const gazetteer = readGazetteer();
const models = loadModels(undefined, gazetteer);

export const articleOf = (text: string, publishedAt: string | null = null): Article => ({
  id: "test" as ArticleId,
  title: null,
  text,
  url: null,
  outlet: null,
  byline: null,
  publishedAt,
  language: "en",
});

/** Stages 2 to 5 on a text. */
export function resolutionOf(text: string, publishedAt: string | null = null): Resolution {
  const article = articleOf(text, publishedAt);
  const trees = parseAll(
    splitSentences(article).map((sentence) => ({
      sentence,
      words: sentence.role === "boilerplate" ? [] : tokenize(text, sentence),
    })),
    models,
  );
  return resolveEntities(article, trees, gazetteer);
}

/** "Chile: name actor state:CL", one line a mention, in text order. */
export function mentionsIn(text: string): string[] {
  const { mentions } = resolutionOf(text);
  return mentions.map(
    ({ start, end, form, reading, entities }) =>
      `${text.slice(start, end)}: ${form} ${reading} ${entities.join("+").replaceAll("@test", "@")}`,
  );
}

/** Of each bracketed stretch, the entities it stands for. */
export function markedIn(marked: string): (string | undefined)[] {
  const text = marked.replace(/[[\]]/g, "");
  const { mentions } = resolutionOf(text);
  const spans: { start: number; end: number }[] = [];
  let shift = 0;
  for (const match of marked.matchAll(/\[([^\]]*)\]/g)) {
    const start = match.index - shift;
    spans.push({ start, end: start + (match[1]?.length ?? 0) });
    shift += 2;
  }
  return spans.map(({ start, end }) =>
    mentions
      .find((mention) => mention.start === start && mention.end === end)
      ?.entities.join("+")
      .replaceAll("@test", "@"),
  );
}
