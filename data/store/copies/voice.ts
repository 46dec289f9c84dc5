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

/** Behind a name its initials: "Associated Press (AP)". */
const INITIALS = / ?\((?!UK|US|UAE|EU|NZ)[\p{Lu}/]{2,8}\)$/u;

/** The keys of known outlets, by their names and by their hosts. */
interface Known {
  names: Map<string, string>;
  hosts: Map<string, string>;
}

let known: Known | null = null;

function readKnown(): Known {
  const [names, hosts] = [new Map<string, string>(), new Map<string, string>()];
  for (const { outlet, also } of readOutlets())
    for (const one of [outlet, ...also]) {
      const host = hostOf(folded(one));
      if (host === null) names.set(plainKey(one), plainKey(outlet));
      else hosts.set(host, plainKey(outlet));
    }
  return { names, hosts };
}

/**
 * The same for an outlet however its name is written: "The Herald", "HERALD", "www.herald.co.uk", "Herald News | Breaking news"; and for one whose other
 * names are known, "AP", under any. Two that are taken for one are counted too low; one that is taken for two would bear itself out.
 */
function outletKey(outlet: string | null): string | null {
  if (outlet === null) return null;
  known ??= readKnown();
  const labels = hostOf(folded(outlet))?.split(".") ?? [];
  for (const at of labels.keys()) {
    const key = known.hosts.get(labels.slice(at).join("."));
    if (key !== undefined) return key;
  }
  return known.names.get(plainKey(outlet.trim().replace(INITIALS, ""))) ?? plainKey(outlet);
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
