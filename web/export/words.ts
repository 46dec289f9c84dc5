import type { Claim, Status } from "#schema/claim.ts";
import type { EntityKind } from "#schema/entity.ts";
import type { Relation, Tone } from "#schema/relations.ts";

/** The words of page and files alike: an analyst's, never the code's. */

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

/** What is planned by status may be planned, wished, feared, alleged or supposed: only this is true of all. */
export const STATUS_WORDS: Record<Status, string> = {
  fact: "stated as fact",
  attributed: "said by someone",
  planned: "not told as done",
  denied: "denied",
};

/** Talks: of whom it is denied that they held one, they may have avoided no more than a topic. */
export const TALKS: ReadonlySet<Relation> = new Set(["SPOKE_WITH", "MET_WITH"]);

/** How a relation is told, of one claim or of all that a line stands for. */
export function toldOf({ relation, status }: { relation: Relation; status: Status }): string {
  return status === "denied" && TALKS.has(relation) ? "denied or avoided" : STATUS_WORDS[status];
}

/** A relation's words with how they are told, wherever that is not as fact: "visited · denied". Words alone would state what did not take place. */
export function toldAs(words: string, told: { relation: Relation; status: Status }): string {
  return told.status === "fact" ? words : `${words} · ${toldOf(told)}`;
}

/** How one claim is told, where that is more than who says so: its status, and that a plan is one. Empty for a plain fact. */
export function remarksOn({
  relation,
  polarity,
  modality,
}: Pick<Claim, "relation" | "polarity" | "modality">): string[] {
  return [
    polarity === "negated" ? toldOf({ relation, status: "denied" }) : null,
    modality === "future" ? `planned, ${STATUS_WORDS.planned}` : null,
    modality === "hypothetical" ? STATUS_WORDS.planned : null,
  ].filter((remark) => remark !== null);
}

export const KIND_WORDS: Record<EntityKind, string> = {
  person: "person",
  state: "state",
  organization: "body",
  group: "group",
  place: "place",
  other: "other",
};

/** "1,204" for a whole number. The language's own way reads a library of all the world's numbers first, which holds up a page's first view. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** "1 sentence", "3 sentences", "1,204 entities". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(count)} ${count === 1 ? singular : plural}`;
}

/** "A", "A and B", "A, B and C"; of more than `most` the first, and how many more: "A, B and 7 more". */
export function listed(all: readonly string[], most = all.length): string {
  const names = all.length > most ? [...all.slice(0, most), `${all.length - most} more`] : all;
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** From January on. */
export const MONTHS: readonly string[] =
  "January February March April May June July August September October November December".split(" ");

/** "27 March 2024" for an ISO 8601 date or date-time, by UTC; what cannot be read as one is given back unchanged. */
export function dated(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()]} ${time.getUTCFullYear()}`;
}
