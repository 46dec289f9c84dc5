import { foldName } from "#data/gazetteer/fold.ts";
import type { Gazetteer, Gender } from "#data/gazetteer/rows.ts";
import type { Draft, Drafts } from "./draft.ts";
import { oneSpelling } from "./spelling.ts";

const SUFFIX = /^(?:jr|sr|ii|iii|iv|frs|mp|mep|mla|kc|qc|obe|mbe|cbe|kbe|phd|md|esq)$/;
/** What a surname may begin with: "Le Pen", "von der Leyen". */
const PARTICLE = /^(?:de|del|della|di|da|do|dos|du|van|von|zu|ter|ten|le|la|bin|ibn|ould|al|el)$/i;
const INITIAL = /^\p{L}\.?$/u;

/** Named so often somebody is whom the article is about, and keeps the surname though namesakes come in. */
const MAIN = 4;

/** The words by which a person is known: without initials and "Jr.", as far as anything else is left. Never none. */
export function nameWords(text: string): string[] {
  const all = text.replace(/\s*-\s*/g, "-").split(/\s+/);
  const words = all.filter((word) => !SUFFIX.test(word.toLowerCase().replace(/[.,]/g, "")));
  const long = words.filter((word) => !INITIAL.test(word));
  if (long.length > 0) return long;
  return words.length > 0 ? words : all;
}

/** People by the full names an article gives them; a surname, wherever it stands, is found here. */
export class People {
  readonly #full = new Map<string, Draft>();
  readonly #bySurname = new Map<string, Draft[]>();
  readonly #byGivenName = new Map<string, Draft[]>();
  /** How often each was named so far, and in which sentence last by full name, as the text goes. */
  readonly #times = new Map<Draft, number>();
  readonly #inFull = new Map<Draft, number>();
  readonly #drafts: Drafts;
  readonly #gazetteer: Gazetteer;

  constructor(drafts: Drafts, gazetteer: Gazetteer) {
    this.#drafts = drafts;
    this.#gazetteer = gazetteer;
  }

  /** Learns a full name of two words or more. Call it for all of an article's before asking for any. */
  learn(text: string): void {
    const words = nameWords(text);
    const key = this.#keyOf(words);
    if (words.length < 2 || this.#full.has(key)) return;
    const surname = this.#keyOf(words.slice(-1));
    // "Ursula von der Leyen" and "Ursula Gertrud von der Leyen": given name and surname agree
    const same = (this.#bySurname.get(surname) ?? []).find(
      (one) => this.#keyOf(nameWords(one.name).slice(0, 1)) === this.#keyOf(words.slice(0, 1)),
    );
    const draft =
      same ??
      this.#drafts.add({
        kind: "person",
        name: words.join(" "),
        canonical: { name: key },
        gender: this.genderOf(words),
      });
    draft.aliases.add(text);
    this.#full.set(key, draft);
    if (same) return;
    push(this.#bySurname, surname, draft);
    push(this.#byGivenName, this.#keyOf(words.slice(0, 1)), draft);
    if (words.length > 2) push(this.#bySurname, this.#keyOf(words.slice(-2)), draft);
    const particle = words.findIndex((word, at) => at > 0 && PARTICLE.test(word));
    if (particle > 0 && particle < words.length - 2)
      push(this.#bySurname, this.#keyOf(words.slice(particle)), draft);
  }

  /** Is this one word the surname of somebody with a full name? */
  knows(text: string): boolean {
    return this.#bySurname.has(this.#keyOf(nameWords(text)));
  }

  /**
   * The person a name stands for; one known only by this name where the article has no fuller one. Of several with one surname it
   * is whom the sentence before names for the first time, else the one named most often; but rather another than whom the same
   * sentence names in full ("Wang Wenbin said that Wang had left"). Call it in the order of the text.
   */
  find(text: string, sentence: number): Draft {
    const words = nameWords(text);
    const key = this.#keyOf(words);
    // "Le Pen" after "Marine Le Pen" is a surname of two words
    const surname = PARTICLE.test(words[0] ?? "") && this.#bySurname.has(key);
    const full = surname ? undefined : this.#full.get(key);
    if (full) this.#inFull.set(full, sentence);
    const found = full ?? this.#called(key, text, sentence);
    this.#times.set(found, (this.#times.get(found) ?? 0) + 1);
    return found;
  }

  #called(key: string, text: string, sentence: number): Draft {
    const words = nameWords(text);
    const namesakes =
      this.#bySurname.get(key) ?? (words.length === 1 ? this.#byGivenName.get(key) : undefined) ?? [];
    const fullIn = (draft: Draft) => this.#inFull.get(draft) ?? -1;
    const timesOf = (draft: Draft) => this.#times.get(draft) ?? 0;
    const known = namesakes.filter((draft) => timesOf(draft) > 0 && fullIn(draft) !== sentence);
    const [main] = known.toSorted((a, b) => timesOf(b) - timesOf(a) || fullIn(b) - fullIn(a));
    const fresh = known.find((draft) => fullIn(draft) === sentence - 1 && timesOf(draft) === 1);
    const best =
      (main && timesOf(main) < MAIN ? fresh : undefined) ??
      main ??
      namesakes.find((draft) => fullIn(draft) === sentence) ??
      namesakes[0];
    return (
      best ??
      this.#drafts.named(`person ${key}`, () => ({
        kind: "person",
        name: words.join(" "),
        canonical: words.length > 1 ? { name: key } : { partOfName: key },
        gender: words.length > 1 ? this.genderOf(words) : "u",
      }))
    );
  }

  #keyOf(words: readonly string[]): string {
    return oneSpelling(words, this.#gazetteer);
  }

  genderOf(words: readonly string[]): Gender {
    return this.#gazetteer.genderOf.get(foldName(words[0] ?? "")) ?? "u";
  }
}

function push(map: Map<string, Draft[]>, key: string, draft: Draft): void {
  const list = map.get(key);
  if (list) list.push(draft);
  else map.set(key, [draft]);
}
