import type { ArticleDetail, SearchResult } from "#schema/api.ts";
import { type Asking, createAsking } from "./asking.ts";
import { createGet } from "./get.ts";

/** What the page asks the server. Every promise fails with an ApiError, whose message is for the reader, or with an AbortError. */
export interface Api extends Asking {
  search(query: string, signal?: AbortSignal): Promise<SearchResult>;
  article(id: string, signal?: AbortSignal): Promise<ArticleDetail>;
}

export function createApi(base = "/api"): Api {
  const get = createGet(base);
  const segment = encodeURIComponent;
  return {
    ...createAsking(get),
    search: (query, signal) => get(`/search?${new URLSearchParams({ q: query, limit: "12" })}`, signal),
    article: (id, signal) => get(`/articles/${segment(id)}`, signal),
  };
}
