import type { GazetteerEntry, PlaceRow } from "#data/gazetteer/rows.ts";
import type { Scene } from "./working.ts";

/**
 * Regions that have the name of a state ("Georgia"), and are meant in an article: it lists one with another region of the same state ("Georgia
 * and Arizona") or gives it what regions have ("the governor of Georgia"), and nothing that only the state has ("Tbilisi", "Georgian").
 */
export class NamesakeRegions {
  readonly #meant = new Set<PlaceRow>();

  constructor(text: string, scenes: readonly Scene[]) {
    const all = scenes.map(({ candidates }) =>
      candidates.flatMap(({ naming }) =>
        naming.by === "name" || naming.by === "adjective" || naming.by === "people" ? [naming.entries] : [],
      ),
    );
    const named = all.flat();
    for (const names of all)
      for (const entries of names) {
        const [state, region] = [stateIn(entries), regionIn(entries)];
        if (state === null || region === null || this.#meant.has(region)) continue;
        const isBeside = names.some((others) => {
          const other = regionIn(others);
          return other !== null && other.state === region.state && areListed(text, other.name, region.name);
        });
        const isState = named.some((others) => regionIn(others) !== region && stateIn(others) === state);
        if (!isState && (isBeside || isGoverned(text, region.name))) this.#meant.add(region);
      }
  }

  /** What a name may stand for, when the article means the region by it. */
  among(entries: readonly GazetteerEntry[]): readonly GazetteerEntry[] {
    const region = regionIn(entries);
    if (region === null || !this.#meant.has(region)) return entries;
    return entries.filter(({ row }) => row === region);
  }
}

function regionIn(entries: readonly GazetteerEntry[]): PlaceRow | null {
  for (const entry of entries)
    if (entry.kind === "place" && entry.row.kind === "region" && entry.row.state !== null) return entry.row;
  return null;
}

/** The code of the state that entries name, by its name, adjective, seat or body. */
function stateIn(entries: readonly GazetteerEntry[]): string | null {
  for (const entry of entries) {
    if (entry.kind === "state") return entry.row.code;
    if (entry.kind === "seat") return entry.row.standsFor;
    if (entry.kind === "body" && entry.row.state !== null) return entry.row.state;
  }
  return null;
}

/** "Georgia and Arizona", "Arizona, Georgia": two in one list are of one kind. */
function areListed(text: string, one: string, other: string): boolean {
  return new RegExp(
    String.raw`\b(?:${one}(?:,|,? and|,? or) ${other}|${other}(?:,|,? and|,? or) ${one})\b`,
  ).test(text);
}

/** "Georgia's governor", "the Georgia secretary of state": offices that states have otherwise, if at all. */
function isGoverned(text: string, name: string): boolean {
  return new RegExp(
    String.raw`\b(?:[Gg]overnor|state) of ${name}\b|\b${name}(?:['’]s)? (?:[Gg]ov(?:ernor\b|\.)|[Ss]ecretary of [Ss]tate\b)`,
  ).test(text);
}
