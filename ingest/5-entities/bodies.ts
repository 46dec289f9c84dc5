import { foldName } from "#data/gazetteer/fold.ts";
import type { GazetteerEntry } from "#data/gazetteer/rows.ts";
import type { Candidate } from "#ingest/4-mentions/candidate.ts";
import { isPossessiveMark } from "#ingest/4-mentions/grammar.ts";
import type { Draft, Drafts } from "./draft.ts";
import type { By, Scene } from "./working.ts";

const COMPANY_SUFFIX = /^(?:inc|ltd|corp|corporation|co|company|plc|llc|group|ag|sa|gmbh)$/;

const ARMED = /^(?:brigades?|front|movement|militia|martyrs|resistance|fighters|rebels|jihad|guerrillas?)$/i;

/** The bodies of an article that the gazetteer does not know: by their names, acronyms, and the names that every state's have. */
export class Bodies {
  readonly #drafts: Drafts;
  readonly #acronyms = new Map<string, Draft>();
  /** Bodies by a name that every state has, or by the last word of their name, as last meant in this article. */
  readonly #generic = new Map<string, Draft>();

  constructor(drafts: Drafts) {
    this.#drafts = drafts;
  }

  /** Notes that a body was named so: "the council" may mean the Security Council, "the bank" the Bank of England. */
  note(name: string, draft: Draft): void {
    for (const word of new Set([lastWord(name), lastWord(name.replace(/ (?:of|for|in|on|to) .*$/, ""))])) {
      draft.nouns.add(word);
      this.#generic.set(word, draft);
    }
  }

  /** The body of this name, with its acronym to be. */
  organization(text: string): Draft {
    const words = foldName(text).split(" ");
    while (words.length > 1 && COMPANY_SUFFIX.test(words.at(-1) ?? "")) words.pop();
    const key = words.join(" ");
    const kind = words.length > 1 && ARMED.test(words.at(-1) ?? "") ? "group" : "organization";
    const draft = this.#drafts.named(`organization ${key}`, () => ({
      kind,
      name: text,
      canonical: { name: text },
    }));
    const initials = text
      .split(/[\s-]+/)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word.charAt(0))
      .join("");
    if (initials.length > 1 && !this.#acronyms.has(initials)) this.#acronyms.set(initials, draft);
    return draft;
  }

  /** "Ukraine's Defense Ministry": a name that every state has names a body of the state beside it, or of the one the article gave it before. */
  national(candidate: By<"name">, scene: Scene, text: string): Draft {
    const [entry] = candidate.naming.entries;
    const title =
      entry !== undefined && entry.kind === "body" && isOfEveryState(entry) ? entry.row.name : text;
    const key = foldName(title);
    const owner = stateBeside(candidate, scene);
    // "the Ministry"; "the Finance Ministry" is not the Defence Ministry of before
    const word = lastWord(text);
    const before =
      owner === null
        ? (this.#generic.get(key) ?? (foldName(text) === word ? this.#generic.get(word) : undefined))
        : undefined;
    if (before) return before;
    const draft = this.#drafts.named(`organization ${owner?.name ?? ""} ${key}`, () => ({
      kind: "organization",
      name: text,
      canonical: owner ? { name: `${owner.name} ${title}` } : { description: text },
      named: true,
    }));
    this.#generic.set(key, draft);
    return draft;
  }

  /** "the African Union (AU)", and AU anywhere after it. */
  acronym(
    candidate: Candidate,
    { grammar, resolved }: Scene,
    before: Candidate | null,
    text: string,
  ): Draft | null {
    if (!/^\p{Lu}[\p{L}\p{N}]{0,6}$/u.test(text) || !/\p{Lu}.*\p{Lu}/u.test(text)) return null;
    const bracketed =
      before !== null &&
      before.endToken === candidate.firstToken - 1 &&
      grammar.forms[before.endToken] === "(" &&
      grammar.forms[candidate.endToken] === ")";
    const long = bracketed ? resolved.get(before)?.drafts[0] : undefined;
    if (long && long.kind !== "person") {
      this.#acronyms.set(text, long);
      return long;
    }
    return this.#acronyms.get(text) ?? null;
  }
}

const GENERIC =
  /^(?:ministry|department|office|council|court|parliament|senate|congress|assembly|army|navy|military|police|government|bank|commission|committee|cabinet|secretariat|prosecutor|prosecutors|prosecution|authority|agency|service|services|force|forces|guard|staff|defense|defence|foreign|interior|finance|health|justice|education|energy|trade|economy|information|intelligence|agriculture|transport|culture|labor|labour|affairs|external|home|national|supreme|central|high|security|state|armed|air|coast|federal|general|constitutional|public|internal|election|electoral|secret|the|of|for|and|s|')$/;

/** Does a name have no word that only one body has? */
export const isGeneric = (text: string): boolean =>
  foldName(text)
    .split(/[\s']+/)
    .every((word) => GENERIC.test(word));

/** A body of the gazetteer that every state has one of: "foreign ministry". */
export const isOfEveryState = (entry: GazetteerEntry): boolean =>
  entry.kind === "body" &&
  entry.row.state === null &&
  /^(?:agency|military|legislature|court)$/.test(entry.row.kind);

const lastWord = (text: string): string => foldName(text).split(" ").at(-1) ?? "";

/** The state whose adjective or possessive stands right before a name, or that follows it with "of". */
function stateBeside({ firstToken, endToken }: Candidate, { grammar: g, resolved }: Scene): Draft | null {
  for (const { candidate: other, drafts } of resolved.values()) {
    const one = drafts[0];
    if (one?.kind !== "state") continue;
    const mark = g.tokens[other.endToken];
    const gap = mark !== undefined && isPossessiveMark(mark) ? 1 : 0;
    if (other.endToken + gap === firstToken || (other.firstToken >= firstToken && other.endToken <= endToken))
      return one;
    const after = g.forms[endToken] === "of" ? endToken + (g.forms[endToken + 1] === "the" ? 2 : 1) : -1;
    if (other.firstToken === after) return one;
  }
  return null;
}
