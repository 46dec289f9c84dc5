import type { ArticleDetail } from "#schema/api.ts";
import type { Span } from "#schema/article.ts";
import type { Extraction } from "#schema/extraction.ts";
import { RELATIONS } from "#schema/relations.ts";

/**
 * What is wrong with what a store says of an article: every sentence must stand in its text, every claim in its sentence, and everything that is referred to
 * must be there.
 *
 * @param stored the record, with people under the ids of whom they are in all articles together
 * @param shown what is read out for whoever looks at it
 * @param entities the ids of the entities that the store has
 */
export function problemsOf(
  stored: Extraction,
  shown: ArticleDetail,
  entities: ReadonlySet<string>,
): string[] {
  return [...textProblems(stored), ...claimProblems(stored, entities), ...shownProblems(stored, shown)];
}

function textProblems({ article, sentences, mentions }: Extraction): string[] {
  const problems: string[] = [];
  if (!article.text.isWellFormed()) problems.push("its text has unpaired surrogates");
  let end = 0;
  for (const [place, sentence] of sentences.entries()) {
    const name = `sentence ${place}`;
    if (!isInside(sentence, { start: 0, end: article.text.length }))
      problems.push(`${name} is not inside the text (${spanned(sentence)})`);
    else if (sentence.start < end) problems.push(`${name} begins before the one before it ends`);
    if (sentence.index !== place) problems.push(`${name} says that it is ${sentence.index}`);
    end = sentence.end;
  }
  for (const [place, mention] of mentions.entries())
    if (!isInside(mention, { start: 0, end: article.text.length }))
      problems.push(`mention ${place} is not inside the text (${spanned(mention)})`);
  return problems;
}

function claimProblems(
  { article, sentences, entities: named, mentions, claims }: Extraction,
  entities: ReadonlySet<string>,
): string[] {
  const problems: string[] = [];
  const ids = new Set<string>(claims.map(({ id }) => id));
  const known = new Set<string>(named.map(({ id }) => id));
  if (ids.size < claims.length) problems.push("two claims have one id");
  for (const { id } of named) if (!entities.has(id)) problems.push(`entity ${id} is not in the store`);
  for (const [place, mention] of mentions.entries())
    for (const id of mention.entities)
      if (!known.has(id) || !entities.has(id))
        problems.push(`mention ${place} means ${id}, which is no entity of the article`);
  for (const claim of claims) {
    const name = `claim ${claim.id}`;
    const sentence = sentences[claim.sentence];
    if (!sentence) problems.push(`${name} has no sentence`);
    else {
      if (!isInside(claim.cue, sentence)) problems.push(`${name} has its cue outside its sentence`);
      if (sentence.role === "boilerplate") problems.push(`${name} stands in boilerplate`);
    }
    if (claim.content && !isInside(claim.content, { start: 0, end: article.text.length }))
      problems.push(`${name} has its content outside the text`);
    if (!Object.hasOwn(RELATIONS, claim.relation))
      problems.push(`${name} has the relation ${claim.relation}`);
    if (claim.source.length + claim.target.length === 0)
      problems.push(`${name} has neither source nor target`);
    for (const end of [...claim.source, ...claim.target, ...claim.attributedTo])
      if (!mentions[end]) problems.push(`${name} refers to mention ${end}, which is none`);
    for (const id of claim.after) if (!ids.has(id)) problems.push(`${name} comes after ${id}, which is none`);
  }
  return problems;
}

/** What is shown as a claim's sentence must be the article's text at that place, to the letter. */
function shownProblems({ claims }: Extraction, shown: ArticleDetail): string[] {
  const { text } = shown.article;
  // A store whose rows contradict each other may show holes.
  const whole = shown.claims.filter((claim) => claim !== undefined);
  const problems = whole
    .filter(({ sentence }) => sentence.text !== text.slice(sentence.start, sentence.end))
    .map(({ id }) => `claim ${id} is shown with a sentence that is not the text at its place`);
  const ids = new Set(whole.map(({ id }) => id));
  for (const { id } of claims) if (!ids.has(id)) problems.push(`claim ${id} is not shown`);
  if (whole.length > claims.length) problems.push("more claims are shown than it makes");
  return problems;
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.start < inner.end && inner.end <= outer.end;
}

function spanned({ start, end }: Span): string {
  return `${start} to ${end}`;
}
