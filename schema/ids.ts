/** Ids are branded strings derived from content: the same input gets the same id on every machine, in any order of ingest. */
type Brand<Name extends string> = string & { readonly __brand: Name };

export type ArticleId = Brand<"ArticleId">;
export type EntityId = Brand<"EntityId">;
export type ClaimId = Brand<"ClaimId">;

/**
 * The id of an entity: its kind and its canonical name or code (`person:lloyd-austin`, `state:US`).
 * A code of a gazetteer (`state:US`) is kept as it is; a name is lower-cased, without diacritics, words joined by `-`.
 * Whoever has only a description ("the protesters") is the same in one article alone: `within` names it (`group:protesters@article-7`).
 */
export function entityId(
  kind: string,
  canonical: { code: string } | { name: string; within?: ArticleId },
): EntityId {
  if ("code" in canonical) return `${kind}:${canonical.code}` as EntityId;
  const within = canonical.within === undefined ? "" : `@${canonical.within}`;
  return `${kind}:${slug(canonical.name)}${within}` as EntityId;
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
