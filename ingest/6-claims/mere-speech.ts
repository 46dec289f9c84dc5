import type { Lexicon } from "#data/lexicon/read.ts";
import type { EntityKind } from "#schema/entity.ts";
import type { Relation } from "#schema/relations.ts";
import { bind } from "./act-claim.ts";
import { asideOf } from "./aside.ts";
import { type Act, isBlock } from "./cues.ts";
import { endsAt, STATES_ONLY } from "./ends.ts";
import type { Grammar } from "./slots.ts";
import { contentOf } from "./speech.ts";
import type { SpokenSentence } from "./spoken.ts";
import { stanceOf } from "./stance.ts";
import type { Statement } from "./statement.ts";
import { dependents, isPassive } from "./syntax.ts";

/** The statement as mere speech. */
export const asSaid = (statement: Statement): Statement => ({
  ...statement,
  act: merely(statement.act),
});

/** The act as mere speech, to nobody and on no condition. */
const merely = (act: Act): Act => ({
  ...act,
  cue: { ...act.cue, relation: "SAID", target: [], only: new Set() },
});

/** Acts done by words: where they lack whom they are done to, the words are still said. */
const BY_WORDS: ReadonlySet<Relation> = new Set([
  "ACCUSED",
  "AGREED_WITH",
  "CRITICIZED",
  "DEMANDED_OF",
  "DENIED",
  "PRAISED",
  "REASSURED",
  "REJECTED",
  "SPOKE_WITH",
  "SUPPORTED",
  "THREATENED",
  "URGED",
  "WARNED",
]);

/** "pledged to cut emissions", "complained about the delay": an act by words that no claim tells, for want of a target, is speech. */
export function merelySaid(
  g: Grammar,
  spoken: SpokenSentence,
  found: Act[][],
  statements: readonly Statement[],
  lexicon: Lexicon,
  kindOf: (mention: number) => EntityKind,
): Statement[] {
  const told = new Set(statements.flatMap(({ act }) => act.tokens));
  return found.flatMap((acts): Statement[] => {
    const act = acts[0];
    if (!act || isBlock(act) || act.tokens.some((token) => told.has(token))) return [];
    const assures = act.cue.relation === "REASSURED"; // also by a noun: "X's reassurance of the bond"
    if ((act.cue.pos !== "verb" && !assures) || !BY_WORDS.has(act.cue.relation)) return [];
    const said = contentOf(spoken, act);
    const content = said && assures ? { ...said, states: true } : said;
    const stance = stanceOf(g.s, act.head, lexicon.governors);
    if (content === null || stance.cancelled) return [];
    const bound = bind(g, merely(act), kindOf);
    return bound && bound.source.length > 0 ? [{ ...bound, stance, content, attributedTo: [] }] : [];
  });
}

/** "is considered a threat", "was dubbed the winner", "is expected to leave": what is said of its subject, by nobody that is named. */
export function saidByNobody(
  g: Grammar,
  spoken: SpokenSentence,
  found: Act[][],
  statements: readonly Statement[],
  lexicon: Lexicon,
): Statement[] {
  const told = new Set(statements.flatMap(({ act }) => act.tokens));
  return found.flatMap((acts): Statement[] => {
    const act = acts.find(({ cue }) => cue.relation === "SAID" && cue.pos === "verb");
    if (!act || act.tokens.some((token) => told.has(token)) || !isPassive(g.s, act.head)) return [];
    const subject = dependents(g.s, act.head, "nsubj:pass")[0];
    if (subject === undefined) return [];
    const content = asideOf(spoken, act) ? null : contentOf(spoken, act);
    const stance = stanceOf(g.s, act.head, lexicon.governors);
    if (content === null || stance.cancelled) return [];
    const target = endsAt(g.s, g.mentions, subject, STATES_ONLY);
    if (target.length === 0) return [];
    const of: Act = { ...act, cue: { ...act.cue, relation: "COMMENTED_ON" } };
    return [{ act: of, source: [], target, how: ["target: nsubj:pass"], stance, content, attributedTo: [] }];
  });
}
