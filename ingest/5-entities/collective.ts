import type { ActorRow } from "#data/gazetteer/rows.ts";
import type { Discourse } from "./discourse.ts";
import type { Draft } from "./draft.ts";
import type { By } from "./working.ts";

/**
 * The members of "the two allies", "both sides", "all three countries": those who were spoken of together, else the last that
 * may be called so. Without a number only what can be nothing else is a collective. Null where too few were spoken of.
 */
export function collectiveOf(discourse: Discourse, candidate: By<"noun">, sentence: number): Draft[] | null {
  const { row, count } = candidate.naming;
  if (row.use === "institution" || (count === null && row.use !== "relational" && row.kind !== "state"))
    return null;
  const wanted = count ?? 2;
  const recents = discourse.before(sentence, candidate.firstToken);
  const together = recents.filter(
    ({ drafts }) => drafts.length === wanted && drafts.every((draft) => mayBe(draft, row)),
  );
  const states = together.find(({ drafts }) => drafts.every(({ kind }) => kind === "state"));
  const best = (row.kind === "state" ? states : undefined) ?? together[0];
  if (best) return [...best.drafts];
  if (count === null) return null;
  const members = new Set<Draft>();
  for (const { drafts } of recents)
    for (const draft of drafts)
      if (
        mayBe(draft, row) &&
        (isAnybody(row) || draft.named) &&
        (row.kind !== "state" || draft.kind === "state")
      )
        members.add(draft);
  return members.size >= wanted ? [...members].slice(0, wanted) : null;
}

/** "sides" and "parties" may be anybody. */
const isAnybody = ({ noun }: ActorRow): boolean => noun === "side" || noun === "party";

function mayBe(draft: Draft, row: ActorRow): boolean {
  if (isAnybody(row) || (row.kind === "state" && row.use === "relational"))
    return draft.kind !== "place" && draft.kind !== "other";
  return draft.kind === row.kind && (row.kind === "state" || draft.named);
}
