const UNDECOMPOSED: Record<string, string> = {
  ł: "l",
  Ł: "L",
  ø: "o",
  Ø: "O",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "Th",
  ı: "i",
  ß: "ss",
  æ: "ae",
  Æ: "Ae",
  œ: "oe",
  Œ: "Oe",
  ə: "a",
  Ə: "A",
};

/**
 * A name as `foldName` gives it, but in the case it was written in. Accepts words joined by spaces as well:
 * "People 's" is "People's", "U.S ." is "US", "al - Qaeda" is "al Qaeda".
 */
export function foldKeepingCase(name: string): string {
  if (/^(?!the )[a-z]+(?: [a-z]+)*$/i.test(name)) return name;
  let folded = name;
  if (!/^[\x20-\x7e]*$/.test(name)) {
    folded = name
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/[łŁøØđĐðÐþÞıßæÆœŒəƏ]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
      .replace(/[‘’ʻʼ´`′]/g, "'")
      .replace(/[‐‑‒–—−]/g, "-")
      .replace(/\s/g, " ");
  }
  if (/[^A-Za-z ]/.test(folded)) {
    folded = folded
      .replace(/ +(?=[',])/g, "")
      .replace(/\./g, "")
      .replace(/&/g, " and ")
      .replace(/-/g, " ");
  }
  return folded
    .replace(/ {2,}/g, " ")
    .trim()
    .replace(/^[Tt][Hh][Ee] (?=.)/, "");
}

/**
 * The key under which the gazetteer files a name: lower case, without diacritics, abbreviation dots and a leading "the";
 * hyphens are spaces and apostrophes straight. "The U.S." and "US" are one key, and so are "al-Qaeda" and "Al Qaeda".
 */
export function foldName(name: string): string {
  return foldKeepingCase(name).toLowerCase();
}

/** Whether a name, folded but for its case, is an acronym of at most four letters: "US", "WHO", also of mixed letters ("LeT", "MoD"). */
export function isShortAcronym(name: string): boolean {
  return /^\p{L}{1,4}$/u.test(name) && (name.match(/\p{Lu}/gu)?.length ?? 0) > (name.length > 1 ? 1 : 0);
}
