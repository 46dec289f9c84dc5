import type { Status } from "#schema/claim.ts";
import type { EntityKind } from "#schema/entity.ts";
import type { Tone } from "#schema/relations.ts";

/** The words of the page: an analyst's, never the code's. */

export const TONES: readonly Tone[] = [
  "material-cooperation",
  "verbal-cooperation",
  "verbal-conflict",
  "material-conflict",
  "speech",
  "standing",
];

export const TONE_WORDS: Record<Tone, string> = {
  "material-cooperation": "Cooperation, deeds",
  "verbal-cooperation": "Cooperation, words",
  "verbal-conflict": "Conflict, words",
  "material-conflict": "Conflict, deeds",
  speech: "Speech and votes",
  standing: "Standing ties",
};

export const STATUS_WORDS: Record<Status, string> = {
  fact: "stated as fact",
  attributed: "said by someone",
  planned: "not told as done",
  denied: "denied",
};

/** Behind a relation's words. The status planned covers what is wished, feared or supposed too: of a line of many claims only this is true of all. */
export const TOLD: Record<Exclude<Status, "fact">, string> = {
  attributed: "attributed",
  planned: "not told as done",
  denied: "denied",
};

/** A relation's words with how they are told, wherever that is not as fact: "visited · denied". Words alone would state what did not take place. */
export function toldAs(words: string, status: Status): string {
  return status === "fact" ? words : `${words} · ${TOLD[status]}`;
}

export const KIND_WORDS: Record<EntityKind, string> = {
  person: "person",
  state: "state",
  organization: "body",
  group: "group",
  place: "place",
  other: "other",
};

/** "1 sentence", "3 sentences", "1,204 entities". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Made once: one takes longer to make than thousands of dates to write, and memory that is not the heap's. */
const LONG_DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** "27 March 2024" for an ISO 8601 date or date-time; what cannot be read as one is given back unchanged. */
export function dated(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : LONG_DATE.format(time);
}
