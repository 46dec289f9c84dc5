import type { OfficeForm, OfficeRow } from "#data/gazetteer/rows.ts";
import type { Title } from "#ingest/4-mentions/candidate.ts";
import type { Grammar } from "#ingest/4-mentions/grammar.ts";
import type { Draft, Drafts, HeldOffice } from "./draft.ts";
import { isNaming, type Scene, type Working } from "./working.ts";

/** The last word of a title before its "of": "secretary" of "Secretary of Defense", "minister" of "defence minister". */
export function headWordOf(g: Grammar, { first, end }: Title): string {
  const words = g.forms.slice(first, end);
  const of = words.findIndex((word) => /^(?:of|for|to|in|without)$/i.test(word));
  return singular((words[of > 0 ? of - 1 : words.length - 1] ?? "").toLowerCase());
}

const singular = (word: string): string => word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");

/** Of the holders of offices in an article so many are kept, the latest: this bounds the cost per mention. */
const MOST_HOLDERS = 400;

/** Who holds which office in an article, by what its titles say. */
export class Offices {
  readonly #drafts: Drafts;
  readonly #holders: { draft: Draft; office: HeldOffice }[] = [];

  constructor(drafts: Drafts) {
    this.#drafts = drafts;
  }

  /** The state that alone has such an office, if the article speaks of it at all. */
  #stateOf(code: string): Draft | null {
    return this.#drafts.find(`state ${code}`) ?? null;
  }

  /** Notes the offices that the titles beside names tell. */
  learn(scene: Scene): void {
    for (const working of scene.resolved.values()) {
      const { candidate, drafts } = working;
      const holder = drafts[0];
      if (!isNaming(candidate, "name") || holder?.kind !== "person") continue;
      for (const title of candidate.naming.titles) {
        const said = draftAt(scene, title);
        for (const form of officeForms(title, said)) {
          const of = said ?? (form.row.state === null ? null : this.#stateOf(form.row.state));
          this.hold(holder, {
            row: form.row,
            headWord: headWordOf(scene.grammar, title),
            of,
            former: title.tenure === "former",
            sentence: scene.index,
          });
        }
        if (title.counterpart) this.inherit(holder, draftAt(scene, title), scene.index);
      }
    }
  }

  /** Those whom a common noun may mean by their office ("the minister", "both leaders"), the latest named first. */
  holdersCalled(noun: string, of: Draft | null): Draft[] {
    const levels = CALLED.get(noun) ?? [];
    const fits = this.#holders.filter(
      ({ office }) =>
        (office.headWord === noun || levels.includes(office.row.level)) &&
        !office.former &&
        (of === null || office.of === null || office.of === of),
    );
    return [...new Set(fits.map(({ draft }) => draft))].sort(
      (a, b) => b.lastSentence - a.lastSentence || b.lastSubject - a.lastSubject,
    );
  }

  hold(draft: Draft, office: HeldOffice): void {
    if (office.row.level === "honorific") return;
    const known = draft.offices.find(({ row }) => row === office.row);
    if (known) known.of ??= office.of;
    else {
      draft.offices.push(office);
      this.#holders.push({ draft, office });
      if (this.#holders.length > MOST_HOLDERS) this.#holders.shift();
    }
  }

  /** "its Israeli counterpart X": the office of whoever the sentence named before, or else was learnt last, held in the other state. */
  inherit(holder: Draft, of: Draft | null, sentence: number): void {
    const others = this.#holders.filter(({ draft }) => draft !== holder);
    const other = others.findLast(({ draft }) => draft.lastSentence === sentence) ?? others.at(-1);
    if (other) this.hold(holder, { ...other.office, of, sentence });
  }

  /** The named people who may be meant by a title, best first: the office agrees, and the state where both are known. */
  holdersOf(title: Title, headWord: string, of: Draft | null, sentence: number): Draft[] {
    const rows = title.offices.map(({ row }) => row);
    const fits = this.#holders.filter(({ draft, office }) => {
      const state = of ?? null;
      if (state !== null && office.of !== null && office.of !== state) return false;
      if (title.tenure === "former" && !office.former) return false;
      if (title.counterpart) return state === null || office.of === state;
      const generic = rows.some((row) => row.ambiguous);
      return (
        rows.some(
          (row) =>
            row === office.row ||
            (row.equivalent !== null && row.equivalent === office.row.equivalent) ||
            (generic && row.level === office.row.level),
        ) ||
        (headWord === office.headWord && rows.length === 0) ||
        (draft.nouns.has(headWord) && state === null)
      );
    });
    const distance = ({ draft, office }: { draft: Draft; office: HeldOffice }) =>
      draft.lastSentence >= 0 ? sentence - draft.lastSentence : 100 + office.sentence;
    const gone = ({ office }: { office: HeldOffice }) => (office.former && title.tenure !== "former" ? 1 : 0);
    const exact = ({ office }: { office: HeldOffice }) => (rows.includes(office.row) ? 0 : 1);
    return [
      ...new Set(
        fits
          .sort(
            (a, b) =>
              exact(a) - exact(b) ||
              gone(a) - gone(b) ||
              distance(a) - distance(b) ||
              b.draft.lastSubject - a.draft.lastSubject,
          )
          .map(({ draft }) => draft),
      ),
    ];
  }
}

const CALLED: ReadonlyMap<string, readonly OfficeRow["level"][]> = new Map([
  ["minister", ["minister", "head_of_government"]],
  ["leader", ["head_of_state", "head_of_government"]],
  ["diplomat", ["envoy"]],
  ["envoy", ["envoy"]],
  ["lawmaker", ["legislator"]],
  ["legislator", ["legislator"]],
  ["spokesperson", ["spokesperson"]],
]);

/** The forms of a title that fit where it is held: the "Defense Secretary" of Britain is not the one of the United States. */
export function officeForms(title: Title, of: Draft | null): OfficeForm[] {
  const code = of !== null && "code" in of.canonical ? of.canonical.code : null;
  const fitting = title.offices.filter(
    ({ row }) => row.state === null || code === null || row.state === code,
  );
  const own = fitting.filter(({ row }) => row.state !== null && row.state === code);
  const first = own[0] ?? fitting[0] ?? title.offices[0];
  return first ? [first] : [];
}

/** The state or body that the title's own words name, as resolved in its sentence. */
export function draftAt(scene: Scene, { of }: Title): Draft | null {
  return workingAt(scene, of)?.drafts[0] ?? null;
}

export function workingAt(scene: Scene, place: { first: number; end: number } | null): Working | null {
  if (place === null) return null;
  for (const working of scene.resolved.values()) {
    const { firstToken, endToken } = working.candidate;
    if (firstToken <= place.first && place.end <= endToken && working.form !== "pronoun") return working;
  }
  return null;
}
