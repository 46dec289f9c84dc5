import type { Facets } from "#schema/exploring.ts";
import { RELATION_NAMES, RELATIONS, type Relation, type Tone } from "#schema/relations.ts";
import { TONE_WORDS, TONES } from "#web/export/words.ts";

/** What can be asked for as done or said: one relation, or all of a tone. */
export interface Did {
  words: string;
  tone: Tone;
  relations: readonly Relation[];
  /** Claims that would answer. */
  claims: number;
}

/** What may be meant by words typed: tones first, then relations, those of most claims first; only what would be answered. */
export function didsFor(text: string, counts: Facets["relation"]): Did[] {
  const wanted = text.trim().toLowerCase();
  const claimsOf = new Map(counts.map(({ value, claims }) => [value, claims]));
  const single = RELATION_NAMES.map((name): Did => did(RELATIONS[name].label, [name], claimsOf))
    .filter(({ claims }) => claims > 0)
    .sort((a, b) => b.claims - a.claims);
  const tones = TONES.map((tone) => did(TONE_WORDS[tone], relationsOf(tone), claimsOf)).filter(
    ({ claims }) => claims > 0,
  );
  return [...tones, ...single].filter(({ words }) =>
    words
      .toLowerCase()
      .split(/[\s,]+/)
      .some((_, at, all) =>
        all
          .slice(at)
          .join(" ")
          .startsWith(wanted.replace(/[\s,]+/g, " ")),
      ),
  );
}

/** What is asked for, in words: a relation's, a tone's, or how many; empty where everything is. */
export function didInWords(relations: readonly Relation[] | undefined): string {
  if (relations === undefined) return "";
  const [only] = relations;
  if (only !== undefined && relations.length === 1) return RELATIONS[only].label;
  const tone = TONES.find((one) => {
    const all = relationsOf(one);
    return all.length === relations.length && all.every((relation) => relations.includes(relation));
  });
  return tone === undefined ? `${relations.length} kinds of relation` : TONE_WORDS[tone];
}

function relationsOf(tone: Tone): Relation[] {
  return RELATION_NAMES.filter((name) => RELATIONS[name].tone === tone);
}

function did(words: string, relations: readonly Relation[], claimsOf: ReadonlyMap<Relation, number>): Did {
  const [first = "SAID"] = relations;
  const claims = relations.reduce((sum, relation) => sum + (claimsOf.get(relation) ?? 0), 0);
  return { words, tone: RELATIONS[first].tone, relations, claims };
}
