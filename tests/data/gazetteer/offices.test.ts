import { expect, test } from "vitest";
import { officeMatch } from "#data/gazetteer/match.ts";
import { readGazetteer } from "#data/gazetteer/read.ts";

const gazetteer = readGazetteer();

function office(text: string) {
  const words = text.split(" ");
  const match = officeMatch(gazetteer, words, 0);
  if (match === null) return null;
  const [first] = match.forms;
  return {
    text: words.slice(0, match.length).join(" "),
    level: first?.row.level,
    equivalent: first?.row.equivalent,
    plural: match.plural,
  };
}

test.each([
  ["Prime Minister Netanyahu", "Prime Minister", "head_of_government", "head-of-government", false],
  ["prime ministers", "prime ministers", "head_of_government", "head-of-government", true],
  ["Secretary of Defense Austin", "Secretary of Defense", "minister", "defense", false],
  ["defence minister", "defence minister", "minister", "defense", false],
  ["defense ministers", "defense ministers", "minister", "defense", true],
  ["ministers of defense", "ministers of defense", "minister", "defense", true],
  ["Secretary of State", "Secretary of State", "minister", "foreign", false],
  ["secretaries of state", "secretaries of state", "minister", "foreign", true],
  ["foreign minister", "foreign minister", "minister", "foreign", false],
  ["Secretary - General", "Secretary - General", "official", "secretary-general", false],
  ["secretaries-general", "secretaries-general", "official", "secretary-general", true],
  ["attorneys general", "attorneys general", "minister", "justice", true],
  ["national security advisor", "national security advisor", "official", "national-security", false],
  ["spokesmen", "spokesmen", "spokesperson", "spokesperson", true],
  ["spokespeople", "spokespeople", "spokesperson", "spokesperson", true],
  ["deputies", "deputies", "legislator", "representative", true],
  ["Lt. Gen. Smith", "Lt. Gen.", "military", "general", false],
  ["MPs", "MPs", "legislator", "representative", true],
  ["Rep . Smith", "Rep .", "legislator", "representative", false],
  ["Mr Smith", "Mr", "honorific", "m", false],
])("%s begins with the office %s", (text, found, level, equivalent, plural) => {
  expect(office(text)).toEqual({ text: found, level, equivalent, plural });
});

test.each(["table", "pm on Monday", "the president", "Netanyahu"])("%s begins with no office", (text) => {
  expect(office(text)).toBeNull();
});

test("an office of one state alone names it", () => {
  const states = (title: string) => gazetteer.byTitle.get(title)?.map(({ row }) => row.state);
  expect(states("chancellor of the exchequer")).toEqual(["GB"]);
  expect(states("taoiseach")).toEqual(["IE"]);
  expect(states("foreign secretary")).toEqual(["GB", "IN", "PK"]);
  expect(states("foreign minister")).toEqual([null]);
});

test("only offices that are ordinary words in lower case are ambiguous", () => {
  const ambiguous = (title: string) => gazetteer.byTitle.get(title)?.map(({ row }) => row.ambiguous);
  expect(ambiguous("general")).toEqual([true]);
  expect(ambiguous("prime minister")).toEqual([false]);
});
