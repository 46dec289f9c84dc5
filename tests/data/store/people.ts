import type { Extraction } from "#schema/extraction.ts";
import { type EntityId, entityId } from "#schema/ids.ts";
import type { Tenure } from "#schema/office.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";

/** Somebody in an article: what he is called there, his office as "defense US", "former defense US" or "defense" of no state, and whom he warns. */
export type Person = [called: string, office?: string, warned?: string];

/**
 * An article in which each of some people warns Niger or the state with this code, in a sentence of his own. A full name is one of two words
 * or more; one that begins with "the" is an office without a name. Of what stands in `named` it speaks: "KP" is a state, "Pyongyang" a place.
 *
 * @param day of publication, null where it is not known
 */
function peopleIn(
  id: string,
  day: string | null,
  people: readonly Person[],
  named: readonly string[],
): Extraction {
  const lines: MarkedSentence[] = people.map(([called, office, warned = "Niger"], place) => [
    `${office === undefined ? "" : `[${titleOf(office)}=other:${titleOf(office)}] `}[${called}=person:${called}] {warned} [${warned}] (${id}.${place}).`,
    `${called} WARNED ${warned}`,
  ]);
  for (const words of named)
    lines.push([`It was cold in [${words}=${/^[A-Z]{2}$/.test(words) ? "state" : "place"}:${words}].`]);
  const made = extraction(id, lines, { publishedAt: day });
  const own = new Map(people.map(([called]) => [entityId("person", { name: called }), idOf(id, called)]));
  const renamed = (one: EntityId) =>
    own.get(one) ??
    (/^state:..$/.test(one) ? (one.replace(/..$/, (code) => code.toUpperCase()) as EntityId) : one);
  for (const entity of made.entities) entity.id = renamed(entity.id);
  for (const mention of made.mentions) mention.entities = mention.entities.map(renamed);
  made.offices = people.flatMap(([called, office], sentence) => {
    if (office === undefined) return [];
    const [charge, state] = office.replace(/^(?:former|next) /, "").split(" ");
    const { start } = made.sentences[sentence]!;
    return [
      {
        holder: idOf(id, called),
        called: called.startsWith("the ") ? "office" : called.includes(" ") ? "full name" : "name",
        office: charge!,
        single: charge !== "adviser",
        of: state === undefined ? null : (`state:${state}` as EntityId),
        tenure: (/^(?:former|next)/.exec(office)?.[0] ?? "current") as Tenure,
        sentence,
        title: { start, end: start + titleOf(office).length },
      },
    ];
  });
  return made;
}

const titleOf = (office: string): string => office.replace(/ [A-Z]{2}$/, "");

function idOf(article: string, called: string): EntityId {
  const isFull = called.includes(" ") && !called.startsWith("the ");
  return entityId("person", {
    name: called,
    ...(!isFull && { within: article as Extraction["article"]["id"] }),
  });
}

/** What an article tells: its day, its people, and the states and places of which it speaks. */
export type Told = [day: string | null, ...told: (Person | string)[]];

/** Articles by their place in the list, from 1. */
export function written(told: readonly Told[]): Extraction[] {
  return told.map(([day, ...all], place) => {
    const people = all.filter((one) => typeof one !== "string");
    const named = all.filter((one) => typeof one === "string");
    return peopleIn(String(place + 1), day, people, named);
  });
}
