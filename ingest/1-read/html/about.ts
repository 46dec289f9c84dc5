import type { Known } from "../reading.ts";
import { isoDate } from "../text/dates.ts";
import { cleanByline } from "../text/heading.ts";
import { isLanguageTag } from "../text/language.ts";

const ARTICLE_TYPES = /(?:Article|BlogPosting|Report|Review)$/;

/**
 * What a page says of itself, as far as it does: by JSON-LD (schema.org), then by the fields that sharing and searching read (Open Graph,
 * `article:`, Dublin Core, Parsely), then in its text.
 *
 * @param address where the page was fetched from, if it was
 */
export function aboutPage(document: Document, address: string | null): Known {
  const data = articleData(document);
  const meta = metaFields(document);
  const outlet = oneLine(nameOf(data.publisher) ?? meta("og:site_name", "application-name", "dc.publisher"));
  return {
    title: titleOf(document, data, meta, outlet),
    url:
      webAddress(document.querySelector('link[rel="canonical"]')?.getAttribute("href"), address) ??
      webAddress(meta("og:url"), address) ??
      webAddress(textOf(data.url) ?? textOf(data.mainEntityOfPage), address) ??
      address,
    outlet,
    byline: cleanByline(
      nameOf(data.author) ??
        meta("author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl"),
    ),
    publishedAt:
      isoDate(textOf(data.datePublished)) ??
      isoDate(
        meta(
          "article:published_time",
          "og:article:published_time",
          "parsely-pub-date",
          "datepublished",
          "pubdate",
          "publishdate",
          "dc.date.issued",
          "dcterms.created",
          "dc.date",
          "date",
        ),
      ) ??
      isoDate(
        document.querySelector("[itemprop=datePublished]")?.getAttribute("content") ??
          document
            .querySelector("time[pubdate], time[itemprop=datePublished], article time[datetime]")
            ?.getAttribute("datetime"),
      ),
    language: languageTag(
      document.documentElement?.getAttribute("lang") || textOf(data.inLanguage) || meta("og:locale"),
    ),
  };
}

type Fields = Record<string, unknown>;

/** The JSON-LD object that describes the article; empty where none does. */
function articleData(document: Document): Fields {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const said: unknown = JSON.parse((script.textContent ?? "").replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""));
      const candidates = [said].flat().flatMap((one) => [one, ...[(one as Fields)?.["@graph"] ?? []].flat()]);
      const found = candidates.find((one) =>
        [(one as Fields | null)?.["@type"]].flat().some((type) => ARTICLE_TYPES.test(String(type))),
      );
      if (found) return found as Fields;
    } catch {
      // Broken JSON-LD says nothing; the other fields may.
    }
  }
  return {};
}

function metaFields(document: Document): (...names: string[]) => string | null {
  const fields = new Map<string, string>();
  for (const field of document.querySelectorAll("meta[content]")) {
    const name = (field.getAttribute("property") ?? field.getAttribute("name") ?? "").toLowerCase();
    const content = field.getAttribute("content")?.trim();
    if (name && content && !fields.has(name)) fields.set(name, content);
  }
  return (...names) => names.map((name) => fields.get(name)).find((value) => value !== undefined) ?? null;
}

/** Without the outlet's name, which many pages add to it ("Talks resume | The Example"). */
function titleOf(
  document: Document,
  data: Fields,
  meta: ReturnType<typeof metaFields>,
  outlet: string | null,
): string | null {
  const headings = [...document.querySelectorAll("h1")];
  const title =
    oneLine(textOf(data.headline)) ??
    oneLine(meta("og:title", "twitter:title", "dc.title", "parsely-title")) ??
    (headings.length === 1 ? oneLine(headings[0]!.textContent) : null) ??
    withoutSite(document);
  if (title === null || outlet === null) return title;
  const [head, tail] = [title.slice(0, -outlet.length), title.slice(-outlet.length)];
  return tail.toLowerCase() === outlet.toLowerCase() && /\S\s*[|\-–—:·•»]\s*$/.test(head)
    ? head.replace(/\s*[|\-–—:·•»]\s*$/, "")
    : title;
}

/** What the head names the page, without the site behind "::" where the page tells the rest again. */
function withoutSite(document: Document): string | null {
  const title = oneLine(document.querySelector("title")?.textContent);
  const head = title?.replace(/\s+::\s+[^:]{1,80}$/, "") ?? null;
  if (title === null || head === null || head === title) return title;
  return (document.body?.textContent ?? "").replace(/\s+/g, " ").includes(head) ? head : title;
}

function textOf(value: unknown): string | null {
  const first = [value].flat()[0];
  if (typeof first === "string") return first;
  if (typeof first !== "object" || first === null) return null;
  const { "@id": id, name, url } = first as Fields;
  return [name, url, id].find((one): one is string => typeof one === "string") ?? null;
}

/** The names of people or bodies ("Ana Silva, Li Wei"). */
function nameOf(value: unknown): string | null {
  const names = [value]
    .flat()
    .map((one) => (typeof one === "string" ? one : (one as Fields | null)?.name))
    .filter((name) => typeof name === "string" && name.trim() !== "");
  return names.length === 0 ? null : names.join(", ");
}

function oneLine(value: string | null | undefined): string | null {
  return value?.replace(/\s+/g, " ").trim().slice(0, 500) || null;
}

function webAddress(value: string | null | undefined, base: string | null): string | null {
  if (!value) return null;
  const url = URL.parse(value.trim(), base ?? undefined);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** "en_GB" is what Open Graph writes for "en-GB". */
function languageTag(value: string | null): string | null {
  const tag = value?.trim().replaceAll("_", "-") ?? "";
  return tag !== "" && isLanguageTag(tag) ? tag : null;
}
