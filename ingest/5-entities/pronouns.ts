import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate, Naming } from "#ingest/4-mentions/candidate.ts";
import { baseRelation, type Grammar, lemmaOf } from "#ingest/4-mentions/grammar.ts";
import { type Discourse, type Recent, verbAbove } from "./discourse.ts";
import type { Draft } from "./draft.ts";
import { type Role, roleOf } from "./working.ts";

type Pronoun = Extract<Naming, { by: "pronoun" }>;

/** What speaks for an antecedent; the sum decides. */
const WEIGHTS = {
  sameSentence: 1.2,
  previousSentence: 0.6,
  perSentence: -0.7,
  perRank: -0.12,
  subject: 1,
  object: 0.2,
  possessor: 0.35,
  sameRole: 0.3,
  named: 0.4,
  perMention: 0.15,
  thing: -0.1,
  group: 0.3,
  organization: 0.5,
  state: 0.5,
  place: -0.3,
  coordination: 0.4,
  collective: 0.2,
  genderKnown: 0.4,
};

/** Below this, a pronoun is left without an antecedent. */
const LEAST = -0.4;

/** What a third-person pronoun stands for: the best antecedent among what was spoken of before; null where none fits. */
export function antecedentOf(
  g: Grammar,
  discourse: Discourse,
  candidate: Candidate,
  pronoun: Pronoun,
  sentence: number,
): Recent | null {
  const token = candidate.head;
  const role = roleOf(g, token);
  const verb = verbAbove(g, token);
  const recents = discourse.before(sentence, token);
  if (pronoun.possessive && pronoun.plural) {
    const possessed = g.tokens[(g.tokens[token] as Token).head];
    const doers = possessed && discourse.doers(lemmaOf(possessed), sentence);
    if (doers && doers.drafts.length > 1) return doers;
  }
  let best: Recent | null = null;
  let bestScore = LEAST;
  let rank = 0;
  const seen = new Set<Draft>();
  for (const recent of recents) {
    if (!agrees(pronoun, recent) || isBlocked(g, recent, token, verb, role, pronoun, sentence)) continue;
    const [only] = recent.drafts;
    if (recent.drafts.length === 1 && only) {
      if (!seen.has(only)) rank++;
      seen.add(only);
    } else rank++;
    const score = scoreOf(recent, pronoun, role, sentence, rank);
    if (score > bestScore) [best, bestScore] = [recent, score];
  }
  return best;
}

function agrees(pronoun: Pronoun, { drafts, several, plural }: Recent): boolean {
  const one = drafts[0];
  if (pronoun.plural) {
    if (drafts.length > 1) return true;
    if (one === undefined) return plural;
    return (
      plural ||
      several ||
      one.plural ||
      one.kind === "organization" ||
      one.kind === "group" ||
      one.kind === "state"
    );
  }
  if (drafts.length > 1) return false;
  if (pronoun.gender === "n") {
    if (one === undefined) return !plural;
    return one.kind !== "person" && !plural && !(one.plural && one.kind !== "group");
  }
  if (one === undefined || one.kind !== "person" || one.plural || plural) return false;
  return one.gender === "u" || one.gender === pronoun.gender;
}

/** Grammar's own rules: "X criticized him" is not X, "X, its friend" is not X's friend X. */
function isBlocked(
  g: Grammar,
  recent: Recent,
  token: number,
  verb: number,
  role: Role,
  pronoun: Pronoun,
  sentence: number,
): boolean {
  if (recent.sentence !== sentence) return pronoun.reflexive;
  if (pronoun.reflexive) return recent.verb !== verb || recent.role !== "subject";
  const own = g.tokens[token] as Token;
  if (pronoun.possessive) {
    const possessed = g.tokens[own.head];
    if (possessed === undefined) return false;
    // apposition and predicate: "Israel, its friend"
    if (
      own.head === recent.token ||
      (possessed.head === recent.token &&
        /^(?:appos|conj)$/.test(baseRelation(possessed)) &&
        g.forms[recent.token + 1] === ",")
    )
      return true;
    if (g.forms[token - 1] === "," && recent.token === token - 2) return !isVerbal(g, own.head);
    return recent.verb === own.head;
  }
  return (
    recent.verb === verb &&
    (recent.role === "subject" || recent.role === "object") &&
    role !== "subject" &&
    recent.token !== token
  );
}

const isVerbal = (g: Grammar, token: number): boolean => /^(?:VERB|AUX)$/.test(g.tokens[token]?.upos ?? "");

function scoreOf(
  { drafts, sentence: there, role: its, several }: Recent,
  pronoun: Pronoun,
  role: Role,
  sentence: number,
  rank: number,
): number {
  const w = WEIGHTS;
  const distance = sentence - there;
  let score =
    distance === 0 ? w.sameSentence : distance === 1 ? w.previousSentence : w.perSentence * (distance - 1);
  score += w.perRank * rank;
  if (its === "subject") score += w.subject;
  else if (its === "object") score += w.object;
  else if (its === "possessor") score += w.possessor;
  if (its === role) score += w.sameRole;
  const one = drafts[0];
  if (one === undefined) return score + w.thing;
  if (drafts.length > 1) return score + (several ? w.collective : 0) + w.coordination;
  if (one.named) score += w.named;
  score += w.perMention * Math.log2(1 + one.mentions);
  if (pronoun.gender === "n" || pronoun.plural) {
    if (one.kind === "group") score += w.group;
    else if (one.kind === "organization") score += w.organization;
    else if (one.kind === "state") score += w.state;
    else if (one.kind === "place") score += w.place;
    if (pronoun.plural && !one.plural) score -= 0.6;
  } else if (one.gender === pronoun.gender) score += w.genderKnown;
  return score;
}
