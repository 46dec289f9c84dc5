import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { readGazetteer } from "#data/gazetteer/read.ts";
import { splitSentences } from "#ingest/2-sentences/split.ts";
import { tokenize } from "#ingest/2-sentences/tokenize.ts";
import { loadModels } from "#ingest/3-parse/load.ts";
import { parseAll } from "#ingest/3-parse/parse.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import type { Article } from "#schema/article.ts";
import type { ArticleId } from "#schema/ids.ts";
import type { Recent } from "../discourse.ts";
import { antecedentOf, columnOf, optionsOf } from "../pronouns.ts";
import { resolveEntities } from "../resolve.ts";
import type { Feature } from "../weights.ts";
import { type GoldDocument, type GoldMention, readDocuments } from "./documents.ts";
import { type Choice, fitWeights } from "./fit.ts";

const GENRES = /^GUM_(?:news|interview|speech|bio)_/;

const WEIGHTS_FILE = join(import.meta.dirname, "..", "weights.ts");

const options = new Command("fit")
  .description(
    "Fits the weights of pronouns' antecedents to GUM's coreference; the same data and models give the same weights.",
  )
  .requiredOption("--treebanks <folder>", "folder with gum-train.conllu")
  .option("--out <file>", "where the weights are written", WEIGHTS_FILE)
  .parse()
  .opts<{ treebanks: string; out: string }>();

const gazetteer = readGazetteer();
const models = loadModels(undefined, gazetteer);
const file = join(options.treebanks, "gum-train.conllu");
const choices = readDocuments(readFileSync(file, "utf8"), (id) => GENRES.test(id)).flatMap(choicesIn);
console.log(`${choices.length} pronouns`);
const weights = fitWeights(choices, (round, likelihood, right) =>
  console.log(`round ${round}: log-likelihood ${likelihood.toFixed(3)}, right ${(100 * right).toFixed(1)} %`),
);
const rows = Object.entries(weights).map(
  ([feature, row]) => `  ${feature}: [${row.map((one) => one.toFixed(2)).join(", ")}],`,
);
const source = readFileSync(WEIGHTS_FILE, "utf8");
writeFileSync(
  options.out,
  source.replace(/(export const WEIGHTS = \{\n)[^}]*(\n\})/, `$1${rows.join("\n")}$2`),
);

/** Every third-person pronoun of a document; after each the right antecedent is taken, so that one error breeds no others. */
function choicesIn({ id, text, mentions }: GoldDocument): Choice[] {
  const found: Choice[] = [];
  const article: Article = {
    id: id as ArticleId,
    title: null,
    text,
    url: null,
    outlet: null,
    byline: null,
    publishedAt: null,
    language: "en",
  };
  const trees = parseAll(
    splitSentences(article).map((sentence) => ({
      sentence,
      words: sentence.role === "boilerplate" ? [] : tokenize(text, sentence),
    })),
    models,
  );
  const goldAt = (token: Token): GoldMention | undefined =>
    mentions
      .filter(({ head }) => head.start < token.end && token.start < head.end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  const isRight = (recent: Recent, pronoun: GoldMention): boolean => {
    const token = trees[recent.sentence]?.tokens[recent.token];
    if (token === undefined) return false;
    if (recent.form !== null || recent.drafts.length < 2) return goldAt(token)?.group === pronoun.group;
    // "A and B" together
    return mentions.some(
      ({ group, start, end }) =>
        group === pronoun.group &&
        start <= token.start &&
        token.end <= end &&
        / and /.test(text.slice(start, end)),
    );
  };
  resolveEntities(article, trees, gazetteer, (g, discourse, candidate, pronoun, sentence) => {
    const gold = mentions.find(({ start, end }) => start === candidate.start && end === candidate.end);
    if (gold === undefined) return antecedentOf(g, discourse, candidate, pronoun, sentence);
    const allowed = optionsOf(g, discourse, candidate, pronoun, sentence).map(({ recent, features }) => ({
      recent,
      features,
      right: isRight(recent, gold),
    }));
    found.push({
      column: columnOf(pronoun),
      options: allowed.map(({ right, features }: { right: boolean; features: Feature[] }) => ({
        right,
        features,
      })),
    });
    return allowed.find(({ right }) => right)?.recent ?? null;
  });
  return found;
}
