import type { Token } from "#ingest/3-parse/tree.ts";
import { baseRelation, lemmaOf } from "#ingest/4-mentions/grammar.ts";
import type { Draft } from "./draft.ts";
import type { Scene } from "./working.ts";

export const SAYING: ReadonlySet<string> = new Set(
  "say tell add note explain argue warn insist declare claim announce state write tweet comment reply ask continue conclude acknowledge admit stress emphasize emphasise recall remark respond".split(
    " ",
  ),
);
const OPENING = /^["“„«]|^``$/;
const QUOTE = /^["“”„«»]|^``$|^''$/;
const CONVERSATION = /^(?:interview|talk|speak|sit|chat|catch|converse|conversation)$/;
/** An interview names its guest near its beginning. */
const LEAD = 12;

/** Whose words a sentence's "I" and "you" belong to, for text that is somebody's own: quotations, statements, transcripts, interviews. */
export class Speakers {
  /** The one who is interviewed, whose "I" the answers are and whose "you" the questions. */
  readonly #guest: Draft | null;
  /** Who was last quoted as saying something. */
  #quoted: Draft | null = null;
  /** Whose words follow a line that ends with a colon. */
  #stating: Draft | null = null;
  #inQuote = false;

  constructor(scenes: readonly Scene[]) {
    this.#guest = guestOf(scenes);
  }

  /** Call it for each sentence before its pronouns are resolved. */
  enter(scene: Scene): void {
    const label = labelled(scene);
    if (label) this.#stating = label;
  }

  /** The speaker whose "I" stands at a token. */
  of(scene: Scene, token: number): Draft | null {
    const { forms } = scene.grammar;
    const marks = forms.slice(0, token).filter((form) => QUOTE.test(form)).length;
    const quoted = this.#inQuote ? marks % 2 === 0 : marks % 2 === 1;
    if (quoted) return sayer(scene) ?? this.#quoted;
    return this.#stating ?? this.#guest;
  }

  /** Whom a question's "you" addresses. */
  addressed({ grammar: { forms } }: Scene): Draft | null {
    return forms.at(-1) === "?" ? this.#guest : null;
  }

  leave(scene: Scene): void {
    const { forms } = scene.grammar;
    const said = sayer(scene);
    if (said) this.#quoted = said;
    if (forms.at(-1) === ":" && said) this.#stating = said;
    const marks = forms.filter((form) => QUOTE.test(form)).length;
    if (marks % 2 === 1)
      this.#inQuote = OPENING.test(forms.findLast((form) => QUOTE.test(form)) ?? "") && !this.#inQuote;
    else if (marks > 0) this.#inQuote = false;
  }
}

/** The person who says something in a sentence, by name or description. */
function sayer({ grammar: g, resolved }: Scene): Draft | null {
  for (const { candidate, drafts, form } of resolved.values()) {
    const token = g.tokens[candidate.head] as Token;
    const verb = g.tokens[token.head];
    if (
      drafts.length === 1 &&
      drafts[0]?.kind === "person" &&
      form !== "adjective" &&
      baseRelation(token) === "nsubj" &&
      verb &&
      SAYING.has(lemmaOf(verb))
    )
      return drafts[0];
  }
  return null;
}

/** "OKAFOR: We …": a transcript names its speakers before a colon. */
function labelled({ grammar: g, resolved }: Scene): Draft | null {
  for (const { candidate, drafts, form } of resolved.values())
    if (
      candidate.firstToken <= 2 &&
      g.forms[candidate.endToken] === ":" &&
      form === "name" &&
      drafts[0]?.kind === "person"
    )
      return drafts[0];
  return null;
}

/** The person whom the lead says was interviewed. */
function guestOf(scenes: readonly Scene[]): Draft | null {
  const people = new Map<Draft, number>();
  let talks = false;
  for (const scene of scenes.slice(0, LEAD)) {
    const { tokens } = scene.grammar;
    const here = tokens.some(
      (token) =>
        CONVERSATION.test(lemmaOf(token)) &&
        (lemmaOf(token) === "interview" || tokens.some(({ form }) => /^(?:with|to)$/.test(form))),
    );
    talks ||= here;
    for (const { drafts, form, candidate } of scene.resolved.values()) {
      const one = drafts[0];
      if (form !== "name" || one?.kind !== "person") continue;
      people.set(one, (people.get(one) ?? 0) + (here && isPartner(scene, candidate.head) ? 4 : 1));
    }
  }
  if (!talks || !hasOwnVoice(scenes)) return null;
  return [...people].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** "interviewed X", "spoke with X", "an interview with X". */
function isPartner({ grammar: g }: Scene, head: number): boolean {
  let at = head;
  for (let step = 0; step < 4 && at >= 0; step++) {
    const token = g.tokens[at] as Token;
    if (CONVERSATION.test(lemmaOf(token))) return baseRelation(g.tokens[head] as Token) !== "nsubj";
    at = token.head;
  }
  return false;
}

/** Does the text speak in the first person outside quotation marks, and ask questions? */
function hasOwnVoice(scenes: readonly Scene[]): boolean {
  let own = 0;
  let questions = 0;
  for (const {
    grammar: { forms },
  } of scenes) {
    if (
      forms.some((form) => form === "I" || form === "my" || form === "My") &&
      !forms.some((form) => QUOTE.test(form))
    )
      own++;
    if (forms.at(-1) === "?") questions++;
  }
  return own >= 3 && questions >= 2;
}
