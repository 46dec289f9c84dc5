import type { Status } from "#schema/claim.ts";
import type { EntityId } from "#schema/ids.ts";
import { RELATIONS } from "#schema/relations.ts";
import type { ExportedClaim } from "../subgraph.ts";
import { isolated, writable } from "../text.ts";
import { listed, remarksOn, toldOf } from "../words.ts";
import { clean, namesIn, statementOf, whenOf } from "./wording.ts";

/** A claim as a briefing tells it. */
export interface Telling {
  number: number;
  status: Status;
  isStanding: boolean;
  /** By which it is put in order: the event's day, else that of publication; behind all days where there is neither. */
  day: string;
  when: string;
  text: string;
  remark: string | null;
  sentence: string;
  /** Its article, by a number. */
  source: number;
  caution: string | null;
}

export function tellingOf(claim: ExportedClaim, source: number): Telling {
  const { number, status, relation, date, article, sentence } = claim;
  const isStanding = RELATIONS[relation].tone === "standing" && date === null;
  return {
    number,
    status,
    isStanding,
    day: date?.from ?? article.publishedAt ?? "\uFFFF",
    when: isStanding ? "standing" : whenOf(claim),
    text: statementOf(claim),
    remark: remarkOn(claim),
    sentence: writable(sentence.text),
    source,
    caution: [speakersOf(claim), cautionOf(claim)].filter((part) => part !== null).join("; ") || null,
  };
}

/** The same ends, whoever acts, are one group. */
export function partiesOf({ source, target }: ExportedClaim): {
  key: string;
  heading: string;
  ends: number;
} {
  const entities = [...source, ...target].flatMap((end) => end.entities.map(({ id }) => id));
  const ids = [...new Set(entities)].sort();
  // Those that have no name of their own come last.
  const named = new Map(
    [...source, ...target].flatMap((end) => end.entities.map(({ id, name }) => [id, clean(name)] as const)),
  );
  const nameOf = (id: EntityId) => named.get(id)!;
  const isProper = (id: EntityId) => !/^\p{Ll}/u.test(nameOf(id));
  const names = [...ids.filter(isProper), ...ids.filter((id) => !isProper(id))].map((id) =>
    isolated(nameOf(id)),
  );
  return { key: JSON.stringify(ids), heading: headingOf(names), ends: names.length };
}

function headingOf(names: string[]): string {
  return names.length === 1 ? `${names[0]}, with nobody else named` : listed(names);
}

/** Null for what is stated as fact. */
function remarkOn(claim: ExportedClaim): string | null {
  return claim.status === "attributed" ? toldOf(claim) : remarksOn(claim).join(" · ") || null;
}

/** Who says so, where the status does not tell that somebody does. */
function speakersOf({ attributedTo, status }: ExportedClaim): string | null {
  return status !== "attributed" && attributedTo.length > 0
    ? `said by ${listed(namesIn(attributedTo))}`
    : null;
}

/** What is to be known about how a claim was read; null where nothing is. */
export function cautionOf({
  explicit,
  confidence,
}: Pick<ExportedClaim, "explicit" | "confidence">): string | null {
  const cautions = [
    explicit ? null : "one side is inferred from elsewhere in the article",
    confidence < 0.5 ? "read with little confidence" : null,
  ].filter((caution) => caution !== null);
  return cautions.length === 0 ? null : cautions.join("; ");
}
