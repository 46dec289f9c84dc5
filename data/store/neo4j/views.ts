import type { ClaimEnd, ClaimView, EntityRef } from "#schema/api.ts";
import type { SentenceRole } from "#schema/article.ts";
import type { Claim } from "#schema/claim.ts";
import type { Relation } from "#schema/relations.ts";
import type { StoredEnds } from "./rows.ts";

/** A claim's node. */
export interface ClaimNode {
  id: Claim["id"];
  article: string;
  place: number;
  relation: Relation;
  event?: Claim["event"];
  status: ClaimView["status"];
  polarity: Claim["polarity"];
  modality: Claim["modality"];
  explicit: boolean;
  confidence: number;
  cueStart: number;
  cueEnd: number;
  contentStart?: number;
  contentEnd?: number;
  dateFrom?: string;
  dateTo?: string;
  dateText?: string;
  after: string[];
  why: string[];
  ends: string;
}

export interface SentenceNode {
  place: number;
  start: number;
  end: number;
  role: SentenceRole;
  text: string;
}

/** A row of every statement that reads claims. */
export interface ClaimRow {
  claim: ClaimNode;
  sentence: SentenceNode;
  article: ClaimView["article"];
  entities: EntityRef[];
}

export function claimView({ claim, sentence, article, entities }: ClaimRow): ClaimView {
  const ends: StoredEnds = JSON.parse(claim.ends);
  const refs = new Map(entities.map(({ id, name, kind }) => [id, { id, name, kind }]));
  const view = (role: keyof StoredEnds): ClaimEnd[] =>
    ends[role].map(([, start, end, form, ids]) => ({
      start,
      end,
      form,
      entities: ids.map((id) => refs.get(id)!),
    }));
  const { place: index, start, end, role, text } = sentence;
  return {
    id: claim.id,
    relation: claim.relation,
    event: claim.event ?? null,
    status: claim.status,
    polarity: claim.polarity,
    modality: claim.modality,
    explicit: claim.explicit,
    confidence: claim.confidence,
    date: dateOf(claim),
    after: claim.after,
    why: claim.why,
    article,
    sentence: { index, start, end, role, text },
    cue: { start: claim.cueStart, end: claim.cueEnd },
    source: view("source"),
    target: view("target"),
    attributedTo: view("attributedTo"),
    content: contentOf(claim),
  };
}

export function dateOf({ dateFrom, dateTo, dateText }: ClaimNode): Claim["date"] {
  return dateFrom === undefined ? null : { from: dateFrom, to: dateTo!, text: dateText! };
}

export function contentOf({ contentStart, contentEnd }: ClaimNode): Claim["content"] {
  return contentStart === undefined ? null : { start: contentStart, end: contentEnd! };
}
