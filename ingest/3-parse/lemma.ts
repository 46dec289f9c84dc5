/**
 * Lemmas as learned from treebanks: exceptions by form and Penn tag ("form/VBD"), then per tag suffix rules ("ied>y"), the longest that fits first.
 */
export interface LemmaRules {
  forms: Record<string, string>;
  rules: Record<string, string[]>;
}

const LONGEST_SUFFIX = 6;
/** Longer forms are no words; they are their own lemma. */
const LONGEST_FORM = 64;

export class Lemmatizer {
  private readonly forms: Map<string, string>;
  private readonly suffixes = new Map<string, Map<string, string>>();

  constructor(table: LemmaRules) {
    this.forms = new Map(Object.entries(table.forms));
    for (const [xpos, rules] of Object.entries(table.rules)) {
      this.suffixes.set(xpos, new Map(rules.map((rule) => rule.split(">") as [string, string])));
    }
  }

  /** The dictionary form; names and adjectives of nations keep their capitals, other words lose them. */
  lemma(form: string, upos: string, xpos: string): string {
    if (form.length > LONGEST_FORM) return form;
    return this.lemmaOfBase(lemmaBase(form, upos), xpos);
  }

  /** `lemma` of a form that has gone through `lemmaBase`. */
  lemmaOfBase(base: string, xpos: string): string {
    const known = this.forms.get(`${base}/${xpos}`);
    if (known !== undefined) return known;
    const rules = this.suffixes.get(xpos);
    if (rules === undefined) return base;
    for (let k = Math.min(LONGEST_SUFFIX, base.length - 1); k >= 0; k--) {
      const kept = base.length - k;
      const to = rules.get(base.slice(kept));
      if (to !== undefined) return base.slice(0, kept) + to;
    }
    return base;
  }
}

/** The form that a lemma is looked up and derived from. */
export function lemmaBase(form: string, upos: string): string {
  const straight = form.replace(/[’‘]/g, "'");
  if (upos === "PROPN" || upos === "X" || upos === "SYM" || upos === "PUNCT") return straight;
  if (upos === "ADJ" && /^\p{Lu}\p{Ll}+(an|ese|ish|i|ch|sh)$/u.test(straight)) return straight;
  return straight.toLowerCase();
}
