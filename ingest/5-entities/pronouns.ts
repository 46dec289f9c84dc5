import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate, Naming } from "#ingest/4-mentions/candidate.ts";
import { baseRelation, type Grammar, lemmaOf } from "#ingest/4-mentions/grammar.ts";
import { type Discourse, type Recent, verbAbove } from "./discourse.ts";
import type { Draft } from "./draft.ts";
import { type Feature, WEIGHTS } from "./weights.ts";
import { type Role, roleOf } from "./working.ts";

type Pronoun = Extract<Naming, { by: "pronoun" }>;

const STATES_IN_NEWS = 0.8;

/** An antecedent that grammar allows, with what speaks for and against it. */
export interface Option {
  recent: Recent;
  features: Feature[];
}

/** Chooses what a third-person pronoun stands for; the fitting of the weights puts its own in the place of `antecedentOf`. */
export type Chooser = typeof antecedentOf;

/** What a third-person pronoun stands for: the best antecedent among what was spoken of before; null where none is likely enough. */
export function antecedentOf(
  g: Grammar,
  discourse: Discourse,
  candidate: Candidate,
  pronoun: Pronoun,
  sentence: number,
): Recent | null {
  if (pronoun.possessive && pronoun.plural) {
    const possessed = g.tokens[(g.tokens[candidate.head] as Token).head];
    const doers = possessed && discourse.doers(lemmaOf(possessed), sentence);
    if (doers && doers.drafts.length > 1) return doers;
  }
  const column = columnOf(pronoun);
  let best: Recent | null = null;
  let bestScore = 0;
  for (const { recent, features } of optionsOf(g, discourse, candidate, pronoun, sentence)) {
    let score = 0;
    for (const feature of features) score += WEIGHTS[feature][column];
    // The weights are from texts that hardly speak of states; in the news "it" often is one.
    if (column === 1 && recent.drafts[0]?.kind === "state") score += STATES_IN_NEWS;
    if (score > bestScore) [best, bestScore] = [recent, score];
  }
  return best;
}

/** The weights differ for people, for things and for several. */
export const columnOf = ({ plural, gender }: Pronoun): 0 | 1 | 2 => (plural ? 2 : gender === "n" ? 1 : 0);

/** The antecedents that grammar allows, nearest first. */
export function optionsOf(
  g: Grammar,
  discourse: Discourse,
  candidate: Candidate,
  pronoun: Pronoun,
  sentence: number,
): Option[] {
  const token = candidate.head;
  const role = roleOf(g, token);
  const verb = verbAbove(g, token);
  const options: Option[] = [];
  const ranks = new Map<Draft | null, number>();
  const agent = agentOf(g, verb);
  const recents = discourse.before(sentence, token);
  // "They released them": whoever is subject here is not the object, however it was named before
  const partners = new Set(
    recents
      .filter(
        (recent) =>
          !pronoun.reflexive &&
          !pronoun.possessive &&
          isBlocked(g, recent, token, verb, role, pronoun, sentence),
      )
      .flatMap(({ drafts }) => drafts),
  );
  for (const recent of recents) {
    if (
      recent.drafts.some((draft) => partners.has(draft)) ||
      !agrees(pronoun, recent) ||
      isBlocked(g, recent, token, verb, role, pronoun, sentence)
    )
      continue;
    const key = recent.drafts.length === 1 ? (recent.drafts[0] ?? null) : null;
    const rank = key === null ? ranks.size + 1 : (ranks.get(key) ?? ranks.size + 1);
    if (key !== null) ranks.set(key, rank);
    const features = featuresOf(recent, pronoun, role, token, sentence, rank);
    if (recent.sentence === sentence && isBesideOwn(g, recent.token, token, pronoun))
      return [{ recent, features }];
    if (recent.sentence === sentence && recent.token === agent) features.push("agent");
    options.push({ recent, features });
  }
  return options;
}

/** Who does what a verb says: its subject, or whoever governs it from above ("urged X to reduce its …": X). -1 for none. */
function agentOf(g: Grammar, verb: number): number {
  let at = verb;
  for (let step = 0; step < 6 && at >= 0; step++) {
    const token = g.tokens[at] as Token;
    const below = g.children[at] ?? [];
    const subject = below.find((child) => baseRelation(g.tokens[child] as Token) === "nsubj");
    if (subject !== undefined) return subject;
    const relation = baseRelation(token);
    if (relation === "acl" && token.deprel !== "acl:relcl") return token.head;
    if (relation !== "xcomp" && relation !== "advcl" && relation !== "conj") return -1;
    const governed =
      relation === "xcomp"
        ? (g.children[token.head] ?? []).find((child) => g.tokens[child]?.deprel === "obj")
        : undefined;
    if (governed !== undefined) return governed;
    at = token.head;
  }
  return -1;
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
        g.forms.slice(recent.token + 1, token).includes(","))
    )
      return true;
    if (g.forms[token - 1] === "," && recent.token === token - 2) return !isVerbal(g, own.head);
    return recent.verb === own.head;
  }
  if (isInOwnReport(g, recent.token, verb)) return true;
  // "X and Y condemned it, calling it …": neither X nor Y
  if (role !== "subject" && seriesOf(g, recent.token) === agentOf(g, verb)) return true;
  return (
    recent.verb === verb &&
    (recent.role === "subject" || recent.role === "object") &&
    role !== "subject" &&
    recent.token !== token
  );
}

/** "X and its allies": they are those of X, whoever else was spoken of; of a longer series nobody can tell. */
function isBesideOwn(g: Grammar, token: number, own: number, pronoun: Pronoun): boolean {
  const possessed = g.tokens[(g.tokens[own] as Token).head];
  const isConjunct = (one: Token | undefined) => one?.deprel === "conj" && one.head === token;
  return (
    pronoun.possessive &&
    g.forms[own - 1] === "and" &&
    isConjunct(possessed) &&
    !g.tokens.slice(token + 1, own).some(isConjunct)
  );
}

/** The first of a series that a word stands in; itself where it stands alone. */
function seriesOf(g: Grammar, token: number): number {
  const { head, deprel } = g.tokens[token] as Token;
  return deprel === "conj" ? head : token;
}

/** What is told of another; a warning or a promise is of what its giver will do. */
const CHARGE = /^(?:accusation|allegation|charge|claim|complaint|report)$/;

/** "rejected a U.S. claim that it had …": what the claim is told of is not who makes it, but who answers it. */
function isInOwnReport(g: Grammar, token: number, verb: number): boolean {
  const clause = g.tokens[verb];
  const { head, deprel } = g.tokens[token] as Token;
  const isCharge = CHARGE.test(g.tokens[head]?.lemma ?? "");
  return isCharge && clause?.deprel === "acl" && clause.head === head && /^(?:amod|compound)$/.test(deprel);
}

const isVerbal = (g: Grammar, token: number): boolean => /^(?:VERB|AUX)$/.test(g.tokens[token]?.upos ?? "");

function featuresOf(
  recent: Recent,
  pronoun: Pronoun,
  role: Role,
  token: number,
  sentence: number,
  rank: number,
): Feature[] {
  const { drafts, sentence: there, role: its, several, form } = recent;
  const distance = sentence - there;
  const one = drafts.length === 1 ? drafts[0] : undefined;
  const near = distance === 0 ? "same" : distance === 1 ? "previous" : distance === 2 ? "second" : "far";
  const features: Feature[] = [
    "any",
    near,
    its,
    rank < 4 ? `rank${rank as 1 | 2 | 3}` : rank < 7 ? "rank4" : "rank7",
  ];
  if (its === role) features.push("sameRole");
  if (its === "subject")
    features.push(distance === 0 ? "subjectHere" : distance === 1 ? "subjectBefore" : "subjectFar");
  if (pronoun.possessive) features.push(distance === 0 ? "ownerHere" : "ownerElsewhere");
  if (distance === 0 && token - recent.token < 4) features.push("close");
  if (form === "pronoun") features.push("pronoun");
  else if (form === "adjective") features.push("adjective");
  if (drafts.length === 0) features.push("thing");
  else if (drafts.length > 1) features.push(several ? "collective" : "coordination");
  if (one) {
    // "police" and "armies" are spoken of like groups
    features.push(
      one.kind === "organization" && one.plural ? "group" : one.kind,
      one.named ? "named" : "described",
    );
    if (one.mentions > 1)
      features.push(one.mentions > 6 ? "mentioned7" : one.mentions > 3 ? "mentioned4" : "mentioned2");
    if (one.kind === "person" && one.gender === pronoun.gender) features.push("gender");
    if (one.plural || recent.plural) features.push("plural");
  }
  return features;
}
