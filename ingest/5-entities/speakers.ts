import type { Token } from "#ingest/3-parse/tree.ts";
import { baseRelation, lemmaOf } from "#ingest/4-mentions/grammar.ts";
import type { Draft } from "./draft.ts";
import type { Scene } from "./working.ts";

const SAYING: ReadonlySet<string> = new Set(
  "say tell add note explain argue warn insist declare claim announce state write tweet comment reply ask continue conclude acknowledge admit stress emphasize emphasise recall remark respond".split(
    " ",
  ),
);
const OPENING = /^["“„«]|^``$/;
const QUOTE = /^["“”„«»]|^``$|^''$/;
/** What somebody gives who speaks for the rest of the text. */
const SPEECH = new Set(["remark", "remarks", "speech", "address", "statement", "testimony", "lecture"]);
const CONVERSATION = new Set([
  "interview",
  "talk",
  "speak",
  "sit",
  "chat",
  "catch",
  "converse",
  "conversation",
]);
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

const endsLabel = (forms: readonly string[], end: number): boolean =>
  forms[end] === ":" || (forms[end] === "." && end === forms.length - 1 && end < 5);

/** "OKAFOR: We …", "Mr. Okafor." alone: a transcript names its speakers before what they say. */
function labelled({ grammar: g, resolved }: Scene): Draft | null {
  for (const { candidate, drafts, form } of resolved.values())
    if (
      candidate.firstToken <= 3 &&
      endsLabel(g.forms, candidate.endToken) &&
      form === "name" &&
      drafts[0]?.kind === "person"
    )
      return drafts[0];
  return null;
}

/** The person whom the lead says was interviewed, or made the speech that follows. */
function guestOf(scenes: readonly Scene[]): Draft | null {
  const voice = ownVoice(scenes);
  if (voice.sentences < 3) return null;
  const people = new Map<Draft, number>();
  let [talks, speech] = [false, false];
  for (const scene of scenes.slice(0, LEAD)) {
    const lemmas = new Set(scene.grammar.tokens.map(lemmaOf));
    const talk =
      lemmas.has("interview") ||
      ([...CONVERSATION].some((verb) => lemmas.has(verb)) && (lemmas.has("with") || lemmas.has("to")));
    const speaks = [...SPEECH].some((noun) => lemmas.has(noun));
    talks ||= talk;
    speech ||= speaks;
    for (const { drafts, form, candidate } of scene.resolved.values()) {
      const one = drafts[0];
      if (form !== "name" || one?.kind !== "person") continue;
      const bonus =
        talk && isUnder(scene, candidate.head, CONVERSATION, false)
          ? 4
          : speaks && isUnder(scene, candidate.head, SPEECH, true)
            ? 3
            : 0;
      people.set(one, (people.get(one) ?? 0) + 1 + bonus);
    }
  }
  const [best] = [...people].sort((a, b) => b[1] - a[1]);
  if (best === undefined) return null;
  if (talks && voice.questions >= 2) return best[0];
  // a speech has one speaker: whoever the lead says gave it
  return speech && best[1] > 3 ? best[0] : null;
}

/** Does a name hang on one of these words ("an interview with X", "X's remarks"), or, for a giver, on a verb that has one as its object? */
function isUnder({ grammar: g }: Scene, head: number, words: ReadonlySet<string>, giver: boolean): boolean {
  let at = head;
  for (let step = 0; step < 4 && at >= 0; step++) {
    const token = g.tokens[at] as Token;
    if (words.has(lemmaOf(token)) && at !== head)
      return giver || baseRelation(g.tokens[head] as Token) !== "nsubj";
    if (
      giver &&
      at !== head &&
      (g.children[at] ?? []).some(
        (child) =>
          words.has(lemmaOf(g.tokens[child] as Token)) && baseRelation(g.tokens[child] as Token) === "obj",
      )
    )
      return true;
    at = token.head;
  }
  return false;
}

/** In how many sentences the text says "I" outside quotation marks, and how many are questions. */
function ownVoice(scenes: readonly Scene[]): { sentences: number; questions: number } {
  let [sentences, questions] = [0, 0];
  for (const {
    grammar: { forms },
  } of scenes) {
    if (forms.some((form) => /^(?:I|my|My)$/.test(form)) && !forms.some((form) => QUOTE.test(form)))
      sentences++;
    if (forms.at(-1) === "?") questions++;
  }
  return { sentences, questions };
}
