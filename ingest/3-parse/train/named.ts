import type { Example } from "./corpus.ts";
import type { Random } from "./random.ts";

/** A name of one word with its tag. */
export interface ShortName {
  form: string;
  tag: string;
}

const PRONOUNS = new Set(["he", "she", "it", "him", "her"]);
const SLOTS = new Set(["nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj"]);
const RATE = 0.35;

/** The names of one word in the sentences, once each, in the order they come. */
export function shortNames(examples: readonly Example[]): ShortName[] {
  const found = new Map<string, ShortName>();
  for (const { forms, names } of examples) {
    for (const [i, tag] of (names ?? []).entries()) {
      const form = forms[i]!;
      const last = (names![i + 1] ?? "O")[0] !== "I";
      if (last && (tag.startsWith("B-") || tag === "I-PER") && /^\p{Lu}[\p{L}]+$/u.test(form))
        found.set(form, { form, tag: `B-${tag.slice(2)}` });
    }
  }
  return [...found.values()];
}

/**
 * The sentence with names in the place of some of its pronouns, or null where chance or the sentence gives none. Web text and conversation
 * say "he met her" where news says "Merkel met Macron"; the tree is the same.
 */
export function withNames(
  { forms, tags, heads, labels, lemmas, names }: Example,
  known: readonly ShortName[],
  random: Random,
): Example | null {
  if (tags === null || labels === null || known.length === 0) return null;
  const replaced = new Map<number, ShortName>();
  for (const [i, form] of forms.entries())
    if (
      PRONOUNS.has(form.toLowerCase()) &&
      tags[i] === "PRON PRP" &&
      SLOTS.has(labels[i]!) &&
      random.next() < RATE
    )
      replaced.set(i, known[Math.floor(random.next() * known.length)]!);
  if (replaced.size === 0) return null;
  return {
    forms: forms.map((form, i) => replaced.get(i)?.form ?? form),
    tags: tags.map((tag, i) => (replaced.has(i) ? "PROPN NNP" : tag)),
    heads,
    labels,
    lemmas,
    names: names?.map((name, i) => replaced.get(i)?.tag ?? name) ?? null,
  };
}
