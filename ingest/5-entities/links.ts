import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate } from "#ingest/4-mentions/candidate.ts";
import { baseRelation, prepositionOf } from "#ingest/4-mentions/grammar.ts";
import type { Draft } from "./draft.ts";
import { isDenied, predicationOf, subjectOf } from "./predication.ts";
import type { Scene } from "./working.ts";

/** The name that a description stands in apposition to, or that a copula links it to. */
export function linkedName(candidate: Candidate, { grammar: g, resolved }: Scene): Draft | null {
  const token = g.tokens[candidate.head] as Token;
  const predication = predicationOf(g, candidate.head);
  if (isDenied(g, predication?.told ?? candidate.head)) return null;
  const beside = lastOfSeries(candidate, { grammar: g, resolved });
  if (beside) return beside;
  for (const { candidate: other, drafts, form } of resolved.values()) {
    if (drafts.length !== 1 || form === "adjective" || other === candidate) continue;
    const name = g.tokens[other.head] as Token;
    const inApposition =
      (baseRelation(token) === "appos" && token.head >= other.firstToken && token.head < other.endToken) ||
      (baseRelation(name) === "appos" && name.head === candidate.head && form === "name") ||
      (other.endToken === candidate.firstToken - 1 &&
        g.forms[other.endToken] === "," &&
        form === "name" &&
        token.head === other.head &&
        baseRelation(token) !== "conj");
    const one = drafts[0] as Draft;
    if ((inApposition || predication?.subject === other.head) && isPossible(candidate, one)) return one;
  }
  return null;
}

/** "X and Y, the minister": the tree hangs an apposition on the first of a series, but it is the last that it stands beside. */
function lastOfSeries(
  candidate: Candidate,
  { grammar: g, resolved }: Pick<Scene, "grammar" | "resolved">,
): Draft | null {
  const token = g.tokens[candidate.head] as Token;
  if (baseRelation(token) !== "appos") return null;
  for (const { candidate: other, drafts, form } of resolved.values()) {
    const name = g.tokens[other.head] as Token;
    const [one, more] = drafts;
    if (
      one &&
      !more &&
      form === "name" &&
      name.deprel === "conj" &&
      name.head === token.head &&
      g.forms[other.endToken] === "," &&
      candidate.firstToken - other.endToken <= 2 &&
      isPossible(candidate, one)
    )
      return one;
  }
  return null;
}

/** The state, body or place whose a description is: by its adjective, its possessor, or "of". */
export function ownerOf(candidate: Candidate, scene: Scene): Draft | null {
  const { grammar: g, resolved } = scene;
  for (const { candidate: other, drafts, form } of resolved.values()) {
    const one = drafts[0];
    if (
      one === undefined ||
      drafts.length > 1 ||
      (one.kind !== "state" && one.kind !== "group" && one.kind !== "organization" && one.kind !== "place")
    )
      continue;
    if (other.firstToken >= candidate.firstToken && other.endToken <= candidate.head) return one;
    if (candidate.possessor === other.head) return one;
    const name = g.tokens[other.head] as Token;
    if (form === "name" && name.head === candidate.head && prepositionOf(g, other.head) === "of") return one;
  }
  return possessorOf(candidate, scene);
}

/** The possessor of a description, people apart. */
export function possessorOf(candidate: Candidate, { resolved }: Scene): Draft | null {
  if (candidate.possessor === null) return null;
  for (const { candidate: other, drafts } of resolved.values())
    if (other.head === candidate.possessor && drafts.length === 1 && drafts[0]?.kind !== "person")
      return drafts[0] ?? null;
  return null;
}

/** The person whose a description is: "Costa's office". */
export function personBeside(candidate: Candidate, { resolved }: Scene): Draft | null {
  if (candidate.possessor === null) return null;
  for (const { candidate: other, drafts } of resolved.values())
    if (other.head === candidate.possessor && drafts.length === 1 && drafts[0]?.kind === "person")
      return drafts[0];
  return null;
}

/** "South African police", "Peru's soldiers": nothing but the state stands before the noun. */
export function isOnlyOwned(candidate: Candidate, { resolved }: Scene, owner: Draft): boolean {
  for (const { candidate: other, drafts } of resolved.values()) {
    if (drafts[0] !== owner) continue;
    if (other.firstToken === candidate.firstToken && other.endToken === candidate.head) return true;
    if (candidate.possessor === other.head && candidate.firstToken === candidate.head) return true;
  }
  return false;
}

/** May somebody be called so? A person by an office or a noun for people, a state by a noun for states. */
function isPossible({ naming }: Candidate, draft: Draft): boolean {
  if (naming.by === "office") return draft.kind === "person";
  if (naming.by !== "noun") return false;
  const { kind, use } = naming.row;
  if (use === "relational") return draft.kind !== "place";
  if (kind === "person") return draft.kind === "person";
  if (kind === "place") return draft.kind === "place" || draft.kind === "state";
  if (kind === "state") return draft.kind === "state" || draft.kind === "place";
  return draft.kind === "organization" || draft.kind === "group";
}

/** Who is said not to be what a description tells: "X is not the minister". */
export function subjectDenied(candidate: Candidate, scene: Scene): Draft | null {
  const predication = predicationOf(scene.grammar, candidate.head);
  if (predication === null || !isDenied(scene.grammar, predication.told)) return null;
  return subjectOf(predication, scene)?.drafts[0] ?? null;
}

/** "Austin met the Defense Secretary" of another state: nobody is named twice as two parties of one verb. */
export function isInClause(draft: Draft, candidate: Candidate, { resolved, grammar: g }: Scene): boolean {
  const verb = (g.tokens[candidate.head] as Token).head;
  for (const { candidate: other, drafts } of resolved.values())
    if (
      drafts.includes(draft) &&
      other !== candidate &&
      (g.tokens[other.head] as Token).head === verb &&
      verb >= 0 &&
      baseRelation(g.tokens[other.head] as Token) !== "appos"
    )
      return true;
  return false;
}
