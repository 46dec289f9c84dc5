import { dependents, isUnder, lemmaAt, prepositionOf, type Syntax, tokenAt } from "./syntax.ts";

/** Of two acts of a sentence, by their heads: the text says that `earlier` came before `later`. */
export interface Order {
  earlier: number;
  later: number;
}

/** Order in time as the sentence tells it: "A came after B", "A followed B", "after doing B, X did A", "before". */
export function ordersOf(s: Syntax, heads: readonly number[]): Order[] {
  const orders: Order[] = [];
  const pair = (earlier: number[], later: number[]) => {
    for (const e of earlier) for (const l of later) if (e !== l) orders.push({ earlier: e, later: l });
  };
  const inside = (branch: number) => heads.filter((head) => isUnder(s, head, branch));
  s.tokens.forEach(({ upos }, verb) => {
    if (upos !== "VERB") return;
    const branches = dependents(s, verb, "advcl", "obl").map((i) => ({ i, word: prepositionOf(s, i) ?? "" }));
    const main = () => mainActs(s, verb, heads);
    for (const { i, word } of branches) {
      if (/^(?:after|following|since)$/.test(word)) pair(topmost(s, inside(i), i), main());
      else if (/^(?:before|ahead of|prior to)$/.test(word)) pair(main(), topmost(s, inside(i), i));
    }
    if (lemmaAt(s, verb) === "follow" || lemmaAt(s, verb) === "precede") {
      const subjects = dependents(s, verb, "nsubj").flatMap((i) => topmost(s, inside(i), i));
      const objects = dependents(s, verb, "obj").flatMap((i) => topmost(s, inside(i), i));
      if (lemmaAt(s, verb) === "follow") pair(objects, subjects);
      else pair(subjects, objects);
    }
  });
  return orders;
}

/** The acts of a verb's own clause: the verb itself, else those of its subject and object. */
function mainActs(s: Syntax, verb: number, heads: readonly number[]): number[] {
  if (heads.includes(verb)) return [verb];
  return dependents(s, verb, "nsubj", "obj").flatMap((i) =>
    topmost(
      s,
      heads.filter((head) => isUnder(s, head, i)),
      i,
    ),
  );
}

/** Acts of a branch that do not stand under another of its acts by subordination; coordinated ones all count. */
function topmost(s: Syntax, acts: number[], branch: number): number[] {
  return acts.filter((act) => {
    for (let i = act; i !== branch && i >= 0; i = tokenAt(s, i).head)
      if (!/^(?:conj|obj|obl|nmod|appos|compound)/.test(tokenAt(s, i).deprel)) return false;
    return !acts.some(
      (other) => other !== act && isUnder(s, act, other) && !tokenAt(s, act).deprel.startsWith("conj"),
    );
  });
}
