/**
 * Lemmas as learned from treebanks: exceptions by form and tag, then for each tag a list of suffix rules, the longest suffix first.
 * Keys of `forms` are "form/XPOS"; a rule "ies" → "y" is kept as "ies>y".
 */
export interface LemmaRules {
  forms: Record<string, string>;
  rules: Record<string, string[]>;
}

export class Lemmatizer {
  private readonly forms: Map<string, string>;
  private readonly suffixes = new Map<string, Map<string, string>>();

  constructor(table: LemmaRules) {
    this.forms = new Map(Object.entries(table.forms));
    for (const [tag, rules] of Object.entries(table.rules)) {
      this.suffixes.set(tag, new Map(rules.map((rule) => rule.split(">") as [string, string])));
    }
  }

  /** The dictionary form; names keep their capitals, other words lose them. */
  lemma(form: string, upos: string, xpos: string): string {
    if (form.length > 64) return form;
    const base = lemmaBase(form, upos);
    const known = this.forms.get(`${base}/${xpos}`);
    if (known !== undefined) return known;
    const rules = this.suffixes.get(xpos);
    if (rules === undefined) return base;
    for (let k = Math.min(6, base.length - 1); k >= 0; k--) {
      const to = rules.get(base.slice(base.length - k));
      if (to !== undefined) return base.slice(0, base.length - k) + to;
    }
    return base;
  }
}

/** The form a lemma is looked up and derived from. */
export function lemmaBase(form: string, upos: string): string {
  const straight = form.replace(/[’‘]/g, "'");
  if (upos === "PROPN" || upos === "X" || upos === "SYM" || upos === "PUNCT") return straight;
  if (upos === "ADJ" && /^\p{Lu}\p{Ll}+(an|ese|ish|i|ch|sh)$/u.test(straight)) return straight;
  return straight.toLowerCase();
}
