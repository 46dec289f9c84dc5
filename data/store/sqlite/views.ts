import type { ClaimEnd, ClaimView } from "#schema/api.ts";
import type { Article, SentenceRole } from "#schema/article.ts";
import type { Modality, Polarity, Status } from "#schema/claim.ts";
import type { EntityKind } from "#schema/entity.ts";
import type { EntityId } from "#schema/ids.ts";
import type { MentionForm } from "#schema/mention.ts";
import type { PloverEvent, Relation } from "#schema/relations.ts";
import type { Connection } from "./connection.ts";

type EndRole = "source" | "target" | "attributedTo";

interface ClaimRow {
  key: number;
  id: string;
  relation: Relation;
  event: PloverEvent | null;
  status: Status;
  polarity: Polarity;
  modality: Modality;
  explicit: number;
  confidence: number;
  cue_start: number;
  cue_end: number;
  content_start: number | null;
  content_end: number | null;
  date_from: string | null;
  date_to: string | null;
  date_text: string | null;
  after: string;
  why: string;
  article_id: Article["id"];
  title: string | null;
  url: string | null;
  outlet: string | null;
  voice: string | null;
  copy_of: Article["id"] | null;
  published_at: string | null;
  sentence_place: number;
  sentence_start: number;
  sentence_end: number;
  sentence_role: SentenceRole;
  sentence_text: string;
}

interface EndRow {
  claim: number;
  role: EndRole;
  place: number;
  start: number;
  end: number;
  form: MentionForm;
  id: EntityId;
  name: string;
  kind: EntityKind;
}

/** The claims with these keys, with their evidence, in the order of the keys. */
export function claimViews(connection: Connection, keys: readonly number[]): ClaimView[] {
  const list = JSON.stringify(keys);
  const ends = endsOf(connection, list);
  const views = new Map<number, ClaimView>();
  for (const row of connection.all<ClaimRow>(
    `SELECT claim.*, article.id AS article_id, article.title, article.url, article.outlet, article.published_at, article.voice,
       article.copy_of,
       sentence.place AS sentence_place, sentence.start AS sentence_start, sentence.end AS sentence_end,
       sentence.role AS sentence_role, sentence.text AS sentence_text
     FROM json_each(?) AS wanted
     JOIN claim ON claim.key = wanted.value
     JOIN article ON article.key = claim.article
     JOIN sentence ON sentence.key = claim.sentence`,
    list,
  )) {
    views.set(row.key, view(row, ends.get(row.key)));
  }
  return keys.map((key) => views.get(key)!);
}

function view(row: ClaimRow, ends: Ends | undefined): ClaimView {
  return {
    id: row.id,
    relation: row.relation,
    event: row.event,
    status: row.status,
    polarity: row.polarity,
    modality: row.modality,
    explicit: row.explicit === 1,
    confidence: row.confidence,
    date: row.date_from === null ? null : { from: row.date_from, to: row.date_to!, text: row.date_text! },
    after: JSON.parse(row.after),
    why: JSON.parse(row.why),
    article: {
      id: row.article_id,
      title: row.title,
      url: row.url,
      outlet: row.outlet,
      publishedAt: row.published_at,
      voice: row.voice,
      copyOf: row.copy_of,
    },
    sentence: {
      index: row.sentence_place,
      start: row.sentence_start,
      end: row.sentence_end,
      role: row.sentence_role,
      text: row.sentence_text,
    },
    cue: { start: row.cue_start, end: row.cue_end },
    source: ends?.source ?? [],
    target: ends?.target ?? [],
    attributedTo: ends?.attributedTo ?? [],
    content: row.content_start === null ? null : { start: row.content_start, end: row.content_end! },
  };
}

type Ends = Record<EndRole, ClaimEnd[]>;

/** The ends of the claims whose keys stand in a JSON array, by key. */
function endsOf(connection: Connection, keys: string): Map<number, Ends> {
  const ends = new Map<number, Ends>();
  for (const row of connection.all<EndRow>(
    `SELECT claim_end.claim, claim_end.role, claim_end.place, mention.start, mention.end, mention.form,
       entity.id, entity.name, entity.kind
     FROM json_each(?) AS wanted
     JOIN claim_end ON claim_end.claim = wanted.value
     JOIN mention ON mention.key = claim_end.mention
     JOIN mention_entity ON mention_entity.mention = mention.key
     JOIN entity ON entity.key = mention_entity.entity
     ORDER BY claim_end.claim, claim_end.role, claim_end.place, mention_entity.place`,
    keys,
  )) {
    let ofClaim = ends.get(row.claim);
    if (!ofClaim) {
      ofClaim = { source: [], target: [], attributedTo: [] };
      ends.set(row.claim, ofClaim);
    }
    const list = ofClaim[row.role];
    let end = list[row.place];
    if (!end) {
      end = { start: row.start, end: row.end, form: row.form, entities: [] };
      list.push(end);
    }
    end.entities.push({ id: row.id, name: row.name, kind: row.kind });
  }
  return ends;
}
