import { describe, expect, test } from "vitest";
import type { ClaimView } from "#schema/api.ts";
import {
  actInWords,
  amountOf,
  claimInWords,
  notesOn,
  partsOf,
  type Subject,
} from "#web/app/graph/evidence.ts";
import { hitParts } from "#web/app/graph/hits.ts";
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
    status: "fact",
    date: null,
    attributedTo: [],
    explicit: true,
    article: { id: "a", publishedAt: null, outlet: null, voice: null },
    sentence: { index: 0 },
    ...more,
  }) as unknown as ClaimView;

describe("an act in a line of words", () => {
  test.each([
    ["A urged B", claim("URGED", ["A"], ["B"])],
    ["A and B urged C", claim("URGED", ["A", "B"], ["C"])],
    ["A met with B", claim("MET_WITH", ["A"], ["B"])],
    ["A and B spoke with one another", claim("SPOKE_WITH", ["A", "B"], [])],
    ["A warned …", claim("WARNED", ["A"], [])],
    ["Somebody attacked B", claim("ATTACKED", [], ["B"])],
  ])("%s", (words, one) => {
    expect(actInWords(one)).toBe(words);
  });
});

test.each([
  ["A urged B", { status: "fact" }],
  ["A urged B · denied", { status: "denied" }],
  ["A urged B · not told as done", { status: "planned" }],
  ["A urged B · said by someone", { status: "attributed" }],
  ["A spoke with B · denied or avoided", { relation: "SPOKE_WITH", status: "denied" }],
])("a claim by itself is never told as more than it is: %s", (words, fields) => {
  expect(claimInWords(claim("URGED", ["A"], ["B"], fields))).toBe(words);
});

describe("evidence is read by article and date", () => {
  const said = (
    article: string,
    publishedAt: string | null,
    sentence: number,
    relation = "URGED",
    status = "fact",
  ) =>
    claim(relation, ["A"], ["B"], {
      status,
      id: `${article}${sentence}`,
      article: { id: article, publishedAt, outlet: null, voice: null },
      sentence: { index: sentence },
      cue: { start: 0, end: 1 },
    });
  const ref = (id: string) => ({ id, name: id, kind: "person" }) as never;
  const pair = (chosen: object | null) =>
    ({ type: "pair", source: ref("A"), target: ref("B"), chosen }) as Subject;
  const shown = (subject: Subject, pages: ClaimView[][]) =>
    partsOf(subject, pages).map(
      ({ title, articles }) =>
        `${title}: ${articles.map(({ claims }) => claims.map(({ id }) => id).join(" ")).join(" | ")}`,
    );

  test("the newest article first, without a date last, its sentences as the text goes", () => {
    const claims = [
      said("u", null, 0),
      said("o", "2024-01-01", 5),
      said("n", "2024-02-01", 3),
      said("o", "2024-01-01", 2),
    ];
    expect(shown(pair(null), [claims])).toEqual(["null: n3 | o2 o5 | u0"]);
  });

  test("a further page is added below, and moves nothing", () => {
    const first = [said("b", "2024-01-01", 0)];
    const second = [said("b", "2024-01-01", 1), said("c", "2025-01-01", 0)];
    expect(shown(pair(null), [first, second])).toEqual(["null: b0 b1 | c0"]);
  });

  test("what was chosen stands before the rest", () => {
    const claims = [said("a", null, 0), said("a", null, 1, "PRAISED")];
    expect(shown(pair({ relation: "PRAISED", status: "fact", source: "A" }), [claims])).toEqual([
      "A praised B: a1",
      "What else is said between them: a0",
    ]);
    // The same words the other way are not what was chosen.
    expect(shown(pair({ relation: "URGED", status: "fact", source: "B" }), [claims])).toEqual([
      "What else is said between them: a0 a1",
    ]);
  });

  const toldInEveryWay = [
    said("a", null, 0, "ATTACKED", "fact"),
    said("a", null, 1, "ATTACKED", "attributed"),
    said("a", null, 2, "ATTACKED", "planned"),
    said("a", null, 3, "ATTACKED", "denied"),
    said("a", null, 4, "WARNED", "denied"),
  ];
  const ATTACKS = {
    fact: "A attacked B: a0",
    attributed: "A attacked B · said by someone: a1",
    planned: "A attacked B · not told as done: a2",
    denied: "A attacked B · denied: a3",
  };

  test.each(Object.keys(ATTACKS) as (keyof typeof ATTACKS)[])(
    "what is chosen as %s stands first, and no heading states a plan, a denial or hearsay as fact",
    (status) => {
      const { [status]: chosen, ...others } = ATTACKS;
      expect(shown(pair({ relation: "ATTACKED", status, source: "A" }), [toldInEveryWay])).toEqual([
        chosen,
        ...Object.values(others),
        "What else is said between them: a4",
      ]);
    },
  );

  test("a sentence counts once, however many claims it makes, and an outlet once", () => {
    const courier = { id: "a", publishedAt: null, outlet: "The Courier", voice: "The Courier" };
    const claims = [
      claim("URGED", ["A"], ["B"], { article: courier }),
      claim("WARNED", ["A"], ["B"], { article: courier }),
      claim("WARNED", ["A"], ["C"], { article: { ...courier, id: "b" }, sentence: { index: 1 } }),
    ];
    expect(amountOf(claims)).toBe("3 claims · 2 sentences in 2 articles · 1 outlet");
    expect(amountOf([said("a", null, 0)])).toBe("1 claim · 1 sentence in 1 article");
  });
});

test.each([
  [{}, []],
  [{ polarity: "negated" }, ["denied"]],
  [{ polarity: "negated", relation: "MET_WITH" }, ["denied or avoided"]],
  [{ modality: "future", attributedTo: end("A", "B") }, ["planned, not told as done", "said by A and B"]],
  [{ modality: "hypothetical" }, ["not told as done"]],
  [{ modality: "historical", explicit: false }, ["told as background", "partly inferred"]],
])("remarks on %j", (fields, expected) => {
  expect(notesOn(claim("URGED", ["A"], ["B"], fields))).toEqual(expected);
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
  ["Niger thanked France", [[6, 13]], ["Niger ", "*thanked", " France"]],
  [
    "Niger thanked France",
    [
      [0, 5],
      [14, 20],
    ],
    ["*Niger", " thanked ", "*France"],
  ],
  ["a (b) c", [[2, 5]], ["a ", "*(b)", " c"]],
  ["plain", [], ["plain"]],
])("%j is cut where the search hit it, at %j", (text, spans, expected) => {
  const hits = spans.map(([start = 0, end = 0]) => ({ start, end }));
  expect(hitParts(text, hits).map(({ text, hit }) => (hit ? `*${text}` : text))).toEqual(expected);
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
