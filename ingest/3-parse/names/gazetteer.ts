import { foldName } from "#data/gazetteer/fold.ts";
import { matchNames, officeMatch } from "#data/gazetteer/match.ts";
import type { Gazetteer, GazetteerEntry } from "#data/gazetteer/rows.ts";

const LETTERS: Record<GazetteerEntry["kind"], string> = {
  state: "S",
  seat: "C",
  place: "L",
  body: "O",
  group: "G",
};

/** What the gazetteer knows of each word of a sentence, as short codes; "" where it knows nothing. */
export interface Known {
  /** Kinds of the longest name over the word and the word's place in it: "S.B" begins a state's name, "O.I" goes on a body's, "S.U" is a whole one. */
  names: string[];
  /** Whether the word belongs to an office ("T.B", "T.I", "T.U"). */
  offices: string[];
  /** Gender of a given name ("m", "f", "u"). */
  given: string[];
}

export function lookUp(gazetteer: Gazetteer, forms: string[]): Known {
  const known: Known = {
    names: forms.map(() => ""),
    offices: forms.map(() => ""),
    given: forms.map(() => ""),
  };
  const mark = (codes: string[], at: number, length: number, code: string) => {
    for (let k = 0; k < length; k++) codes[at + k] = `${code}.${length === 1 ? "U" : k === 0 ? "B" : "I"}`;
    return at + length;
  };
  for (let i = 0, after = 0, afterOffice = 0; i < forms.length; i++) {
    const form = forms[i]!;
    if (form.length > 40) continue;
    if (i >= after) {
      const match = matchNames(gazetteer, forms, i);
      if (match !== null) {
        const codes = match.entries.map(({ kind, form: way }) =>
          way === "name" ? LETTERS[kind] : way === "adjective" ? "A" : "P",
        );
        after = mark(known.names, i, match.length, [...new Set(codes)].sort().join(""));
      }
    }
    if (i >= afterOffice) {
      const office = officeMatch(gazetteer, forms, i);
      if (office !== null) afterOffice = mark(known.offices, i, office.length, "T");
    }
    if (/^\p{Lu}/u.test(form)) known.given[i] = gazetteer.genderOf.get(foldName(form)) ?? "";
  }
  return known;
}
