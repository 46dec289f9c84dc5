import type { Span } from "#schema/article.ts";
import type { Extraction } from "#schema/extraction.ts";
import { RELATIONS } from "#schema/relations.ts";

/** Which rules that every record keeps this one breaks, in words; none: an empty list. */
export function brokenRules({ article, sentences, entities, mentions, claims }: Extraction): string[] {
  const broken: string[] = [];
  const inside = (inner: Span, outer: Span) =>
    outer.start <= inner.start && inner.start < inner.end && inner.end <= outer.end;
  const whole = { start: 0, end: article.text.length };

  let end = 0;
  for (const [i, sentence] of sentences.entries()) {
    if (sentence.index !== i) broken.push(`sentence ${i} calls itself ${sentence.index}`);
    if (!inside(sentence, whole)) broken.push(`sentence ${i} is empty or not in the text`);
    if (sentence.start < end) broken.push(`sentence ${i} begins before the last one ended`);
    end = sentence.end;
  }

  const ids = new Set<string>(entities.map(({ id }) => id));
  if (ids.size < entities.length) broken.push("two entities have the same id");
  const named = new Set<string>(mentions.flatMap((mention) => mention.entities));
  for (const { id, name } of entities) {
    if (name.trim() === "") broken.push(`entity ${id} has a blank name`);
    if (!named.has(id)) broken.push(`entity ${id} is mentioned nowhere`);
  }

  for (const [i, mention] of mentions.entries()) {
    const home = sentences.find((sentence) => inside(mention, sentence));
    if (!home) broken.push(`mention ${i} lies in no sentence`);
    else if (home.role === "boilerplate") broken.push(`mention ${i} lies in boilerplate`);
    if (mention.entities.some((id) => !ids.has(id))) broken.push(`mention ${i} means nobody that is listed`);
    if (new Set(mention.entities).size < mention.entities.length)
      broken.push(`mention ${i} means one entity twice`);
  }

  const claimIds = new Set<string>(claims.map(({ id }) => id));
  if (claimIds.size < claims.length) broken.push("two claims have the same id");
  const stated = new Set<string>();
  for (const claim of claims) {
    const { id, relation, source, target } = claim;
    const home = sentences[claim.sentence];
    if (home === undefined || home.role === "boilerplate")
      broken.push(`claim ${id} has no sentence that may carry it`);
    else if (!inside(claim.cue, home)) broken.push(`the cue of claim ${id} lies outside its sentence`);
    if (source.length === 0 && target.length === 0) broken.push(`claim ${id} has no end`);
    if ([...source, ...target, ...claim.attributedTo].some((mention) => mentions[mention] === undefined))
      broken.push(`claim ${id} names a mention that is not there`);
    if (claim.content !== null && !inside(claim.content, whole))
      broken.push(`the content of claim ${id} is empty or not in the text`);
    if (claim.date !== null && claim.date.from > claim.date.to)
      broken.push(`the date of claim ${id} ends before it begins`);
    if (claim.after.some((earlier) => earlier === id || !claimIds.has(earlier)))
      broken.push(`claim ${id} comes after itself or after a claim that is not there`);
    const ends = [source.join(), target.join()];
    if (RELATIONS[relation].symmetric) ends.sort();
    const key = [
      claim.sentence,
      relation,
      claim.cue.start,
      claim.cue.end,
      claim.polarity,
      claim.modality,
      ...ends,
    ];
    if (stated.has(key.join(" "))) broken.push(`claim ${id} is made twice`);
    stated.add(key.join(" "));
  }
  return broken;
}
