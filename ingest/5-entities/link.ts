import { foldName } from "#data/gazetteer/fold.ts";
import type { Gazetteer, GazetteerEntry, PlaceRow, StateRow } from "#data/gazetteer/rows.ts";
import type { Candidate } from "#ingest/4-mentions/candidate.ts";
import type { Reading } from "#schema/mention.ts";
import type { Draft, Drafts } from "./draft.ts";

/** An entity of the gazetteer, how the mention names it, and whether the text means the actor or the ground. */
export interface Linked {
  draft: Draft;
  form: "name" | "metonym";
  reading: Reading;
  /** For a reader: how the name leads to the entity; null for a plain name. */
  chain: string | null;
}

/**
 * The entity that the gazetteer's entries for a name stand for, given how the sentence reads it: a capital or a seat of
 * government that acts is its state ("Washington urged"), one where something happens is a place.
 */
export function linkEntries(
  drafts: Drafts,
  gazetteer: Gazetteer,
  entries: readonly GazetteerEntry[],
  candidate: Candidate,
  text: string,
): Linked | null {
  const entry = preferred(entries, candidate, drafts);
  if (entry === undefined) return null;
  switch (entry.kind) {
    case "state":
      return plain(stateDraft(drafts, entry.row), candidate.reading);
    case "body":
      return plain(bodyDraft(drafts, gazetteer, entry.row.id), "actor");
    case "group":
      return plain(groupDraft(drafts, entry), "actor");
    case "place":
      return plain(placeDraft(drafts, entry.row), candidate.reading);
    case "seat": {
      const { row } = entry;
      if (candidate.reading === "place") {
        const place = drafts.named(`place ${foldName(row.name)}`, () => ({
          kind: "place",
          name: row.name,
          canonical: { name: row.name },
          nouns: new Set(row.kind === "capital" ? ["city", "capital"] : []),
        }));
        return plain(place, "place");
      }
      const state = gazetteer.stateByCode.get(row.standsFor);
      const draft = state ? stateDraft(drafts, state) : bodyDraft(drafts, gazetteer, row.standsFor);
      return { draft, form: "metonym", reading: "actor", chain: `metonymy: ${text} → ${draft.name}` };
    }
  }
}

const plain = (draft: Draft, reading: Reading): Linked => ({ draft, form: "name", reading, chain: null });

/** Of several rows with one name, the one this sentence most likely means; of what a seat may stand for, what the article has named. */
function preferred(
  entries: readonly GazetteerEntry[],
  candidate: Candidate,
  drafts: Drafts,
): GazetteerEntry | undefined {
  const names = entries.filter(({ form }) => form === "name");
  const usable = names.length > 0 ? names : entries;
  const type = candidate.naming.by === "name" ? candidate.naming.type : null;
  const order =
    type === "ORG"
      ? ["body", "group", "state", "seat", "place"]
      : ["state", "seat", "body", "group", "place"];
  const [first, ...others] = [...usable].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const isNamed = (entry: GazetteerEntry) =>
    entry.kind === "seat" &&
    (drafts.find(`state ${entry.row.standsFor}`) ?? drafts.find(`body ${entry.row.standsFor}`)) !== undefined;
  if (first?.kind !== "seat" || isNamed(first)) return first;
  return others.find(isNamed) ?? first;
}

/** The entity of a row that an adjective or demonym belongs to. */
export function adjectiveDraft(
  drafts: Drafts,
  gazetteer: Gazetteer,
  entries: readonly GazetteerEntry[],
): Draft | null {
  for (const kind of ["state", "group", "body", "place"] as const) {
    const entry = entries.find((one) => one.kind === kind);
    if (entry?.kind === "state") return stateDraft(drafts, entry.row);
    if (entry?.kind === "group") return groupDraft(drafts, entry);
    if (entry?.kind === "body") return bodyDraft(drafts, gazetteer, entry.row.id);
    if (entry?.kind === "place") return placeDraft(drafts, entry.row);
  }
  return null;
}

function stateDraft(drafts: Drafts, row: StateRow): Draft {
  return drafts.named(`state ${row.code}`, () =>
    // Codes of four letters are states that are no more; they acted as states.
    row.sovereign || row.code.length === 4
      ? { kind: "state", name: row.name, canonical: { code: row.code }, wikidata: row.wikidata }
      : { kind: "place", name: row.name, canonical: { name: row.name }, wikidata: row.wikidata },
  );
}

function bodyDraft(drafts: Drafts, gazetteer: Gazetteer, id: string): Draft {
  const row = gazetteer.bodyById.get(id);
  if (row === undefined)
    throw new Error(`bodyDraft: the gazetteer has no body "${id}"; add it to bodies.csv`);
  return drafts.named(`body ${id}`, () => ({
    kind: "organization",
    name: row.name,
    canonical: { code: id },
    wikidata: row.wikidata,
  }));
}

function groupDraft(drafts: Drafts, { row }: Extract<GazetteerEntry, { kind: "group" }>): Draft {
  return drafts.named(`group ${row.id}`, () => ({
    kind: "group",
    name: row.name,
    canonical: { code: row.id },
    plural: row.kind === "people",
  }));
}

function placeDraft(drafts: Drafts, row: PlaceRow): Draft {
  return drafts.named(`place ${foldName(row.name)}`, () => ({
    kind: "place",
    name: row.name,
    canonical: { name: row.name },
    nouns: new Set([row.kind]),
  }));
}
