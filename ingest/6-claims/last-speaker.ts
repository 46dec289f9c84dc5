import type { EntityId } from "#schema/ids.ts";
import type { End, SentenceMentions } from "./ends.ts";
import { type Syntax, tokenAt } from "./syntax.ts";

/** For how many sentences a speaker is remembered. */
const SENTENCES = 2;

/**
 * Who spoke last, where that is nobody known by name ("the report", "critics"): an "it" or "they" that stage 5 left open and that goes
 * on speaking is taken for them. One for an article, asked in text order.
 */
export class LastSpeaker {
  #last: { sentence: number; plural: boolean; entities: EntityId[] } | null = null;

  /** Notes who says something in a sentence. */
  note(s: Syntax, mentions: SentenceMentions, source: readonly End[]): void {
    const [only] = source;
    if (only === undefined) return;
    const { sentence, head, entities, form } = mentions.get(only.mention);
    if (form === "pronoun") return;
    const plural = source.length > 1 || /S$/.test(tokenAt(s, head).xpos);
    this.#last = only.how === "a thing" ? { sentence, plural, entities } : null;
  }

  /** The number of a mention for a pronoun that nobody resolved, of which something is said; null where nobody is known to speak. */
  resume(s: Syntax, mentions: SentenceMentions, pronoun: number, sentence: number): number | null {
    const wanted = /^(?:it|they)$/i.exec(tokenAt(s, pronoun).form)?.[0];
    if (wanted === undefined || this.#last === null || sentence - this.#last.sentence > SENTENCES)
      return null;
    if (this.#last.plural !== /^they$/i.test(wanted)) return null;
    return mentions.introduce(
      { firstToken: pronoun, endToken: pronoun + 1, head: pronoun },
      this.#last.entities,
    );
  }
}
