/** Ids are branded strings derived from content: the same input gets the same id on every machine, in any order of ingest. */
type Brand<Name extends string> = string & { readonly __brand: Name };

export type ArticleId = Brand<"ArticleId">;
export type EntityId = Brand<"EntityId">;
export type ClaimId = Brand<"ClaimId">;

/**
 * The id of an entity: its kind and its canonical name or code (`person:lloyd-austin`, `state:US`).
 * A code of a gazetteer (`state:US`) is kept as it is; a name is lower-cased, without diacritics, words joined by `-`.
 */
export function entityId(kind: string, canonical: { code: string } | { name: string }): EntityId {
  return `${kind}:${"code" in canonical ? canonical.code : slug(canonical.name)}` as EntityId;
}

function slug(name: string): string {
  const folded = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return folded === "" ? encodeURIComponent(name) : folded;
}
