import { createHash } from "node:crypto";
import type { Claim } from "#schema/claim.ts";
import type { Extraction } from "#schema/extraction.ts";
import { RELATIONS } from "#schema/relations.ts";
import { byCode } from "./naming.ts";

/**
 * The same record for the same content, as a store keeps it and gives it back: entities by id, aliases sorted and each once,
 * claims in the order of the text. Mentions and sentences keep their places, which claims refer to.
 */
export function canonical({
  article,
  sentences,
  entities,
  mentions,
  claims,
  offices,
}: Extraction): Extraction {
  return {
    article,
    sentences,
    entities: entities
      .map((entity) => ({ ...entity, aliases: [...new Set(entity.aliases)].sort() }))
      .sort((a, b) => byCode(a.id, b.id)),
    mentions,
    claims: inTextOrder(claims),
    offices,
  };
}

/** By sentence, then by cue; claims of one cue keep their order. */
function inTextOrder(claims: readonly Claim[]): Claim[] {
  return [...claims].sort((a, b) => a.sentence - b.sentence || a.cue.start - b.cue.start);
}

/**
 * Checks that everything an extraction refers to is there.
 *
 * @throws {Error} naming the first thing that is not
 */
export function checkReferences({
  article,
  sentences,
  entities,
  mentions,
  claims,
  offices,
}: Extraction): void {
  const known = new Set<string>(entities.map(({ id }) => id));
  const missing = (list: string, value: string | number) =>
    new Error(
      `The extraction of article ${article.id} refers to ${value}, which is not among its ${list}: mend the stage that made it.`,
    );
  for (const mention of mentions) {
    for (const id of mention.entities) if (!known.has(id)) throw missing("entities", id);
  }
  for (const { relation, sentence, source, target, attributedTo } of claims) {
    if (!Object.hasOwn(RELATIONS, relation)) {
      throw new Error(
        `The extraction of article ${article.id} has the relation "${relation}", which is not in the vocabulary of schema/relations.ts.`,
      );
    }
    if (!(sentence in sentences)) throw missing("sentences", sentence);
    for (const end of [...source, ...target, ...attributedTo])
      if (!(end in mentions)) throw missing("mentions", end);
  }
  for (const { holder, sentence } of offices) {
    if (!known.has(holder)) throw missing("entities", holder);
    if (!(sentence in sentences)) throw missing("sentences", sentence);
  }
}

/** The hash of everything an article says; the same for records that differ in the order of keys, entities or aliases. */
export function extractionHash(extraction: Extraction): string {
  return sha256(canonicalJson(canonical(extraction)));
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The same text for the same value, in whatever order its keys were set. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inKeyOrder(value));
}

function inKeyOrder(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(inKeyOrder);
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort(byCode))
    ordered[key] = inKeyOrder((value as Record<string, unknown>)[key]);
  return ordered;
}
