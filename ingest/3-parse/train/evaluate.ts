import { bestTags, TAGS } from "../names/crf.ts";
import type { Annotation } from "../network/annotate.ts";
import type { Classes } from "./batches.ts";
import type { Example } from "./corpus.ts";

/** Percentages over all tokens; F1 of whole names with their kind. NaN where nothing is annotated. */
export interface Scores {
  upos: number;
  xpos: number;
  uas: number;
  las: number;
  names: number;
}

const NO_TRANSITIONS = new Float32Array((TAGS + 1) * TAGS);

/** Names are scored as the network finds them alone. */
export function evaluate(examples: Example[], found: Annotation[], classes: Classes): Scores {
  let tokens = 0;
  const right = { upos: 0, xpos: 0, uas: 0, las: 0 };
  const spans = { gold: 0, found: 0, right: 0 };
  for (const [s, { forms, tags, heads, labels, names }] of examples.entries()) {
    const annotation = found[s]!;
    if (names !== null) {
      const gold = nameSpans(names);
      const ours = nameSpans(
        [...bestTags(annotation.names, NO_TRANSITIONS)].map((name) => classes.names[name]!),
      );
      spans.gold += gold.size;
      spans.found += ours.size;
      spans.right += gold.intersection(ours).size;
    }
    if (tags === null || heads === null || labels === null) continue;
    for (let i = 0; i < forms.length; i++) {
      tokens++;
      const [upos, xpos] = classes.tags[annotation.tags[i]!]!.split(" ");
      const [goldUpos, goldXpos] = tags[i]!.split(" ");
      if (upos === goldUpos) right.upos++;
      if (xpos === goldXpos) right.xpos++;
      if (annotation.heads[i] !== heads[i]) continue;
      right.uas++;
      if (classes.labels[annotation.labels[i]!] === labels[i]) right.las++;
    }
  }
  const share = (n: number) => (100 * n) / tokens;
  return {
    upos: share(right.upos),
    xpos: share(right.xpos),
    uas: share(right.uas),
    las: share(right.las),
    names: (200 * spans.right) / (spans.gold + spans.found),
  };
}

/** "PER 3 5": kind, first token, token behind the last. */
function nameSpans(tags: string[]): Set<string> {
  const out = new Set<string>();
  let from = -1;
  for (let i = 0; i <= tags.length; i++) {
    const tag = tags[i] ?? "O";
    if (from >= 0 && !tag.startsWith("I")) {
      out.add(`${tags[from]!.slice(2)} ${from} ${i}`);
      from = -1;
    }
    if (tag.startsWith("B")) from = i;
  }
  return out;
}
