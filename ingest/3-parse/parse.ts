import type { Word } from "#ingest/2-sentences/word.ts";
import type { Sentence } from "#schema/article.ts";
import { joinChunks, splitLong } from "./chunks.ts";
import type { Models } from "./load.ts";
import { findNames } from "./names/find.ts";
import { type Annotation, annotate } from "./network/annotate.ts";
import { mend } from "./repair.ts";
import { fold, titledNames, unfold } from "./titled-names.ts";
import type { Token, Tree } from "./tree.ts";

/** What the models say of one word; `head` is its index in the sentence, -1 for the root. */
export type Analysis = Omit<Token, keyof Word>;

/** Read as the treebanks mostly write it. */
const DASH = /^[–—]$/;

/** Sentences run through the network together until they hold this many words. */
const BATCH = 512;

/**
 * The dependency tree of a sentence with tags, lemmas and names. Pure: the same words and models give the same tree. Any words are
 * survived; very long sentences are parsed in pieces, so that time grows with length alone. No words give a tree without tokens.
 */
export function parse(sentence: Sentence, words: Word[], models: Models): Tree {
  return parseAll([{ sentence, words }], models)[0]!;
}

/** `parse` for many sentences at once: the same trees, about half as fast again. */
export function parseAll(sentences: { sentence: Sentence; words: Word[] }[], models: Models): Tree[] {
  const analyses = analyse(
    sentences.map(({ words }) => words.map((word) => word.form)),
    models,
  );
  return sentences.map(({ sentence, words }, s) => ({
    sentence,
    tokens: mend(
      words.map((word, i): Token => ({ ...word, ...analyses[s]![i]! })),
      models.lemmatizer,
      models.gazetteer,
    ),
  }));
}

/** Tags, lemmas, heads and names of sentences given as their words' forms. */
export function analyse(written: string[][], models: Models): Analysis[][] {
  const sentences = written.map((forms) => forms.map((form) => (DASH.test(form) ? "--" : form)));
  const plain = annotateAll(sentences, models);
  const phrases = sentences.map((forms) => titledNames(forms, models.gazetteer));
  const titled = [...phrases.keys()].filter((s) => phrases[s]!.length > 0);
  const again = annotateAll(
    titled.map((s) => fold(sentences[s]!, phrases[s]!)),
    models,
  );
  for (const [k, s] of titled.entries())
    plain[s] = unfold(again[k]!, plain[s]!, sentences[s]!, phrases[s]!, models.inner);
  return sentences.map((forms, s) => describe(forms, plain[s]!, models));
}

function annotateAll(sentences: string[][], models: Models): Annotation[] {
  const pieces = sentences.flatMap((forms, sentence) =>
    splitLong(forms).map((piece) => ({ sentence, forms: piece })),
  );
  const annotations: Annotation[][] = sentences.map(() => []);
  for (const group of groups(pieces)) {
    const longestFirst = group.toSorted((a, b) => b.piece.forms.length - a.piece.forms.length || a.at - b.at);
    const found = annotate(
      models.network,
      longestFirst.map(({ piece }) => piece.forms),
    );
    const byPlace = longestFirst.map(({ piece, at }, k) => ({
      sentence: piece.sentence,
      at,
      annotation: found[k]!,
    }));
    byPlace.sort((a, b) => a.at - b.at);
    for (const { sentence, annotation } of byPlace) annotations[sentence]!.push(annotation);
  }
  const apart = models.labels.indexOf("parataxis");
  return annotations.map((pieces) => joinChunks(pieces, apart));
}

interface Piece {
  sentence: number;
  forms: string[];
}

function groups(pieces: Piece[]): { piece: Piece; at: number }[][] {
  const out: { piece: Piece; at: number }[][] = [];
  let words = BATCH;
  for (const [at, piece] of pieces.entries()) {
    if (words + piece.forms.length > BATCH) {
      out.push([]);
      words = 0;
    }
    out[out.length - 1]!.push({ piece, at });
    words += piece.forms.length;
  }
  return out;
}

function describe(forms: string[], { tags, heads, labels, names }: Annotation, models: Models): Analysis[] {
  const found = findNames(forms, names, models.nameModel, models.gazetteer);
  return forms.map((form, i) => {
    const [upos, xpos] = models.tags[tags[i]!]!;
    return {
      upos,
      xpos,
      lemma: models.lemmatizer.lemma(form, upos, xpos),
      head: heads[i]!,
      deprel: models.labels[labels[i]!]!,
      name: models.names[found[i]!]!,
    };
  });
}
