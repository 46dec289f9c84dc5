export const PLOVER_EVENTS = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;

/** Event types of the PLOVER codebook (Open Event Data Alliance). */
export type PloverEvent = (typeof PLOVER_EVENTS)[number];

/** What a relation's colour says: cooperation or conflict, in words or in deeds; speech; a standing relation. */
export type Tone =
  | "verbal-cooperation"
  | "material-cooperation"
  | "verbal-conflict"
  | "material-conflict"
  | "speech"
  | "standing";

export interface RelationRow {
  /** Read from source to target: "criticized". */
  label: string;
  /** Read from target to source: "was criticized by". */
  reverse: string;
  /** Of a symmetric relation, read of several at once: "spoke with one another". */
  mutual: string;
  event: PloverEvent | null;
  /** The event of a planned act, where it differs: a planned meeting is AGREE. */
  planned?: PloverEvent;
  symmetric: boolean;
  tone: Tone;
}

type Row = [
  label: string,
  reverse: string,
  event: PloverEvent | null,
  more?: "symmetric" | "agreed when planned" | "both",
  mutual?: string,
];

/* PLOVER counts blockades and the taking of ground as fighting, and deporting people as coercion, while expelling envoys is a sanction. */
const EVENT_ROWS = {
  MET_WITH: ["met with", "met with", "CONSULT", "both"],
  SPOKE_WITH: ["spoke with", "spoke with", "CONSULT", "both"],
  VISITED: ["visited", "was visited by", "CONSULT", "agreed when planned"],
  HOSTED: ["hosted", "was hosted by", "CONSULT", "agreed when planned"],
  AGREED_WITH: ["agreed with", "agreed with", "AGREE", "symmetric"],
  ADOPTED: ["adopted", "was adopted by", "AGREE"],
  PRAISED: ["praised", "was praised by", "SUPPORT"],
  SUPPORTED: ["supported", "was supported by", "SUPPORT"],
  REASSURED: ["reassured", "was reassured by", "SUPPORT"],
  CONGRATULATED: ["congratulated", "was congratulated by", "SUPPORT"],
  SIGNED_WITH: ["concluded an agreement with", "concluded an agreement with", "SUPPORT", "symmetric"],
  VOTED_FOR: ["voted for", "got the vote of", "SUPPORT"],
  CONCEDED_TO: ["conceded to", "won a concession from", "CONCEDE"],
  APOLOGIZED_TO: ["apologized to", "got an apology from", "CONCEDE"],
  COOPERATED_WITH: ["cooperated with", "cooperated with", "COOPERATE", "symmetric"],
  TRADED_WITH: ["traded with", "traded with", "COOPERATE"],
  AIDED: ["aided", "was aided by", "AID"],
  WITHDREW_FROM: ["withdrew from", "saw the withdrawal of", "RETREAT"],
  RELEASED: ["released", "was released by", "RETREAT"],
  URGED: ["urged", "was urged by", "REQUEST"],
  DEMANDED_OF: ["demanded of", "faced a demand from", "REQUEST"],
  CRITICIZED: ["criticized", "was criticized by", "ACCUSE"],
  ACCUSED: ["accused", "was accused by", "ACCUSE"],
  SUMMONED_ENVOY_OF: ["summoned the envoy of", "had its envoy summoned by", "ACCUSE"],
  INVESTIGATED: ["investigated", "was investigated by", "ACCUSE"],
  REJECTED: ["rejected", "was rejected by", "REJECT"],
  REFUSED: ["refused", "was refused by", "REJECT"],
  CANCELLED_MEETING_WITH: ["cancelled a meeting with", "had a meeting cancelled by", "REJECT"],
  VOTED_AGAINST: ["voted against", "was voted against by", "REJECT"],
  VETOED: ["vetoed", "was vetoed by", "REJECT"],
  WARNED: ["warned", "was warned by", "THREATEN"],
  THREATENED: ["threatened", "was threatened by", "THREATEN"],
  PROTESTED: ["protested against", "faced a protest of", "PROTEST"],
  DEPORTED: ["deported", "was deported by", "COERCE"],
  EXPELLED: ["expelled", "was expelled by", "SANCTION"],
  RECALLED_ENVOY_FROM: ["recalled its envoy from", "saw the envoy recalled of", "SANCTION"],
  BROKE_OFF_WITH: ["broke off relations with", "saw relations broken off by", "SANCTION"],
  MOBILIZED_AGAINST: ["mobilized against", "faced the forces of", "MOBILIZE"],
  SANCTIONED: ["imposed sanctions on", "was sanctioned by", "COERCE"],
  PRESSURED: ["put pressure on", "came under pressure from", "COERCE"],
  ARRESTED: ["arrested", "was arrested by", "COERCE"],
  BLOCKADED: ["blockaded", "was blockaded by", "ASSAULT"],
  CAPTURED: ["captured", "was captured by", "ASSAULT"],
  ATTACKED: ["attacked", "was attacked by", "ASSAULT"],
} as const satisfies Record<string, Row>;

const SPEECH_ROWS = {
  SAID: ["said to", "was told by", null],
  COMMENTED_ON: ["commented on", "was commented on by", null],
  DENIED: ["denied", "was denied by", null],
  ABSTAINED_FROM: ["abstained from a vote of", "saw an abstention by", null],
} as const satisfies Record<string, Row>;

const STANDING_ROWS = {
  HOLDS_OFFICE_IN: ["holds office in", "has as office-holder", null],
  LEADS: ["leads", "is led by", null],
  MEMBER_OF: ["is a member of", "has as member", null],
  PART_OF: ["is part of", "includes", null],
  CONTROLS: ["controls", "is controlled by", null],
  ALLY_OF: ["is an ally of", "is an ally of", null, "symmetric", "are allies of one another"],
  AT_ODDS_WITH: ["is at odds with", "is at odds with", null, "symmetric", "are at odds with one another"],
} as const satisfies Record<string, Row>;

export type Relation = keyof typeof EVENT_ROWS | keyof typeof SPEECH_ROWS | keyof typeof STANDING_ROWS;

const EVENT_TONES: Record<PloverEvent, Tone> = {
  AGREE: "verbal-cooperation",
  CONSULT: "verbal-cooperation",
  SUPPORT: "verbal-cooperation",
  CONCEDE: "verbal-cooperation",
  COOPERATE: "material-cooperation",
  AID: "material-cooperation",
  RETREAT: "material-cooperation",
  REQUEST: "verbal-conflict",
  ACCUSE: "verbal-conflict",
  REJECT: "verbal-conflict",
  THREATEN: "verbal-conflict",
  PROTEST: "material-conflict",
  SANCTION: "material-conflict",
  MOBILIZE: "material-conflict",
  COERCE: "material-conflict",
  ASSAULT: "material-conflict",
};

function table(rows: Record<string, Row>, tone: Tone | null): [string, RelationRow][] {
  return Object.entries(rows).map(
    ([name, [label, reverse, event, more, mutual = `${label} one another`]]) => {
      const row: RelationRow = {
        label,
        reverse,
        mutual,
        event,
        symmetric: more === "symmetric" || more === "both",
        tone: tone ?? EVENT_TONES[event as PloverEvent],
      };
      if (more === "agreed when planned" || more === "both") row.planned = "AGREE";
      return [name, row];
    },
  );
}

/** The relation vocabulary: a new relation is one new row above. */
export const RELATIONS = Object.fromEntries([
  ...table(EVENT_ROWS, null),
  ...table(SPEECH_ROWS, "speech"),
  ...table(STANDING_ROWS, "standing"),
]) as Record<Relation, RelationRow>;

export const RELATION_NAMES = Object.keys(RELATIONS) as [Relation, ...Relation[]];
