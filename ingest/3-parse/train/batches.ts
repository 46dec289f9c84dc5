import type { Batch } from "../network/recurrent.ts";
import type { Example } from "./corpus.ts";
import type { Rows } from "./embedder.ts";
import type { Gold } from "./learner.ts";
import type { Random } from "./random.ts";

/** The network's classes; an example's tag that is not among them is left out of the gold. */
export interface Classes {
  tags: string[];
  labels: string[];
  names: string[];
}

export interface Item {
  example: Example;
  rows: Rows;
}

/** Sentences of like length are drawn from pools of this size. */
const POOL = 800;

/** Shuffled batches of about `tokens` tokens, the longest sentence of each first. */
export function makeBatches(items: Item[], tokens: number, random: Random): Item[][] {
  const out: Item[][] = [];
  const shuffled = random.shuffle([...items]);
  for (let from = 0; from < shuffled.length; from += POOL) {
    const pool = shuffled.slice(from, from + POOL);
    pool.sort((a, b) => b.example.forms.length - a.example.forms.length);
    let batch: Item[] = [];
    let size = 0;
    for (const item of pool) {
      batch.push(item);
      size += item.example.forms.length;
      if (size >= tokens) {
        out.push(batch);
        batch = [];
        size = 0;
      }
    }
    if (batch.length > 0) out.push(batch);
  }
  return random.shuffle(out);
}

export function layout(examples: Example[]): Batch {
  const lengths = Int32Array.from(examples, ({ forms }) => forms.length);
  const starts = new Int32Array(lengths.length);
  for (let s = 1; s < starts.length; s++) starts[s] = starts[s - 1]! + lengths[s - 1]!;
  return { starts, lengths, tokens: lengths.reduce((sum, n) => sum + n, 0) };
}

/** Turns examples into the gold of a batch. */
export class GoldMaker {
  private readonly tags: Map<string, number>;
  private readonly labels: Map<string, number>;
  private readonly names: Map<string, number>;

  constructor(classes: Classes) {
    const index = (list: string[]) => new Map(list.map((name, i) => [name, i]));
    this.tags = index(classes.tags);
    this.labels = index(classes.labels);
    this.names = index(classes.names);
  }

  gold(examples: Example[], { starts, tokens }: Batch): Gold {
    const filled = (value: number) => new Int32Array(tokens).fill(value);
    const gold: Gold = { tags: filled(-1), names: filled(-1), heads: filled(-2), labels: filled(-1) };
    for (const [s, { forms, tags, names, heads, labels }] of examples.entries()) {
      const start = starts[s]!;
      for (let i = 0; i < forms.length; i++) {
        if (tags !== null) gold.tags[start + i] = this.tags.get(tags[i]!) ?? -1;
        if (names !== null) gold.names[start + i] = this.names.get(names[i]!) ?? -1;
        if (heads === null || labels === null) continue;
        gold.heads[start + i] = heads[i]! < 0 ? -1 : start + heads[i]!;
        gold.labels[start + i] = this.labels.get(labels[i]!) ?? -1;
      }
    }
    return gold;
  }
}

const SMALL = new Set("a an the and or but of in on at to for by with from as vs 's n't".split(" "));

/**
 * Now and then a sentence is seen without capitals, all in capitals or capitalised like a headline, so that letter case is no more trusted
 * than it deserves. Null leaves the sentence as it is.
 */
export function recase(forms: string[], random: Random): string[] | null {
  const draw = random.next();
  if (draw < 0.02) return forms.map((form) => form.toLowerCase());
  if (draw < 0.03) return forms.map((form) => form.toUpperCase());
  if (draw < 0.06) {
    return forms.map((form, i) =>
      i > 0 && SMALL.has(form) ? form : form.slice(0, 1).toUpperCase() + form.slice(1),
    );
  }
  return null;
}
