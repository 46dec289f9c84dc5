import type { Article } from "#schema/article.ts";
import { sha256 } from "../record.ts";
import type { Written } from "../store.ts";
import type { Connection } from "./connection.ts";

/** What writing an article would come to, as far as that can be told without reading it. */
export function standingOf(
  connection: Connection,
  { id, text }: Pick<Article, "id" | "text">,
  readFrom: string,
): Written | null {
  const same = connection.get("SELECT 1 FROM article WHERE id = ? AND read_from = ?", id, readFrom);
  return same ? { outcome: "unchanged" } : twinOf(connection, id, sha256(text));
}

/** What an article was read from; null where that was not said, or there is no such article. */
export function readFromOf(connection: Connection, id: string): string | null {
  const row = connection.get<{ readFrom: string | null }>(
    "SELECT read_from AS readFrom FROM article WHERE id = ?",
    id,
  );
  return row?.readFrom ?? null;
}

/** How many articles were read by another engine than this one, or by one that is not known. */
export function countOutdated(connection: Connection, engine: string): number {
  return connection.get<{ articles: number }>(
    "SELECT count(*) AS articles FROM article WHERE read_from IS NULL OR substr(read_from, 1, length(?1) + 1) <> ?1 || ':'",
    engine,
  )!.articles;
}

/** The article under another id whose text this is; null where there is none. */
export function twinOf(connection: Connection, id: string, textHash: string): Written | null {
  const twin = connection.get<{ id: string }>(
    "SELECT id FROM article WHERE text_hash = ? AND id <> ?",
    textHash,
    id,
  );
  return twin ? { outcome: "duplicate", of: twin.id } : null;
}
