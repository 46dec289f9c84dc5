import { parseFeed } from "feedsmith";
import { InputProblem, type Known } from "../reading.ts";
import { isoDate } from "../text/dates.ts";
import { decodeText } from "../text/decode.ts";
import { cleanByline } from "../text/heading.ts";
import { type Extent, extentOf } from "./extent.ts";

/** An article that a feed tells of. */
export interface Entry {
  known: Known;
  /** What tells it from all others of its feed; null where the feed gives nothing that does. */
  key: string | null;
  /** Its text as HTML, as far as the feed holds it. */
  html: string | null;
  /** How far that is. */
  extent: Extent;
}

/** What a feed tells of: an article, or what is wrong with the feed at that place. */
export type Listed = Entry | { problem: string };

const MOST_ENTRIES = 500;
/** In characters; what is longer is no name of an entry. */
const LONGEST_KEY = 500;

/**
 * The entries of an RSS, Atom, RDF or JSON feed, in its order; after the most that are read, that there are more.
 *
 * @param address where it was fetched from, if it was; addresses in it are counted from there
 * @throws {InputProblem} where it is none
 */
export function readFeed(bytes: Uint8Array, address: string | null): Listed[] {
  const found = parsed(decodeText(bytes));
  if (found.length === 0) throw new InputProblem("there is no article in this feed.");
  const urls = found.map(({ link }) => webAddress(link, address));
  const guids = found.map(({ guid }) => guid?.trim() || null);
  const isAlone = (value: string | null, among: (string | null)[]) =>
    value !== null && value.length <= LONGEST_KEY && among.filter((one) => one === value).length === 1;
  const listed = found
    .slice(0, MOST_ENTRIES)
    .map(({ link: _, guid: __, content, summary, ...known }, place) => {
      const [guid, url] = [guids[place]!, urls[place]!];
      const key = isAlone(guid, guids) ? guid : isAlone(url, urls) ? url : null;
      const own = content?.trim() || null;
      const html = own ?? (summary?.trim() || null);
      const extent = html === null ? "teaser" : extentOf(html, own !== null);
      return { known: { ...known, url }, key, html, extent };
    });
  return found.length > MOST_ENTRIES ? [...listed, { problem: tooMany(found.length) }] : listed;
}

function tooMany(entries: number): string {
  return `the feed has ${entries} entries, of which the first ${MOST_ENTRIES} are read: give the others in a feed of their own, or by their addresses.`;
}

type Found = Known & Record<"link" | "guid" | "content" | "summary", string | undefined>;

function parsed(text: string): Found[] {
  let found: ReturnType<typeof parseFeed>;
  try {
    found = parseFeed(text);
  } catch {
    throw new InputProblem(
      "it is no feed (RSS, Atom, RDF or JSON Feed): give the address of a page or of a feed.",
    );
  }
  const { feed, format } = found;
  const outlet = oneLine(typeof feed.title === "object" ? feed.title.value : feed.title);
  if (format === "json")
    return (feed.items ?? []).map((item) => ({
      link: item.url ?? item.external_url ?? item.id,
      guid: item.id,
      content: item.content_html ?? escaped(item.content_text),
      summary: undefined,
      title: oneLine(item.title),
      byline: names(item.authors),
      publishedAt: isoDate(item.date_published as string | undefined),
      language: item.language ?? feed.language ?? null,
      outlet,
    }));
  if (format === "atom")
    return (feed.entries ?? []).map((entry) => ({
      link: (entry.links?.find(({ rel }) => rel === undefined || rel === "alternate") ?? entry.links?.[0])
        ?.href,
      guid: entry.id,
      content: entry.content?.value,
      summary: entry.summary?.value,
      title: oneLine(entry.title?.value),
      byline: names(entry.authors),
      publishedAt: isoDate((entry.published ?? entry.updated) as string | undefined),
      language: null,
      outlet,
    }));
  return (feed.items ?? []).map((item) => ({
    link: item.link ?? ("guid" in item && item.guid?.isPermaLink !== false ? item.guid?.value : undefined),
    guid: "guid" in item ? item.guid?.value : undefined,
    content: item.content?.encoded,
    summary: item.description,
    title: oneLine(item.title),
    byline: cleanByline(item.dc?.creators?.join(", ")),
    publishedAt: isoDate(
      (("pubDate" in item ? item.pubDate : null) ?? item.dc?.dates?.[0]) as string | undefined,
    ),
    language: "language" in feed ? (feed.language ?? null) : null,
    outlet,
  }));
}

/** A title, whose marks feeds often write out ("Talks <b>resume</b>"). */
function oneLine(written: string | undefined): string | null {
  return (
    written
      ?.replace(/<\/?[a-z][^<>]{0,200}>/gi, "")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 500) || null
  );
}

function names(authors: readonly { name?: string | undefined }[] | undefined): string | null {
  return cleanByline(authors?.flatMap(({ name }) => name ?? []).join(", "));
}

function webAddress(link: string | undefined, base: string | null): string | null {
  const url = link ? URL.parse(link.trim(), base ?? undefined) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

function escaped(text: string | undefined): string | undefined {
  return text
    ?.split(/\n\s*\n/)
    .map((part) => `<p>${part.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`)
    .join("");
}
