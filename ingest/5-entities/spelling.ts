import { foldName } from "#data/gazetteer/fold.ts";
import type { Gazetteer } from "#data/gazetteer/rows.ts";

/**
 * Ends of surnames that are written in several ways in Latin letters, though they are one in their own script: those of Ukrainian and Russian adjectives
 * (BGN/PCGN, ISO 9 and the newspapers' own), patronymics, and "-ev" behind a vowel. "-ski" is Polish and stays.
 */
const ENDS: readonly [RegExp, string][] = [
  [/(?<=.sk)(?:yy|iy|yi|ij|yj|ii)$/, "y"],
  [/(?<=.sk)aia$/, "aya"],
  [/(?<=[oe]v)ych$/, "ich"],
  [/(?<=..[aeiou])ev(?=a?$)/, "yev"],
];

/**
 * One spelling for all that a person's name is found in, folded: whoever is called alike but for it is the same. A whole name that is another of
 * somebody known becomes the one that stands for both.
 */
export function oneSpelling(words: readonly string[], { spellingOf, fullNameOf }: Gazetteer): string {
  const folded = foldName(words.join(" ")).split(" ");
  const last = folded.length - 1;
  const spelled = folded
    .map((word, place) => {
      if (word === "el" && place < last) return "al";
      const full = place === 0 && last > 0 ? fullNameOf.get(word) : undefined;
      const known = full ?? spellingOf.get(word);
      if (known !== undefined) return known;
      return place < last ? word : ENDS.reduce((name, [end, by]) => name.replace(end, by), word);
    })
    .join(" ");
  return spellingOf.get(folded.join(" ")) ?? spellingOf.get(spelled) ?? spelled;
}
