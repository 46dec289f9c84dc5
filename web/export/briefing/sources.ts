import type { CitedArticle } from "#schema/api.ts";
import { dated, listed } from "../words.ts";
import { foreign } from "./wording.ts";

/** An article as a briefing names it. */
export interface Source {
  title: string;
  /** Outlet and day of publication, where they are known. */
  from: string;
  /** What the article gives as its address, and the same where it is one that a reader may follow. */
  url: string | null;
  href: string | null;
}

/** Articles as they are named in a briefing, by numbers: those of the answer, and behind them others that offices are from. */
export class Sources {
  readonly #numbers = new Map<string, number>();
  readonly #sources: Source[] = [];
  readonly #cited: number;

  constructor(cited: readonly CitedArticle[]) {
    for (const article of cited) this.numberOf(article);
    this.#cited = cited.length;
  }

  numberOf(article: CitedArticle): number {
    const known = this.#numbers.get(article.id);
    if (known !== undefined) return known;
    const number = this.#sources.push(sourceOf(article)) - 1;
    this.#numbers.set(article.id, number);
    return number;
  }

  at(number: number): Source {
    return this.#sources[number]!;
  }

  cited(): Source[] {
    return this.#sources.slice(0, this.#cited);
  }
}

function sourceOf({ title, outlet, url, publishedAt }: CitedArticle): Source {
  const known = [outlet, publishedAt === null ? null : dated(publishedAt)].filter((part) => part !== null);
  const unknown = [outlet === null ? "outlet" : null, publishedAt === null ? "date" : null].filter(
    (part) => part !== null,
  );
  const from = unknown.length === 0 ? known : [...known, `${listed(unknown)} not given`];
  return {
    title: foreign(title ?? "") || "Untitled article",
    from: from.map(foreign).join(", "),
    url: url === null ? null : foreign(url),
    href: hrefOf(url),
  };
}

/** An address of the web as a link; null for all that a click should not start. */
function hrefOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "http:" || protocol === "https:" ? href : null;
}
