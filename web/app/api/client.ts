import type { ArticleDetail, Health, SearchResult } from "#schema/api.ts";
import { type Asking, createAsking } from "./asking.ts";
import { createGet, nullWhereMissing } from "./get.ts";

/** What the page asks the server. Every promise fails with an ApiError, whose message is for the reader, or with an AbortError. */
export interface Api extends Asking {
  search(query: string, signal?: AbortSignal): Promise<SearchResult>;
  /** Null where it is not in the store. */
  article(id: string, signal?: AbortSignal): Promise<ArticleDetail | null>;
  /** Has the server read the sample article into the store. */
  addSample(signal?: AbortSignal): Promise<Health>;
}

export function createApi(base = "/api"): Api {
  const get = createGet(base);
  const post = createGet(base, "POST");
  const segment = encodeURIComponent;
  return {
    ...createAsking(get),
    search: (query, signal) => get(`/search?${new URLSearchParams({ q: query, limit: "12" })}`, signal),
    article: (id, signal) => get<ArticleDetail>(`/articles/${segment(id)}`, signal).catch(nullWhereMissing),
    addSample: (signal) => post("/sample", signal),
  };
}
