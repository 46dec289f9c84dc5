import type { ArticleDetail, Health, IntakeMeans, Removal, SearchResult } from "#schema/api.ts";
import { type Asking, createAsking } from "./asking.ts";
import { createGet, nullWhereMissing, posted } from "./get.ts";

/** What the page asks the server. Every promise fails with an ApiError, whose message is for the reader, or with an AbortError. */
export interface Api extends Asking {
  search(query: string, signal?: AbortSignal): Promise<SearchResult>;
  /** Null where it is not in the store. */
  article(id: string, signal?: AbortSignal): Promise<ArticleDetail | null>;
  /** Has the server read the sample article into the store. */
  addSample(signal?: AbortSignal): Promise<Health>;
  /** What the server takes in; null where it takes nothing. */
  intake(signal?: AbortSignal): Promise<IntakeMeans | null>;
  /** What would go with an article that is taken out. */
  removal(id: string, signal?: AbortSignal): Promise<Removal>;
  /** Takes an article out of the store. */
  remove(id: string, signal?: AbortSignal): Promise<unknown>;
}

export function createApi(base = "/api"): Api {
  const get = createGet(base);
  const remove = createGet(base, { method: "DELETE" });
  const post = createGet(base, posted({}));
  const segment = encodeURIComponent;
  return {
    ...createAsking(get),
    search: (query, signal) => get(`/search?${new URLSearchParams({ q: query, limit: "12" })}`, signal),
    removal: (id, signal) => get<Removal>(`/articles/${segment(id)}/removal`, signal),
    article: (id, signal) => get<ArticleDetail>(`/articles/${segment(id)}`, signal).catch(nullWhereMissing),
    addSample: (signal) => post("/sample", signal),
    intake: (signal) => get<IntakeMeans>("/intake", signal).catch(nullWhereMissing),
    remove: (id, signal) => remove(`/articles/${segment(id)}`, signal),
  };
}
