import { type ExportedClaim, isNoOffice, wordsAt } from "../subgraph.ts";

/** What may stand between the beginning of what was said and whom it was said to, and between several of them. */
const BEFORE_TARGET = /^[\s,]*(?:(?:and|or)\s+)?(?:(?:the|a|an|its|his|her|their|both|some|all|of)\s+)*$/i;

/** What may stand behind whoever is quoted, at the end: "Keller said". */
const AFTER_SPEAKER = /^\s*(?:\p{L}+\s*){0,2}[^\p{L}\p{N}]*$/u;

/** Around what is quoted: marks of quotation have their partners in the statement. */
const RIM = /^[\s,;:“”„"«»–—-]+|[\s,;:“”„"«»–—-]+$/gu;

/**
 * What a claim's sentence adds to the statement, in the sentence's words: its content without the target that it begins with and the speaker that
 * it ends with, which the statement names already; of an office its name. Null where nothing is added.
 */
export function quotationOf(claim: ExportedClaim): string | null {
  const { relation, cue, content, date } = claim;
  if (relation === "HOLDS_OFFICE_IN" && isNoOffice(wordsAt(claim, cue) ?? "")) return null;
  const span = relation === "HOLDS_OFFICE_IN" ? cue : content && added(claim, content);
  const words = span && wordsAt(claim, span)?.replaceAll(RIM, "");
  if (!words || !/[\p{L}\p{N}]/u.test(words)) return null;
  const isDate = date !== null && words.replace(/^(?:on|in|at|by|since|during)\s+/i, "") === date.text;
  return isDate ? null : words;
}

function added(
  claim: ExportedClaim,
  content: { start: number; end: number },
): { start: number; end: number } {
  let { start, end } = content;
  for (const mention of claim.target) {
    const before = wordsAt(claim, { start, end: mention.start });
    if (mention.start >= start && mention.end <= end && before !== null && BEFORE_TARGET.test(before))
      start = mention.end;
  }
  for (const mention of claim.attributedTo) {
    const after = wordsAt(claim, { start: mention.end, end });
    if (mention.start >= start && mention.end <= end && after !== null && AFTER_SPEAKER.test(after))
      end = mention.start;
  }
  return { start, end };
}
