/** By whom an article is to be counted, and the article of which its text is a copy. */
export interface Voice {
  voice: string | null;
  copyOf: string | null;
}

/** An article's outlet speaks for itself, but where its text is another's. */
export function voiceBy(outlet: string | null, source: { id: string; outlet: string | null } | null): Voice {
  if (source === null) return { voice: outletKey(outlet), copyOf: null };
  return {
    voice: outlet === null ? null : (outletKey(source.outlet) ?? `copy of ${source.id}`),
    copyOf: source.id,
  };
}

/** Between an outlet's name and what it says of itself or its page. */
const ASIDE = / (?:[|–—·•-]|::) /;
const ADDRESS = /^(?:https?:\/\/)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?::\d+)?(?:\/\S*)?$/u;
const SUFFIX =
  /(?:(?:\.(?:ac|co|com|edu|go|gov|ne|net|or|org))?\.[a-z]{2}|\.(?:com|edu|gov|info|int|media|net|news|online|org|press))$/;
const PREFIX = /^(?:www\d?|amp|edition|en|english|m|mobile|news)\./;
/** What an outlet adds to its name or leaves out, be it grown on or apart. */
const ADDED = /(?<=..)(?:digital|english|international|news|online|world)+$/;

/**
 * The same for an outlet however its name is written: "The Herald", "HERALD", "www.herald.co.uk", "Herald News | Breaking news". Two that are
 * taken for one are counted too low; one that is taken for two would bear itself out.
 */
function outletKey(outlet: string | null): string | null {
  if (outlet === null) return null;
  const folded = outlet.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
  const name = folded.split(ASIDE).find((part) => lettersOf(part) !== "") ?? folded;
  const host = ADDRESS.exec(name)?.[1];
  const bare = host?.replace(SUFFIX, "").replace(PREFIX, "") ?? name.replace(/^the (?=.)/, "");
  return (
    lettersOf(bare)
      .replace(/^the(?=...)/, "")
      .replace(ADDED, "") || folded
  );
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}
