/** A name as it is compared: lower case, without diacritics, on one line. */
export function foldName(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The words of what a user typed, each with at least one letter or digit; "U.S." is one word. */
export function typedWords(typed: string): string[] {
  return typed
    .replaceAll("\0", " ")
    .toWellFormed()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** The letters and digits of a text in runs, folded: "Côte d'Ivoire" has "cote", "d" and "ivoire". */
export function tokensOf(text: string): string[] {
  return foldName(text)
    .split(/[^\p{L}\p{N}\p{Co}]+/u)
    .filter(Boolean);
}
