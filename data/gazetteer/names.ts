import { foldKeepingCase, foldName, isShortAcronym } from "./fold.ts";
import type { Gazetteer, GazetteerEntry, OfficeForm, OfficeRow } from "./rows.ts";

type Rows = Pick<Gazetteer, "states" | "seats" | "bodies" | "groups" | "places">;

/** Every way of naming every row, by `foldName`. `ordinary` holds the English words, in lower case, that names are confused with. */
export function indexNames(rows: Rows, ordinary: ReadonlySet<string>): Map<string, GazetteerEntry[]> {
  const byName = new Map<string, GazetteerEntry[]>();
  type Named = GazetteerEntry extends infer Entry
    ? Entry extends GazetteerEntry
      ? Pick<Entry, "kind" | "row">
      : never
    : never;

  const add = (named: Named, form: GazetteerEntry["form"], written: string, plural = false): void => {
    const cased = foldKeepingCase(written);
    const key = cased.toLowerCase();
    const entries = byName.get(key) ?? [];
    if (entries.length === 0) byName.set(key, entries);
    const said = entries.some(
      (entry) =>
        entry.row === named.row && entry.form === form && entry.plural === plural && entry.cased === cased,
    );
    if (said) return;
    entries.push({
      ...named,
      form,
      written,
      cased,
      plural,
      caseSensitive: isShortAcronym(cased) || ordinary.has(key),
      needsArticle: written.startsWith("The "),
      needsHyphen: written.endsWith("-"),
    } as GazetteerEntry);
  };
  const addAll = (named: Named, form: GazetteerEntry["form"], forms: string[]): void => {
    for (const written of forms) add(named, form, written);
  };

  for (const row of rows.states) {
    const named: Named = { kind: "state", row };
    addAll(named, "name", [row.name, ...row.aliases]);
    addAll(named, "adjective", row.adjectives);
    addPeople(named, row.people);
  }
  for (const row of rows.seats) addAll({ kind: "seat", row }, "name", [row.name, ...row.aliases]);
  for (const row of rows.bodies) addAll({ kind: "body", row }, "name", [row.name, ...row.aliases]);
  for (const row of rows.groups) {
    addAll({ kind: "group", row }, "name", [row.name, ...row.aliases]);
    addAll({ kind: "group", row }, "adjective", row.adjectives);
  }
  for (const row of rows.places) {
    const named: Named = { kind: "place", row };
    addAll(named, "name", [row.name, ...row.aliases]);
    addAll(named, "adjective", row.adjectives);
    addPeople(named, row.people);
  }
  return byName;

  function addPeople(named: Named, people: Rows["states"][number]["people"]): void {
    for (const { singular, plural } of people) {
      add(named, "people", singular);
      add(named, "people", plural, true);
    }
  }
}

/** Every office in the singular and the plural, by `foldName`. */
export function indexTitles(offices: OfficeRow[]): Map<string, OfficeForm[]> {
  const byTitle = new Map<string, OfficeForm[]>();
  const add = (row: OfficeRow, written: string, key: string, plural: boolean): void => {
    const forms = byTitle.get(key) ?? [];
    if (forms.length === 0) byTitle.set(key, forms);
    if (!forms.some((form) => form.row === row && form.plural === plural))
      forms.push({ row, written, plural });
  };
  for (const row of offices) {
    for (const written of row.titles) {
      add(row, written, foldName(written), false);
      if (row.level === "honorific") continue;
      for (const plural of pluralTitles(foldName(written))) add(row, written, plural, true);
    }
  }
  return byTitle;
}

/**
 * The plurals of a folded title. The noun that takes the ending stands before a preposition ("secretaries of state"); before
 * "general" and "designate" either may ("attorneys general", "attorney generals"); else it is the last word ("defense ministers").
 */
function pluralTitles(title: string): string[] {
  const words = title.split(" ");
  const preposition = words.findIndex((word, at) => at > 0 && /^(of|for|to|in|at|on|without)$/.test(word));
  const last = (preposition === -1 ? words.length : preposition) - 1;
  const heads = [last];
  const postposed = /^(general|designate|elect|emeritus|plenipotentiary|minor)$/.test(words[last]!);
  if (postposed && last > 0) heads.push(last - 1);
  return heads.flatMap((head) =>
    pluralNouns(words[head]!).map((noun) => words.map((word, at) => (at === head ? noun : word)).join(" ")),
  );
}

function pluralNouns(noun: string): string[] {
  if (/person$/.test(noun)) return [`${noun}s`, noun.replace(/person$/, "people")];
  if (/(man|men)$/.test(noun) && !/(german|human|roman|shaman)$/.test(noun))
    return [noun.replace(/man$/, "men")];
  if (/[^aeiou]y$/.test(noun)) return [noun.replace(/y$/, "ies")];
  if (/(s|x|ch|sh)$/.test(noun)) return [`${noun}es`];
  return [`${noun}s`];
}
