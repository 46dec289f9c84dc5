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

/** The same for an outlet however its name is written: "The Herald", "the Herald", "HERALD". */
function outletKey(outlet: string | null): string | null {
  if (outlet === null) return null;
  const folded = outlet.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
  return folded.replace(/^the (?=.)/, "");
}
