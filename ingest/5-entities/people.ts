import { foldName } from "#data/gazetteer/fold.ts";
import type { Gazetteer, Gender } from "#data/gazetteer/rows.ts";
import type { Draft, Drafts } from "./draft.ts";
import { oneSpelling } from "./spelling.ts";

const SUFFIX = /^(?:jr|sr|ii|iii|iv|frs|mp|mep|mla|kc|qc|obe|mbe|cbe|kbe|phd|md|esq)$/;
/** What a surname may begin with: "Le Pen", "von der Leyen". */
const PARTICLE = /^(?:de|del|della|di|da|do|dos|du|van|von|zu|ter|ten|le|la|bin|ibn|ould|al|el)$/i;
/** Whose son or daughter somebody is stands behind it. */
const PATRONYMIC = /^(?:bin|ibn|bint|ould)$/i;
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

/** "Jr." or "Sr.", by which a father and his son of one name are told apart; empty where it is not said. */
function generationOf(text: string): "" | "jr" | "sr" {
  const found = /[\s,](jr|sr)\.?$/i.exec(text.trim());
  return (found?.[1]?.toLowerCase() as "jr" | "sr" | undefined) ?? "";
}

/** The initials of a name, in lower case: "w" of "George W. Bush". */
function initialsOf(text: string): string {
  const initials = text.split(/[\s.]+/).filter((word) => INITIAL.test(word));
  return initials.join("").toLowerCase();
}

/** A full name as an article gives it. */
interface FullName {
  /** In one spelling. */
  words: string[];
  written: string[];
  initials: string;
  generation: string;
  /** Whether the given name is in short: "Joe". */
  isShort: boolean;
}

interface Bearer extends FullName {
  draft: Draft;
}

/** People by the full names an article gives them; a surname, wherever it stands, is found here. */
export class People {
  /** By first and last word: only those who share them can be one. */
  readonly #full = new Map<string, Bearer[]>();
  readonly #bySurname = new Map<string, Draft[]>();
  readonly #byGivenName = new Map<string, Draft[]>();
  /** By a word within the name of somebody known by a whole name: "Lula" of "Luiz Inácio Lula da Silva"; any other's may be a stranger's. */
  readonly #byInnerName = new Map<string, Draft[]>();
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
    if (words.length < 2) return;
    const name = this.#read(text);
    const same = this.#alike(name).find((one) => isSame(one, name))?.draft;
    if (same) {
      if (!same.aliases.has(text)) push(this.#full, endsOf(name), { ...name, draft: same });
      same.aliases.add(text);
      return;
    }
    const { generation } = name;
    const draft = this.#drafts.add({
      kind: "person",
      name: [...words, ...(generation ? [generation === "jr" ? "Jr." : "Sr."] : [])].join(" "),
      canonical: { name: this.#canonical(name) },
      gender: this.genderOf(words),
    });
    draft.aliases.add(text);
    push(this.#full, endsOf(name), { ...name, draft });
    for (const surname of this.#surnamesOf(words)) push(this.#bySurname, surname, draft);
    push(this.#byGivenName, this.#keyOf(words.slice(0, 1)), draft);
    const isKnown = this.#gazetteer.spellingOf.has(foldName(words.join(" ")));
    for (const inner of isKnown ? words.slice(1, -1) : [])
      if (!PARTICLE.test(inner) && !this.#gazetteer.genderOf.has(foldName(inner)))
        push(this.#byInnerName, this.#keyOf([inner]), draft);
  }

  /** Is this one word the surname of somebody with a full name? */
  knows(text: string): boolean {
    return this.#bySurname.has(this.#surnameKey(nameWords(text)));
  }

  /**
   * The person a name stands for; one known only by this name where the article has no fuller one. Of several with one surname it
   * is whom the sentence before names for the first time, else the one named most often; but rather another than whom the same
   * sentence names in full ("Wang Wenbin said that Wang had left"). Call it in the order of the text.
   */
  find(text: string, sentence: number): Draft {
    const words = nameWords(text);
    // "Le Pen" after "Marine Le Pen" is a surname of two words
    const surname = PARTICLE.test(words[0] ?? "") && this.knows(text);
    const full = surname || words.length < 2 ? undefined : this.#named(text);
    if (full) this.#inFull.set(full, sentence);
    const found = full ?? this.#called(text, sentence);
    this.#times.set(found, (this.#times.get(found) ?? 0) + 1);
    return found;
  }

  /** Who has this full name, and rather him with the same initials. */
  #named(text: string): Draft | undefined {
    const name = this.#read(text);
    const key = name.words.join(" ");
    const bearers = this.#alike(name).filter((one) => one.words.join(" ") === key && isSame(one, name));
    return (bearers.find(({ initials }) => initials === name.initials) ?? bearers[0])?.draft;
  }

  #called(text: string, sentence: number): Draft {
    const words = nameWords(text);
    const key = this.#keyOf(words);
    const generation = generationOf(text);
    const isMeant = (draft: Draft) => generation === "" || generationOf(draft.name) === generation;
    const namesakes = (
      this.#bySurname.get(this.#surnameKey(words)) ??
      (words.length === 1 ? this.#byGivenName.get(key) : undefined) ??
      (words.length === 1 ? this.#onlyInner(key) : undefined) ??
      []
    ).filter(isMeant);
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

  #onlyInner(key: string): Draft[] | undefined {
    const bearers = this.#byInnerName.get(key);
    return bearers?.length === 1 ? bearers : undefined;
  }

  #alike(name: FullName): readonly Bearer[] {
    return this.#full.get(endsOf(name)) ?? [];
  }

  #read(text: string): FullName {
    const words = nameWords(text);
    const written = foldName(words.join(" ")).split(" ");
    return {
      words: this.#keyOf(words).split(" "),
      written,
      isShort: this.#gazetteer.fullNameOf.has(written[0] ?? ""),
      initials: initialsOf(text),
      generation: generationOf(text),
    };
  }

  /** Two of one name that cannot be one are known by all that tells them apart. */
  #canonical(name: FullName): string {
    const { words, generation } = name;
    const plain = words.join(" ");
    const others = this.#alike(name).filter(
      (one) => one.words.join(" ") === plain && one.generation === generation,
    );
    const end = generation === "" ? "" : ` ${generation}`;
    for (const one of others) one.draft.canonical = { name: `${full(one)}${end}` };
    return `${others.length > 0 ? full(name) : plain}${end}`;
  }

  #keyOf(words: readonly string[]): string {
    return oneSpelling(words, this.#gazetteer);
  }

  /** "Burhan" and "al-Burhan" are one surname. */
  #surnameKey(words: readonly string[]): string {
    return this.#keyOf(words).replace(/^al (?=.)/, "");
  }

  /** What somebody may be called by the end of the name; "Salman" is not Mohammed bin Salman, but his father. */
  #surnamesOf(words: readonly string[]): Set<string> {
    const surnames = new Set<string>();
    if (!PATRONYMIC.test(words.at(-2) ?? "")) surnames.add(this.#surnameKey(words.slice(-1)));
    if (words.length > 2) surnames.add(this.#surnameKey(words.slice(-2)));
    const particle = words.findIndex((word, at) => at > 0 && PARTICLE.test(word));
    if (particle > 0 && particle < words.length - 2) surnames.add(this.#surnameKey(words.slice(particle)));
    return surnames;
  }

  genderOf(words: readonly string[]): Gender {
    return this.#gazetteer.genderOf.get(foldName(words[0] ?? "")) ?? "u";
  }
}

/** What tells two of one name apart in an article: initials, or a given name in short. */
function full({ words, written, initials, isShort }: FullName): string {
  if (initials === "") return (isShort ? written : words).join(" ");
  return `${words[0]} ${initials} ${words.slice(1).join(" ")}`;
}

/**
 * Of two with one first and last word: "Ursula von der Leyen" and "Ursula Gertrud von der Leyen", but neither two with other middle names or initials, nor a son and his father, nor one in short and one in full, nor two who
 * are spelled alike in no word: strangers who come together in an article.
 */
function isSame(one: FullName, other: FullName): boolean {
  if (one.generation !== other.generation || one.isShort !== other.isShort) return false;
  if (!one.initials.startsWith(other.initials) && !other.initials.startsWith(one.initials)) return false;
  if (one.words.length === other.words.length)
    return (
      one.words.join(" ") === other.words.join(" ") &&
      (one.written.length !== other.written.length ||
        one.written.filter((word, place) => word !== other.written[place]).length < 2)
    );
  const [short, long] = one.words.length < other.words.length ? [one, other] : [other, one];
  let at = 0;
  for (const word of long.words) if (word === short.words[at]) at++;
  return at === short.words.length;
}

function endsOf({ words }: FullName): string {
  return `${words[0]} ${words.at(-1)}`;
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
