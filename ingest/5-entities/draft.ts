import { foldName } from "#data/gazetteer/fold.ts";
import type { Gender, OfficeRow } from "#data/gazetteer/rows.ts";
import type { Entity, EntityKind } from "#schema/entity.ts";
import { type ArticleId, type EntityId, entityId } from "#schema/ids.ts";

/** What decides an entity's id: a row of the gazetteer, a name, or what holds in one article alone: a surname, a description. */
export type Canonical =
  | { code: string }
  | { name: string }
  | { partOfName: string }
  | { description: string };

/** An office somebody is known to hold. `of` is the draft of the state or body; null where nobody has said. */
export interface HeldOffice {
  row: OfficeRow;
  /** Last word of the title before "of", lower case: "secretary", "minister". */
  headWord: string;
  of: Draft | null;
  /** Held no more: "former", "ex-". */
  former: boolean;
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
  /** The sentence in which it was a subject last; -1 before the first. */
  lastSubject: number;
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
      lastSubject: -1,
      ...parts,
    };
    this.#all.push(draft);
    return draft;
  }
}

/**
 * The entities of drafts, in their order. A code of the gazetteer is nobody else's id; two names or descriptions that make one
 * id are told apart by a number.
 */
export function entitiesOf(drafts: readonly Draft[], article: ArticleId): Map<Draft, Entity> {
  const taken = new Map<EntityId, number>();
  for (const { canonical, kind } of drafts) if ("code" in canonical) taken.set(entityId(kind, canonical), 1);
  const entities = new Map<Draft, Entity>();
  for (const draft of drafts) {
    const { canonical, kind, name, wikidata, aliases } = draft;
    const id =
      "code" in canonical
        ? entityId(kind, canonical)
        : freeId(taken, (n) => idOf(kind, canonical, article, n));
    const others = [...aliases].filter((alias) => foldName(alias) !== foldName(name) && alias !== name);
    entities.set(draft, { id, name, kind, aliases: others, wikidata });
  }
  return entities;
}

/** The first id of a numbered row that nobody has. `taken` counts how far each row has been used. */
function freeId(taken: Map<EntityId, number>, idAt: (n: number) => EntityId): EntityId {
  const plain = idAt(1);
  let n = (taken.get(plain) ?? 0) + 1;
  while (taken.has(idAt(n))) n++;
  const id = idAt(n);
  taken.set(plain, n);
  if (n > 1) taken.set(id, 1);
  return id;
}

function idOf(
  kind: EntityKind,
  canonical: Exclude<Canonical, { code: string }>,
  article: ArticleId,
  n: number,
): EntityId {
  const name =
    "name" in canonical
      ? canonical.name
      : "partOfName" in canonical
        ? canonical.partOfName
        : canonical.description;
  const numbered = n === 1 ? name : `${name} ${n}`;
  return "name" in canonical && n === 1
    ? entityId(kind, { name })
    : entityId(kind, { name: numbered, within: article });
}
