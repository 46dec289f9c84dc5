import type { ArticleDetail, ClaimPage, EntityDetail, Graph, SearchResult } from "#schema/api.ts";
import { type Asking, createAsking } from "./asking.ts";

/** Asks for a path under the API's base. */
export type Get = <Answer>(path: string, signal?: AbortSignal) => Promise<Answer>;

/** What the page asks the server. Every promise fails with an ApiError, whose message is for the reader, or with an AbortError. */
export interface Api extends Asking {
  graph(signal?: AbortSignal): Promise<Graph>;
  search(query: string, signal?: AbortSignal): Promise<SearchResult>;
  entity(id: string, signal?: AbortSignal): Promise<EntityDetail>;
  claims(
    query: { source: string; target: string; cursor?: string },
    signal?: AbortSignal,
  ): Promise<ClaimPage>;
  article(id: string, signal?: AbortSignal): Promise<ArticleDetail>;
}

class ApiError extends Error {
  override name = "ApiError";
}

export function createApi(base = "/api"): Api {
  const get: Get = async <Answer>(path: string, signal?: AbortSignal): Promise<Answer> => {
    const answer = await fetch(`${base}${path}`, { signal: signal ?? null }).catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new ApiError("The server does not answer. Is it still running?", { cause });
    });
    const body: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw new ApiError(reasonOf(body) ?? `The server answered ${answer.status}.`);
    if (body === null) throw new ApiError("The server's answer could not be read.");
    return body as Answer;
  };
  const segment = encodeURIComponent;
  return {
    ...createAsking(get),
    graph: (signal) => get("/graph", signal),
    search: (query, signal) => get(`/search?${new URLSearchParams({ q: query, limit: "12" })}`, signal),
    entity: (id, signal) => get(`/entities/${segment(id)}`, signal),
    claims: (query, signal) => get(`/claims?${new URLSearchParams({ limit: "500", ...query })}`, signal),
    article: (id, signal) => get(`/articles/${segment(id)}`, signal),
  };
}

/** The server's own words for what went wrong, where it gave some. */
function reasonOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  return typeof body.error === "string" ? body.error : null;
}
