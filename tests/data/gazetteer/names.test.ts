import { expect, test } from "vitest";
import { foldName } from "#data/gazetteer/fold.ts";
import { agreesInCase, matchNames } from "#data/gazetteer/match.ts";
import { readGazetteer } from "#data/gazetteer/read.ts";
import type { GazetteerEntry } from "#data/gazetteer/rows.ts";

const gazetteer = readGazetteer();

/** "state:IL adjective", "seat:US", "body:nato", "place:Gaza"; a name has no form behind it. */
function shown({ kind, row, form }: GazetteerEntry): string {
  const key =
    kind === "state" ? row.code : kind === "seat" ? row.standsFor : kind === "place" ? row.name : row.id;
  return `${kind}:${key}${form === "name" ? "" : ` ${form}`}`;
}

/** Every name that begins outside the one before it, as "words = entries". */
function namesIn(text: string): string[] {
  const words = text.split(" ");
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const match = matchNames(gazetteer, words, at);
    if (match === null) continue;
    found.push(`${words.slice(at, at + match.length).join(" ")} = ${match.entries.map(shown).join(", ")}`);
    at += match.length - 1;
  }
  return found;
}

test.each([
  ["the United States", "state:US"],
  ["The U.S.", "state:US"],
  ["America", "state:US"],
  ["Great Britain", "state:GB"],
  ["DPRK", "state:KP"],
  ["PRC", "state:CN"],
  ["Burma", "state:MM"],
  ["Cote d’Ivoire", "state:CI"],
  ["Türkiye", "state:TR"],
  ["Turkiye", "state:TR"],
  ["Palestinian Authority", "state:PS"],
  ["USSR", "state:SUHH"],
  ["Soviet", "state:SUHH adjective"],
  ["Frenchmen", "state:FR people"],
  ["Poles", "state:PL people"],
  ["Washington, D.C.", "seat:US"],
  ["Kremlin", "seat:RU"],
  ["No. 10", "seat:GB"],
  ["Élysée", "seat:FR"],
  ["Elysee Palace", "seat:FR"],
  ["Quai d'Orsay", "seat:FR"],
  ["Department of State", "seat:US"],
  ["Peking", "seat:CN"],
  ["Tel Aviv", "seat:IL"],
  ["Ramallah", "seat:PS"],
  ["UN Security Council", "body:un-security-council"],
  ["Security Council", "body:un-security-council"],
  ["Israel Defense Forces", "body:idf"],
  ["IRGC", "body:irgc"],
  ["Associated Press", "body:associated-press"],
  ["G-7", "body:g7"],
  ["Hizbullah", "group:hezbollah"],
  ["Al Qaida", "group:al-qaeda"],
  ["Tamil Tigers", "group:ltte"],
  ["Houthis", "group:houthis"],
  ["Ansar Allah", "group:houthis"],
  ["Kurdish", "group:kurds adjective"],
  ["Gaza Strip", "place:Gaza"],
  ["Middle Eastern", "place:Middle East adjective"],
  ["Chechen", "place:Chechnya adjective"],
  ["Kharkov", "place:Kharkiv"],
])("%s names %s", (name, entry) => {
  expect((gazetteer.byName.get(foldName(name)) ?? []).map(shown)).toContain(entry);
});

test.each([
  ["Georgia", ["state:GE", "place:Georgia"]],
  ["Tripoli", ["seat:LY", "place:Tripoli"]],
  ["Brussels", ["seat:european-union", "seat:BE"]],
  ["Congo", ["state:CD", "state:CG"]],
])("%s may be each of several, the likelier first", (name, entries) => {
  expect((gazetteer.byName.get(foldName(name)) ?? []).map(shown)).toEqual(entries);
});

test.each([
  ["the longest name", "the U.N. Security Council met", ["U.N. Security Council = body:un-security-council"]],
  [
    "an abbreviation cut off its last dot",
    "in the U.S . on Monday",
    ["U.S . = state:US, state:US adjective"],
  ],
  ["but not the dot of a sentence", "in Israel .", ["Israel = state:IL"]],
  ["a comma inside a name", "in Washington , D.C. today", ["Washington , D.C. = seat:US"]],
  ["a hyphen on its own", "al - Qaeda", ["al - Qaeda = group:al-qaeda"]],
  ["a hyphen inside a word", "Al-Qaeda", ["Al-Qaeda = group:al-qaeda"]],
  ["an apostrophe on its own", "the Kurdistan Workers ' Party", ["Kurdistan Workers ' Party = group:pkk"]],
  ["no possessive", "Iran 's", ["Iran = state:IR"]],
  ["never the article", "the Kremlin", ["Kremlin = seat:RU"]],
  ["an article that the name needs", "in The Hague", ["Hague = seat:NL"]],
  ["and nothing without it", "William Hague", []],
  [
    "a prefix before a hyphen",
    "Franco - German",
    ["Franco = state:FR adjective", "German = state:DE adjective, state:DE people"],
  ],
  ["and nowhere else", "General Franco", []],
  ["capitals alone", "turkey , chad and jordan told us who is nice", []],
  ["an acronym as it is written", "who asked the WHO", ["WHO = body:who"]],
  ["a headline in capitals", "TURKEY WARNS", ["TURKEY = state:TR"]],
  [
    "any case where the file has lower case",
    "the Foreign Ministry",
    ["Foreign Ministry = body:foreign-ministry"],
  ],
  [
    "diacritics or none",
    "Sao Paulo and São Paulo",
    ["Sao Paulo = place:São Paulo", "São Paulo = place:São Paulo"],
  ],
])("finds %s: %s", (_, text, names) => {
  expect(namesIn(text)).toEqual(names);
});

test.each([
  ["US", "us", false],
  ["US", "U.S.", true],
  ["LeT", "Let", false],
  ["Turkey", "turkey", false],
  ["Turkey", "TURKEY", true],
  ["Hamas", "HAMAS", true],
  ["al-Qaeda", "Al Qaeda", true],
  ["al-Qaeda", "al qaeda", false],
])("%s written %s: %s", (name, text, agrees) => {
  const entries = (gazetteer.byName.get(foldName(name)) ?? []).filter(
    ({ written }) => foldName(written) === foldName(name),
  );
  expect(entries.some((entry) => agreesInCase(entry, text))).toBe(agrees);
});

test.each([
  ["Israelis", true],
  ["Israeli", false],
])("%s is plural: %s", (name, plural) => {
  const people = (gazetteer.byName.get(foldName(name)) ?? []).filter(({ form }) => form === "people");
  expect(people.map((entry) => entry.plural)).toEqual([plural]);
});

test.each([
  ["Antony", "m"],
  ["Condoleezza", "f"],
  ["Robin", "u"],
  ["Ségolène", "f"],
])("%s is a given name, %s", (name, gender) => {
  expect(gazetteer.genderOf.get(foldName(name))).toBe(gender);
});
