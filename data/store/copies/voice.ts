import { readOutlets } from "#data/gazetteer/outlets.ts";

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

/** Behind a name its initials, or where it is: "Associated Press (AP)". */
const BESIDE = /(?<=.)\([^()]*\)$/;

let known: Map<string, string> | null = null;

/**
 * The same for an outlet however its name is written: "The Herald", "HERALD", "www.herald.co.uk", "Herald News | Breaking news"; and for one whose other
 * names are known, "AP", under any. Two that are taken for one are counted too low; one that is taken for two would bear itself out.
 */
function outletKey(outlet: string | null): string | null {
  if (outlet === null) return null;
  known ??= new Map(
    readOutlets().flatMap(({ outlet: name, also }) =>
      [name, ...also].map((one) => [hostOf(folded(one)) ?? plainKey(one), plainKey(name)]),
    ),
  );
  const plain = plainKey(outlet);
  const labels = hostOf(folded(outlet))?.split(".") ?? [];
  const hosts = labels.map((_, at) => labels.slice(at).join("."));
  for (const one of [...hosts, plain, plainKey(outlet.trim().replace(BESIDE, ""))]) {
    const key = known.get(one);
    if (key !== undefined) return key;
  }
  return plain;
}

/** As far as the name alone says it. */
function plainKey(outlet: string): string {
  const name = folded(outlet);
  const bare = hostOf(name)?.replace(SUFFIX, "").replace(PREFIX, "") ?? name.replace(/^the (?=.)/, "");
  return (
    lettersOf(bare)
      .replace(/^the(?=...)/, "")
      .replace(ADDED, "") || name
  );
}

/** A name without what is said beside it, in lower case, without diacritics. */
function folded(outlet: string): string {
  const written = outlet.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
  return written.split(ASIDE).find((part) => lettersOf(part) !== "") ?? written;
}

/** The host of a name that is an address. */
function hostOf(name: string): string | null {
  return ADDRESS.exec(name)?.[1] ?? null;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}
