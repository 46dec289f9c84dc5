import type { Sentence } from "#schema/article.ts";
import { lexeme } from "./lexeme.ts";
import type { Models } from "./load.ts";
import { NAME_TAGS, nameWords } from "./namer.ts";
import { tagWords } from "./tagger.ts";
import { parseGreedy } from "./transitions.ts";
import type { NameTag, Token, Tree, Upos, Word } from "./tree.ts";

export interface Analysis {
  upos: Upos;
  xpos: string;
  lemma: string;
  head: number;
  deprel: string;
  name: NameTag;
}

/** Tags, heads and names of a list of forms. */
export function analyse(forms: string[], models: Models): Analysis[] {
  const words = forms.map(lexeme);
  const tags = new Int32Array(words.length);
  tagWords(words, models.tagger, tags);
  const names = new Int32Array(words.length);
  nameWords(words, tags, models.names, names);
  const state = parseGreedy(words, tags, models.parser);
  return forms.map((form, i) => {
    const [upos, xpos] = models.tags[tags[i]!]! as [Upos, string];
    const head = state.heads[i]!;
    const root = head === words.length;
    return {
      upos, xpos,
      lemma: models.lemmatizer.lemma(form, upos, xpos),
      head: root ? -1 : head,
      deprel: root ? "root" : models.labels[state.labels[i]!]!,
      name: NAME_TAGS[names[i]!]!,
    };
  });
}

/** The dependency tree of a sentence with tags, lemmas and names. Pure: the same words and models give the same tree. */
export function parse(sentence: Sentence, words: Word[], models: Models): Tree {
  const analysis = analyse(words.map((word) => word.form), models);
  return { sentence, tokens: words.map((word, i): Token => ({ ...word, ...analysis[i]! })) };
}
