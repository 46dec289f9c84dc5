import type { Sentence } from "#schema/article.ts";

/** A sentence with its text, and the space that stood before it. */
export interface ReadSentence extends Sentence {
  text: string;
  before: string;
}

/** An article's sentences in paragraphs: a new one wherever a line break stands between two sentences, and where the role changes. */
export function paragraphsOf(text: string, sentences: readonly Sentence[]): ReadSentence[][] {
  const paragraphs: ReadSentence[][] = [];
  let previous: Sentence | null = null;
  for (const sentence of sentences) {
    const before = previous === null ? "" : text.slice(previous.end, sentence.start);
    const read = { ...sentence, text: text.slice(sentence.start, sentence.end), before };
    const current = paragraphs.at(-1);
    if (current === undefined || before.includes("\n") || previous?.role !== sentence.role)
      paragraphs.push([read]);
    else current.push(read);
    previous = sentence;
  }
  return paragraphs;
}
