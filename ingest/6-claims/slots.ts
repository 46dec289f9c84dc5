import { speakerBefore } from "./aside.ts";
import type { Act } from "./cues.ts";
import { type End, type EndRules, endsAt, isLocative, type SentenceMentions } from "./ends.ts";
import { antecedent, type Found, objectsOf, subjectsOf } from "./subjects.ts";
import {
  dependents,
  isInfinitive,
  isVerb,
  lemmaAt,
  prepositionOf,
  relationAt,
  type Syntax,
  tokenAt,
} from "./syntax.ts";

export interface Filled {
  ends: End[];
  /** The syntactic path, for the reader's trace: "nsubj", "advcl → nsubj", "obl:with". */
  how: string;
}

export interface Grammar {
  s: Syntax;
  mentions: SentenceMentions;
  controlsObject: (verb: number) => boolean;
  /** Whether the word tells a purpose of its subject: "focused on", "seeks". */
  isAim: (verb: number) => boolean;
  /** Whether a mention names a place or a state: what "in" may lead to. */
  isGround: (mention: number) => boolean;
  /** The mention of a pronoun left open that goes on speaking for who spoke before; null for none. */
  resume: (pronoun: number) => number | null;
  /** Who says what stands around a verb of speech ("…, said X"); null where it is no such aside. */
  speakerOf: (act: Act) => number | null;
}

const EMPTY: Filled = { ends: [], how: "" };

/** The actors in the first of the slots that holds any; failing that, where the rules allow it, the first thing. */
export function fill(
  g: Grammar,
  act: Act,
  slots: readonly string[],
  rules: EndRules,
  not: readonly number[] = [],
): Filled {
  const passes = rules.things ? [false, true] : [false];
  for (const things of passes)
    for (const slot of slots)
      for (const { tokens, how } of nounsIn(g, act, slot)) {
        // a cue that names "in" among its slots means the state by its ground: "suspended aid in X"
        const slotRules: EndRules = { ...rules, things, adjectives: slot === "mod" };
        const ends = tokens
          .flatMap((token) => endsAt(g.s, g.mentions, token, slotRules))
          .filter(({ mention }) => !not.includes(mention) && (!isLocative(slot) || g.isGround(mention)));
        if (ends.length > 0)
          return { ends, how: [how, ...new Set(ends.flatMap((end) => end.how ?? []))].join(", ") };
      }
  return EMPTY;
}

/** The nouns that stand in a slot of the act (see data/lexicon/README.md), the likeliest place first. */
function nounsIn(g: Grammar, act: Act, slot: string): Found[] {
  const verb = act.cue.pos === "verb";
  switch (slot) {
    case "subj":
      return [verb ? doerOf(g, act) : ownerOf(g, act)];
    case "obj":
      return verb ? [objectsOf(g.s, act.head)] : [];
    case "iobj":
      return [{ tokens: dependents(g.s, act.head, "iobj"), how: "iobj" }];
    case "mod":
      return [
        {
          tokens: act.tokens.flatMap((i) =>
            dependents(g.s, i, "amod", "compound", "nmod").filter(
              (j) => j < i && prepositionOf(g.s, j) === null,
            ),
          ),
          how: "modifier",
        },
      ];
    case "clause":
      return [clauseSubject(g, act)];
    case "poss":
      return [{ tokens: act.tokens.flatMap((i) => dependents(g.s, i, "nmod:poss")), how: "nmod:poss" }];
    case "self":
      return [{ tokens: [act.head], how: "the cue itself" }];
    default:
      return prepositional(g.s, act, slot).map((tokens) => ({ tokens, how: `obl:${slot}` }));
  }
}

/** Who does what a verb says; of a verb of speech behind what was said ("…, noted X") the noun beside it. */
function doerOf(g: Grammar, act: Act): Found {
  const { s, mentions, controlsObject, speakerOf } = g;
  const speaker = speakerOf(act);
  if (speaker !== null)
    return ownWordsOf(g, act, { tokens: [antecedent(s, speaker)], how: "speaker beside the words" });
  const subject = uttererOf(g, subjectsOf(s, act.head, controlsObject));
  if (subject.tokens.length === 0 && relationAt(s, act.head) === "conj") {
    // "Ana Roth said … and added …", where the tree has no subject for either
    const first = tokenAt(s, act.head).head;
    const shared = isVerb(s, first) ? speakerBefore(s, first) : null;
    if (shared !== null) return { tokens: [shared], how: "conj → speaker beside the words" };
  }
  if (subject.tokens.length === 0 && tokenAt(s, act.head).xpos === "VBG") {
    // "…, said Ana Roth, adding …", where the tree takes the speaker for something else
    const { head } = tokenAt(s, act.head);
    const beside = head >= 0 && isVerb(s, head) && head < act.head && mentions.at(head + 1) !== null;
    if (beside) return { tokens: [head + 1], how: "speaker beside the words" };
  }
  return ownWordsOf(g, act, subject);
}

/** "The agency said it is sceptical": a pronoun that no stage could resolve, subject of what somebody says, is the speaker. */
function ownWordsOf({ s, mentions, controlsObject, resume }: Grammar, act: Act, subject: Found): Found {
  const [pronoun] = subject.tokens;
  if (
    pronoun === undefined ||
    !/^(?:it|he|she|they)$/i.test(tokenAt(s, pronoun).form) ||
    mentions.at(pronoun) !== null
  )
    return subject;
  if (act.cue.relation === "SAID" && resume(pronoun) !== null) return subject;
  const { head, deprel } = tokenAt(s, act.head);
  if (deprel !== "ccomp" || head < 0 || !isVerb(s, head)) return subject;
  const speaker = subjectsOf(s, head, controlsObject);
  return speaker.tokens.length > 0
    ? { tokens: speaker.tokens, how: `${tokenAt(s, pronoun).form} → speaker` }
    : subject;
}

/** "issued a statement urging X": what words do, those who utter them do. */
function uttererOf({ s, mentions, controlsObject }: Grammar, subject: Found): Found {
  const [noun] = subject.tokens;
  if (noun === undefined || !subject.how.includes("participle") || mentions.at(noun) !== null) return subject;
  const { head } = tokenAt(s, noun);
  const governor =
    head >= 0 && isVerb(s, head) ? subjectsOf(s, head, controlsObject) : { tokens: [], how: "" };
  const owner = dependents(s, noun, "nmod:poss");
  if (owner.length > 0) return { tokens: owner, how: `${subject.how} → nmod:poss` };
  return governor.tokens.length > 0
    ? { tokens: governor.tokens, how: `${subject.how} → ${governor.how}` }
    : subject;
}

/** Nouns after a preposition that hangs on the cue, one of its parts, its object or a verb it is the object of: the nearest of these first. */
function prepositional(s: Syntax, act: Act, preposition: string): number[][] {
  const on = (anchor: number) =>
    dependents(s, anchor, "obl", "nmod", "advmod", "advcl").filter(
      (i) => i !== act.head && prepositionOf(s, i) === preposition && !isInfinitive(s, i),
    );
  const direct = act.tokens.map(on);
  // "announced a suspension of aid to X": the phrase may hang on a noun below the cue's own words or its object
  const nouns = [
    ...act.tokens.slice(1),
    ...dependents(s, act.head, "obj", act.cue.pos === "noun" ? "nmod" : "obj"),
  ];
  const below = nouns.flatMap((noun) => [noun, ...dependents(s, noun, "nmod")]).flatMap(on);
  // "imposed sanctions on X": the phrase may hang on the verb whose object the noun is
  const { head } = tokenAt(s, act.head);
  const relation = relationAt(s, act.head);
  // "X's visit was confirmed by Y" is no visit by Y
  const carried = preposition !== "by" || relation !== "nsubj" || LIGHT_VERBS.has(lemmaAt(s, head));
  const above =
    carried &&
    !isBackground(s, act.head) &&
    head >= 0 &&
    isVerb(s, head) &&
    /^(?:obj|nsubj|obl)$/.test(relation)
      ? on(head).filter((i) => i > act.head || relation !== "nsubj")
      : [];
  return [...direct, below.slice(0, 1), above].filter((tokens) => tokens.length > 0);
}

/** "after the attack", "amid threats": what a clause tells beside its own act shares neither the doer of that nor its phrases. */
const isBackground = (s: Syntax, noun: number): boolean =>
  /^(?:after|before|since|during|following|amid|despite|until)$/.test(prepositionOf(s, noun) ?? "");

const LIGHT_VERBS = new Set(
  "make have hold give take launch issue express voice conduct carry mount stage offer lodge file pay deliver begin start continue open receive pursue undertake lead resume impose declare announce show wage stop halt end complete join step order".split(
    " ",
  ),
);

/** Whose act a noun or adjective tells: its possessor, the subject of its copula, or of the light verb it is the object of. */
function ownerOf(g: Grammar, act: Act): Found {
  const { s, controlsObject, isAim } = g;
  for (const token of act.tokens) {
    const owner = dependents(s, token, "nmod:poss");
    if (owner.length > 0) return { tokens: owner.slice(0, 1), how: "nmod:poss" };
  }
  const by = prepositional(s, act, "by").find((tokens) => tokens.length > 0) ?? [];
  if (by.length > 0) return { tokens: by, how: "nmod:by" };
  // "said it is sceptical": parsers take that pronoun for an empty one
  const copula = dependents(s, act.head, "nsubj", ...(act.cue.pos === "adj" ? ["expl"] : []));
  if (copula.length > 0) return ownWordsOf(g, act, { tokens: copula.slice(0, 1), how: "nsubj of copula" });
  const { head } = tokenAt(s, act.head);
  const relation = relationAt(s, act.head);
  if (head >= 0 && isVerb(s, head) && relation === "obj" && LIGHT_VERBS.has(lemmaAt(s, head))) {
    const up = subjectsOf(s, head, controlsObject);
    return { tokens: up.tokens, how: `${up.how} of ${lemmaAt(s, head)}` };
  }
  if (head >= 0 && relation === "xcomp") {
    const up = subjectsOf(s, head, controlsObject);
    return { tokens: up.tokens, how: `xcomp → ${up.how}` };
  }
  const aim = aimAbove(s, act.head, isAim);
  if (aim >= 0) {
    const up = subjectsOf(s, aim, controlsObject);
    return { tokens: up.tokens, how: `${up.how} of ${lemmaAt(s, aim)}` };
  }
  if (relation === "amod" && act.cue.pos === "adj" && head >= 0) return { tokens: [head], how: "amod" };
  return { tokens: [], how: "" };
}

/** The verb of purpose that a noun stands under: "focused on the destruction of …"; -1 for none. */
function aimAbove(s: Syntax, noun: number, isAim: (verb: number) => boolean): number {
  for (let i = noun; /^(?:obj|obl|nmod|conj)$/.test(relationAt(s, i)) && !isBackground(s, i); ) {
    i = tokenAt(s, i).head;
    if (i >= 0 && isVerb(s, i)) return isAim(i) ? i : -1;
  }
  return -1;
}

/** "demanded that X leave", "for X to leave": who is to act. */
function clauseSubject({ s }: Grammar, act: Act): Found {
  for (const anchor of act.tokens)
    for (const clause of dependents(s, anchor, "ccomp", "xcomp", "acl", "advcl")) {
      const own = dependents(s, clause, "nsubj");
      if (own.length > 0) return { tokens: own.slice(0, 1), how: "subject of its clause" };
      const agent = objectsOf(s, clause);
      if (agent.how.startsWith("nsubj:pass")) return { tokens: agent.tokens, how: "subject of its clause" };
    }
  return { tokens: [], how: "" };
}
