import { describe, expect, test } from "vitest";
import type { ClaimView } from "#schema/api.ts";
import { groupsOf, remarksOn, sourcesOf } from "#web/app/graph/evidence.ts";
import { hitWords } from "#web/app/graph/hits.ts";
import { type Mark, segmentsOf } from "#web/app/graph/marks.ts";
import { paragraphsOf } from "#web/app/graph/paragraphs.ts";
import { counted, dated, listed } from "#web/export/words.ts";

describe("a sentence is cut where marks begin and end", () => {
  const TEXT = "France criticized Niger.";
  const marked = (start: number, end: number, mark: Mark) => ({ start: 100 + start, end: 100 + end, mark });
  const shown = (spans: ReturnType<typeof marked>[]) =>
    segmentsOf(TEXT, 100, spans).map(({ text, marks }) =>
      marks.length > 0 ? `[${marks.join("+")} ${text}]` : text,
    );

  test.each([
    [
      "plain",
      [marked(0, 6, "source"), marked(7, 17, "cue"), marked(18, 23, "target")],
      ["[source France]", " ", "[cue criticized]", " ", "[target Niger]", "."],
    ],
    [
      "one span in another",
      [marked(0, 17, "source"), marked(7, 17, "cue")],
      ["[source France ]", "[source+cue criticized]", " Niger."],
    ],
    [
      "the same span twice",
      [marked(0, 6, "source"), marked(0, 6, "target")],
      ["[source+target France]", " criticized Niger."],
    ],
    [
      "reaching out of the sentence",
      [marked(-50, 6, "source"), marked(18, 90, "target")],
      ["[source France]", " criticized ", "[target Niger.]"],
    ],
    ["in another sentence", [marked(-50, -40, "source"), marked(24, 30, "cue")], [TEXT]],
    ["none", [], [TEXT]],
  ])("%s", (_, spans, expected) => {
    expect(shown(spans)).toEqual(expected);
    expect(
      segmentsOf(TEXT, 100, spans)
        .map(({ text }) => text)
        .join(""),
    ).toBe(TEXT);
  });
});

const end = (...names: string[]) => [
  { start: 0, end: 1, form: "name", entities: names.map((name) => ({ id: name, name, kind: "person" })) },
];
const claim = (relation: string, source: string[], target: string[], more: object = {}) =>
  ({
    id: [relation, source, target].join(),
    relation,
    source: source.length > 0 ? end(...source) : [],
    target: target.length > 0 ? end(...target) : [],
    polarity: "affirmed",
    modality: "asserted",
    attributedTo: [],
    explicit: true,
    article: { id: "a" },
    sentence: { index: 0 },
    ...more,
  }) as unknown as ClaimView;

describe("the claims of an entity", () => {
  const seen = (claims: ClaimView[], entity: string) =>
    groupsOf(claims, entity).map(
      ({ words, claims }) =>
        `${words}: ${claims.map(({ others }) => others.map(({ name }) => name).join("+") || "?").join(", ")}`,
    );

  test.each([
    ["as the one who acts", [claim("URGED", ["A"], ["B"])], "A", ["urged: B"]],
    ["as the one acted on", [claim("URGED", ["A"], ["B"])], "B", ["was urged by: A"]],
    ["of a symmetric relation, at its second end", [claim("MET_WITH", ["A"], ["B"])], "B", ["met with: A"]],
    ["of a collective with one another", [claim("MET_WITH", ["A", "B"], [])], "A", ["met with: B"]],
    ["of a collective on another", [claim("URGED", ["A", "B"], ["C"])], "C", ["was urged by: A+B"]],
    ["without the other end", [claim("WARNED", ["A"], [])], "A", ["warned: ?"]],
    [
      "standing ties after acts, however many",
      [claim("LEADS", ["A"], ["B"]), claim("LEADS", ["A"], ["C"]), claim("URGED", ["A"], ["B"])],
      "A",
      ["urged: B", "leads: B, C"],
    ],
  ])("%s", (_, claims, entity, expected) => {
    expect(seen(claims, entity)).toEqual(expected);
  });

  test("count a sentence once, however many claims it makes", () => {
    const claims = [
      claim("URGED", ["A"], ["B"]),
      claim("WARNED", ["A"], ["B"]),
      claim("WARNED", ["A"], ["C"], { sentence: { index: 1 } }),
    ];
    expect(sourcesOf(claims)).toEqual({ sentences: 2, articles: 1 });
  });
});

test.each([
  [{}, []],
  [{ polarity: "negated" }, ["denied"]],
  [{ modality: "future", attributedTo: end("A", "B") }, ["planned", "said by A and B"]],
  [{ modality: "hypothetical" }, ["planned or wished"]],
  [{ modality: "historical", explicit: false }, ["told as background", "partly inferred"]],
])("remarks on %j", (fields, expected) => {
  expect(remarksOn(claim("URGED", ["A"], ["B"], fields))).toEqual(expected);
});

describe("an article falls into paragraphs", () => {
  const text = "Title\nOne. Two.\n\nThree.\nLeave a Reply";
  const sentences = [
    { index: 0, start: 0, end: 5, role: "headline" as const },
    { index: 1, start: 6, end: 10, role: "body" as const },
    { index: 2, start: 11, end: 15, role: "body" as const },
    { index: 3, start: 17, end: 23, role: "body" as const },
    { index: 4, start: 24, end: 37, role: "boilerplate" as const },
  ];

  test("at line breaks and where the role changes", () => {
    const texts = paragraphsOf(text, sentences).map((paragraph) =>
      paragraph.map((sentence) => sentence.text),
    );
    expect(texts).toEqual([["Title"], ["One.", "Two."], ["Three."], ["Leave a Reply"]]);
  });

  test("keeps the space between sentences", () => {
    expect(paragraphsOf(text, sentences)[1]?.map(({ before }) => before)).toEqual(["\n", " "]);
  });
});

test.each([
  ["Niger thanked France", "fra", ["Niger thanked ", "*Fra", "nce"]],
  ["Niger thanked France", "THANKED niger", ["*Niger", " ", "*thanked", " France"]],
  ["safran", "fra", ["safran"]],
  ["a (b) c", "(b)", ["a (", "*b", ") c"]],
  ["plain", "  ", ["plain"]],
])("in %j the search %j hits", (text, query, expected) => {
  expect(hitWords(text, query).map(({ text, hit }) => (hit ? `*${text}` : text))).toEqual(expected);
});

test("numbers, lists and dates read like a person's", () => {
  expect([counted(1, "sentence"), counted(1204, "entity", "entities")]).toEqual([
    "1 sentence",
    "1,204 entities",
  ]);
  expect([listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])]).toEqual([
    "",
    "A",
    "A and B",
    "A, B and C",
  ]);
  expect([dated("2024-03-27"), dated("2024-03-27T23:30:00Z"), dated("last spring")]).toEqual([
    "27 March 2024",
    "27 March 2024",
    "last spring",
  ]);
});
