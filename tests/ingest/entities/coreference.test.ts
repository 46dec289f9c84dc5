import fc from "fast-check";
import { expect, test } from "vitest";
import { splitSentences } from "#ingest/2-sentences/split.ts";
import { articleOf, markedIn, resolutionOf } from "./article.ts";

test.each([
  [
    "a surname finds the full name",
    "Minister Ana L. [Costa] spoke. [Costa] left.",
    [undefined, "person:ana-costa"],
  ],
  [
    "a surname that is a city's name too",
    "[Mirja Lima], a Finnish nurse, left the ship. [Lima] sued the owners on Monday.",
    ["person:mirja-lima", "person:mirja-lima"],
  ],
  [
    "a surname in the headline finds the name below",
    "[Costa] Leaves for Talks\n\nMinister [Ana Costa] left on Monday.",
    ["person:ana-costa", "person:ana-costa"],
  ],
  [
    "an acronym in brackets",
    "The [African Union] ([AU]) met. The [AU] adjourned.",
    ["organization:african-union", "organization:african-union", "organization:african-union"],
  ],
  [
    "he and she by given names",
    "Maria Silva met John Okafor. [She] praised [him].",
    ["person:maria-silva", "person:john-okafor"],
  ],
  ["an apposed office", "Maria Silva, Brazil's [foreign minister], arrived.", ["person:maria-silva"]],
  [
    "an office in the headline is whoever holds it below",
    "Talks Sought by [US Secretary of State]\n\nUS Secretary of State Dana Whitfield asked for talks on Monday.",
    ["person:dana-whitfield"],
  ],
  [
    "both ministers",
    "Foreign Minister Ana Costa and Prime Minister Jonas Store met in Lisbon. Both [ministers] praised the deal.",
    ["person:ana-costa+person:jonas-store"],
  ],
  [
    "the two countries, and their",
    "Norway and Sweden agreed to share data. The [two countries] will train [their] pilots together.",
    ["state:NO+state:SE", "state:NO+state:SE"],
  ],
  ["a state's its", "Norway will keep [its] promise.", ["state:NO"]],
  [
    "an apposition is not its own possessor",
    "Norway will stand by Sweden, [its] closest friend.",
    ["state:NO"],
  ],
  [
    "partners are two",
    "Police arrested protesters in Lima. [They] released [them] later.",
    ["organization:police@", "group:protesters@"],
  ],
  [
    "the police again",
    "Norwegian police arrested a man in Bergen. The [police] said [he] was armed.",
    ["organization:norway-police", "person:man@"],
  ],
  [
    "the council after its name",
    "The UN Security Council met. The [council] voted.",
    ["organization:un-security-council"],
  ],
  ["whose words a quotation is", "“[I] will resign,” President Okello said.", ["person:okello@"]],
  ["whose words a statement is", "Minister Ana Costa said:\n\n[I] welcome the deal.", ["person:ana-costa"]],
  [
    "a ministry again",
    "Ukraine's Defense Ministry denied that. The [Defense Ministry] added details.",
    ["organization:ukraine-defense-ministry"],
  ],
  [
    "another ministry than the one before",
    "The Israeli Defence Ministry denied that. The [Finance Ministry] criticized France. The [Ministry] praised Togo.",
    ["organization:finance-ministry@", "organization:finance-ministry@"],
  ],
  [
    "another court than the one before",
    "The Constitutional Court met in Lima. The [Supreme Court] criticized France.",
    ["organization:supreme-court@"],
  ],
  [
    "a central bank is not the World Bank",
    "The World Bank praised Togo. The [Central Bank] criticized France.",
    ["organization:central-bank@"],
  ],
  [
    "a counterpart whose name follows between commas",
    "Ana Costa and her [German counterpart], Max Vogt, condemned the attack. Costa, her [Polish counterpart], Adam Nowak, and Peter Kell left.",
    ["person:max-vogt", "person:adam-nowak"],
  ],
  [
    "whose name within the name it is, where everybody calls them so",
    "President Luiz Inacio Lula da Silva met Ana Costa. [Lula] praised Ghana. Claudia Sheinbaum Pardo left. [Sheinbaum] praised Togo.",
    ["person:luiz-inacio-lula-da-silva", "person:claudia-sheinbaum"],
  ],
  [
    "not whose name within the name it may be: that can be a stranger's",
    "Luis Hamdan Rojas met Ana Costa. Judge [Hamdan] praised Ghana.",
    ["person:hamdan@"],
  ],
  [
    "a minister whose name, which could be a place's, ends the sentence",
    "Ana Costa spoke with the [Ugandan foreign minister], Jeje Odongo.",
    ["person:jeje-odongo"],
  ],
  [
    "whose first name is that of a month",
    "[Jan Egeland] met Ana Costa on Jan 5. In May [Ana Costa] met Adam Nowak. [April Baker] praised Ghana.",
    ["person:jan-egeland", "person:ana-costa", "person:april-baker"],
  ],
  [
    "the offices of two people",
    "Netanyahu's [office] criticized Iran. Blinken's [office] criticized France. Netanyahu's [office] praised Togo.",
    ["organization:netanyahus-office@", "organization:blinkens-office@", "organization:netanyahus-office@"],
  ],
  [
    "the forces of two people",
    "Ana Costa's [forces] attacked Iran. Jonas Haftar's [forces] attacked Togo.",
    ["organization:ana-costas-forces@", "organization:jonas-haftars-forces@"],
  ],
])("%s: %s", (_what, marked, expected) => {
  expect(markedIn(marked).map((found, i) => (expected[i] === undefined ? undefined : found))).toEqual(
    expected,
  );
});

test("an office is explicit where its state stands beside it, and inferred where another sentence says so", () => {
  const text =
    "US Secretary of State Dana Whitfield spoke in Lima. Secretary of State Dana Whitfield then left.";
  const { offices, mentions } = resolutionOf(text);
  expect(
    offices.map(({ title, of, explicit }) => [
      text.slice(title.start, title.end),
      of === null ? null : mentions[of]?.entities[0],
      explicit,
    ]),
  ).toEqual([
    ["Secretary of State", "state:US", true],
    ["Secretary of State", "state:US", false],
  ]);
});

test("whatever the text, mentions lie inside one sentence each, name known entities, and ids are unique", () => {
  const words = fc.constantFrom(
    "US",
    "Israel",
    "’s",
    "Mr.",
    "President",
    "the",
    "both",
    "ministers",
    "two",
    "allies",
    "and",
    "said",
    "(",
    "WHO",
    ")",
    "“",
    "”",
    ".",
    "\n\n",
    "he",
    "their",
    "its",
    "Washington",
    "Secretary of State",
    "counterpart",
    ":",
    "I",
    "-",
    "al",
    "Qaeda",
    "Israelis",
    "police",
    "a man",
    "של",
    "\u202e",
    "|",
    "?",
    "you",
    "Georgia",
    "Michael Jordan",
    "Jordan",
    "UN",
  );
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 50 }).map((parts) => parts.join(" ")),
      (text) => {
        const sentences = splitSentences(articleOf(text));
        const { entities, mentions } = resolutionOf(text);
        const ids = new Set(entities.map(({ id }) => id));
        expect(ids.size).toBe(entities.length);
        const seen = new Set<string>();
        for (const { start, end, sentence, entities: named, form } of mentions) {
          const around = sentences[sentence];
          expect(
            around !== undefined &&
              around.start <= start &&
              start < end &&
              end <= around.end &&
              around.role !== "boilerplate",
          ).toBe(true);
          expect(named.length).toBeGreaterThan(0);
          expect(named.every((id) => ids.has(id))).toBe(true);
          expect(named.length < 2 || form === "collective" || form === "pronoun").toBe(true);
          const key = `${start}-${end}-${form}`;
          expect(seen.has(key)).toBe(false);
          seen.add(key);
        }
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
