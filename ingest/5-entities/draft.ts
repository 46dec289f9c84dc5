import { foldName } from "#data/gazetteer/fold.ts";
import type { Gender, OfficeRow } from "#data/gazetteer/rows.ts";
import type { Entity, EntityKind } from "#schema/entity.ts";
import { type ArticleId, type EntityId, entityId } from "#schema/ids.ts";

/** What decides an entity's id: a row of the gazetteer, a name, or a description that holds in one article alone. */
export type Canonical = { code: string } | { name: string } | { description: string };

/** An office somebody is known to hold. `of` is the draft of the state or body; null where nobody has said. */
export interface HeldOffice {
  row: OfficeRow;
  /** Last word of the title before "of", lower case: "secretary", "minister". */
  headWord: string;
  of: Draft | null;
  sentence: number;
}

/** An entity while its article is being read. */
export interface Draft {
  kind: EntityKind;
  name: string;
  canonical: Canonical;
  wikidata: string | null;
  gender: Gender;
  /** Speaks of several ("protesters", "the Kurds"): "they". */
  plural: boolean;
  /** Has a name, not only a description. */
  named: boolean;
  aliases: Set<string>;
  offices: HeldOffice[];
  /** Head nouns it has been called by, lower case. */
  nouns: Set<string>;
  mentions: number;
  /** Where it was mentioned last: sentence and token; -1 before the first. */
  lastSentence: number;
}

/** The entities of one article, each once. */
export class Drafts {
  readonly #byKey = new Map<string, Draft>();
  readonly #all: Draft[] = [];

  /** The entity with this key, made by `make` where it is new. */
  named(key: string, make: () => Pick<Draft, "kind" | "name" | "canonical"> & Partial<Draft>): Draft {
    const known = this.#byKey.get(key);
    if (known) return known;
    const draft = this.add(make());
    this.#byKey.set(key, draft);
    return draft;
  }

  find(key: string): Draft | undefined {
    return this.#byKey.get(key);
  }

  alias(key: string, draft: Draft): void {
    if (!this.#byKey.has(key)) this.#byKey.set(key, draft);
  }

  add(parts: Pick<Draft, "kind" | "name" | "canonical"> & Partial<Draft>): Draft {
    const draft: Draft = {
      wikidata: null,
      gender: "u",
      plural: false,
      named: !("description" in parts.canonical),
      aliases: new Set(),
      offices: [],
      nouns: new Set(),
      mentions: 0,
      lastSentence: -1,
      ...parts,
    };
    this.#all.push(draft);
    return draft;
  }
}

/** The ids of drafts; two descriptions of one name in one article are told apart by a number. */
export function entitiesOf(drafts: readonly Draft[], article: ArticleId): Map<Draft, Entity> {
  const entities = new Map<Draft, Entity>();
  const taken = new Set<EntityId>();
  for (const draft of drafts) {
    const { canonical, kind, name, wikidata } = draft;
    let id = idOf(kind, canonical, article, 1);
    for (let n = 2; taken.has(id) && !("code" in canonical); n++) id = idOf(kind, canonical, article, n);
    taken.add(id);
    const aliases = [...draft.aliases].filter(
      (alias) => foldName(alias) !== foldName(name) && alias !== name,
    );
    entities.set(draft, { id, name, kind, aliases, wikidata });
  }
  return entities;
}

function idOf(kind: EntityKind, canonical: Canonical, article: ArticleId, n: number): EntityId {
  if ("code" in canonical) return entityId(kind, canonical);
  const name = "name" in canonical ? canonical.name : canonical.description;
  const numbered = n === 1 ? name : `${name} ${n}`;
  return "name" in canonical && n === 1
    ? entityId(kind, { name })
    : entityId(kind, { name: numbered, within: article });
}
