import type { Title } from "#ingest/4-mentions/candidate.ts";
import type { Article } from "#schema/article.ts";
import type { Tenure } from "#schema/office.ts";
import { endOfTerm, predicationOf, tenureOfClause } from "./predication.ts";
import { isNaming, type Scene, type Working } from "./working.ts";

/**
 * Whether a title says that its office is held, was or will be: by its own words ("former"), by the clause that says it of somebody
 * ("was the minister"), or by the years after it; null where that is left open.
 */
export function tenureOf(
  title: Title,
  { candidate }: Working,
  { grammar: g }: Scene,
  publishedAt: Article["publishedAt"],
): Tenure | null {
  if (title.tenure !== "current") return title.tenure;
  if (!isNaming(candidate, "office")) return "current";
  const predication = predicationOf(g, candidate.head);
  if (predication !== null) return tenureOfClause(g, predication);
  const end = endOfTerm(g, candidate, title.of);
  return end !== null && end < yearOf(publishedAt) ? "former" : "current";
}

const yearOf = (publishedAt: string | null): number =>
  publishedAt === null ? Number.POSITIVE_INFINITY : Number(publishedAt.slice(0, 4));

/** "In 2003, …": what is told there was so then, in a year that is over. @param within how many tokens from the sentence's first */
export function isOfAnotherYear(
  { grammar: { forms } }: Scene,
  publishedAt: string | null,
  within = Number.POSITIVE_INFINITY,
): boolean {
  const year = yearOf(publishedAt);
  return forms.slice(0, within).some((form, at) => {
    if (!/^(?:1[89]|20)\d\d$/.test(form) || Number(form) >= year) return false;
    return (
      /^(?:in|during|until|from)$/i.test(forms[at - 1] ?? "") || /^\p{Lu}\p{L}+$/u.test(forms[at - 1] ?? "")
    );
  });
}
