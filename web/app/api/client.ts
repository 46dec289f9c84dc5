import type { ArticleDetail, SearchResult } from "#schema/api.ts";
import { type Asking, createAsking } from "./asking.ts";
import { ApiError } from "./problem.ts";

/** Asks for a path under the API's base. */
export type Get = <Answer>(path: string, signal?: AbortSignal) => Promise<Answer>;

/** What the page asks the server. Every promise fails with an ApiError, whose message is for the reader, or with an AbortError. */
export interface Api extends Asking {
  search(query: string, signal?: AbortSignal): Promise<SearchResult>;
  article(id: string, signal?: AbortSignal): Promise<ArticleDetail>;
}

export function createApi(base = "/api"): Api {
  const get: Get = async <Answer>(path: string, signal?: AbortSignal): Promise<Answer> => {
    const answer = await fetch(`${base}${path}`, { signal: signal ?? null }).catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new ApiError("The server does not answer. Is it still running?", null, { cause });
    });
    const body: unknown = await answer.json().catch(() => null);
    if (!answer.ok)
      throw new ApiError(reasonOf(body) ?? `The server answered ${answer.status}.`, answer.status);
    if (body === null) throw new ApiError("The server's answer could not be read.");
    return body as Answer;
  };
  const segment = encodeURIComponent;
  return {
    ...createAsking(get),
    search: (query, signal) => get(`/search?${new URLSearchParams({ q: query, limit: "12" })}`, signal),
    article: (id, signal) => get(`/articles/${segment(id)}`, signal),
  };
}

/** The server's own words for what went wrong, where it gave some. */
function reasonOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  return typeof body.error === "string" ? body.error : null;
}
