import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditStore } from "#data/store/audit.ts";
import { openStore } from "#data/store/open.ts";
import { problemsOf } from "#data/store/soundness.ts";
import type { ArticleDetail } from "#schema/api.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { ClaimId, EntityId } from "#schema/ids.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import { written } from "./people.ts";

const LINES: MarkedSentence[] = [
  ["[France] {warned} [Niger].", "France WARNED Niger"],
  ["[Mali] {praised} [France].", "Mali PRAISED France"],
];

const PEOPLE = written([
  ["2024-03-26", ["Lloyd Austin", "defense US"]],
  ["2024-03-27", ["Austin", "defense US"]],
]);

/** Ways to damage a record, and what is said of it. */
const DAMAGES: [what: string, damage: (record: Extraction) => void, problem: RegExp][] = [
  [
    "a sentence beyond the text",
    ({ sentences }) => {
      sentences[1]!.end = 900;
    },
    /sentence 1 is not inside the text/,
  ],
  [
    "an empty sentence",
    ({ sentences }) => {
      sentences[1]!.end = sentences[1]!.start;
    },
    /sentence 1 is not inside the text/,
  ],
  [
    "sentences that overlap",
    ({ sentences }) => {
      sentences[1]!.start = 3;
    },
    /sentence 1 begins before the one before it ends/,
  ],
  [
    "a sentence of another number",
    ({ sentences }) => {
      sentences[1]!.index = 4;
    },
    /sentence 1 says that it is 4/,
  ],
  [
    "a mention beyond the text",
    ({ mentions }) => {
      mentions[0]!.start = -1;
    },
    /mention 0 is not inside the text/,
  ],
  [
    "a mention of nobody known",
    ({ mentions }) => {
      mentions[0]!.entities = ["state:gone" as EntityId];
    },
    /mention 0 means state:gone/,
  ],
  [
    "an entity that is not stored",
    ({ entities }) => {
      entities[0]!.id = "state:gone" as EntityId;
    },
    /entity state:gone is not in the store/,
  ],
  [
    "a cue outside its sentence",
    ({ claims }) => {
      claims[0]!.cue = claims[1]!.cue;
    },
    /claim a:0 has its cue outside its sentence/,
  ],
  [
    "a claim without a sentence",
    ({ claims }) => {
      claims[0]!.sentence = 7;
    },
    /claim a:0 has no sentence/,
  ],
  [
    "a claim in boilerplate",
    ({ sentences }) => {
      sentences[0]!.role = "boilerplate";
    },
    /claim a:0 stands in boilerplate/,
  ],
  [
    "a claim without ends",
    ({ claims }) => {
      claims[0]!.source = [];
      claims[0]!.target = [];
    },
    /claim a:0 has neither source nor target/,
  ],
  [
    "an end that is no mention",
    ({ claims }) => {
      claims[0]!.target = [44];
    },
    /claim a:0 refers to mention 44/,
  ],
  [
    "content beyond the text",
    ({ claims }) => {
      claims[0]!.content = { start: 0, end: 900 };
    },
    /claim a:0 has its content outside the text/,
  ],
  [
    "a relation of no vocabulary",
    ({ claims }) => {
      claims[0]!.relation = "LIKED" as never;
    },
    /claim a:0 has the relation LIKED/,
  ],
  [
    "an order behind nothing",
    ({ claims }) => {
      claims[0]!.after = ["a:9" as ClaimId];
    },
    /claim a:0 comes after a:9/,
  ],
  [
    "two claims of one id",
    ({ claims }) => {
      claims[1]!.id = claims[0]!.id;
    },
    /two claims have one id/,
  ],
  [
    "a text that is not well-formed",
    ({ article }) => {
      article.text = article.text.replace(".", "\ud800");
    },
    /unpaired surrogates/,
  ],
];

/** What is shown of a record, with its sentences' text. */
function shown({ article, sentences, claims }: Extraction): ArticleDetail {
  return {
    article,
    sentences,
    claims: claims.map((claim) => {
      const sentence = sentences[claim.sentence] ?? sentences[0]!;
      return { ...claim, sentence: { ...sentence, text: article.text.slice(sentence.start, sentence.end) } };
    }) as unknown as ArticleDetail["claims"],
  };
}

describe("a record", () => {
  const known = (record: Extraction) =>
    new Set<string>(
      extraction("a", LINES)
        .entities.map(({ id }) => id)
        .concat(record.article.id as never),
    );

  test("that is sound has no problem", () => {
    const record = extraction("a", LINES);
    expect(problemsOf(record, shown(record), known(record))).toEqual([]);
  });

  test.each(DAMAGES)("with %s is told of", (_, damage, problem) => {
    const record = extraction("a", LINES);
    damage(record);
    const problems = problemsOf(record, shown(record), known(record));
    expect(problems).toContainEqual(expect.stringMatching(problem));
  });

  test("that is shown with other words than its text has is told of", () => {
    const record = extraction("a", LINES);
    const other = shown(record);
    other.claims[0]!.sentence.text = "France praised Niger.";
    expect(problemsOf(record, other, known(record))).toEqual([
      "claim a:0 is shown with a sentence that is not the text at its place",
    ]);
    expect(problemsOf(record, { ...other, claims: [] }, known(record))).toEqual([
      "claim a:0 is not shown",
      "claim a:1 is not shown",
    ]);
  });
});

describe("a SQLite store", () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "demarche-audit-"));
    path = join(folder, "store.db");
    const store = await openStore(path);
    await store.write(extraction("a", LINES));
    await store.write(extraction("b", [["[Chad] {visited} [Togo].", "Chad VISITED Togo"]]));
    for (const made of PEOPLE) await store.write(made);
    await store.close();
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function audited(): Promise<[number, string[]]> {
    const store = await openStore(path);
    const lines: string[] = [];
    const { findings } = (await auditStore(store, ({ article, problem }) =>
      lines.push(`${article ?? "-"}: ${problem}`),
    ))!;
    await store.close();
    return [findings, lines];
  }

  test("that is sound has no finding", async () => expect(await audited()).toEqual([0, []]));

  test.each([
    [
      "UPDATE article SET text = replace(text, 'Niger', 'Ghana') WHERE id = 'a'",
      /^a: claim a:0 is shown with a sentence that is not the text at its place/,
    ],
    [
      "UPDATE sentence SET text = 'France praised Niger.' WHERE place = 0",
      /^a: claim a:0 is shown with a sentence/,
    ],
    ["UPDATE sentence SET start = start + 1 WHERE place = 1", /^a: claim a:1 is shown with a sentence/],
    [
      "UPDATE claim SET cue_end = cue_end + 40 WHERE id = 'a:0'",
      /^a: claim a:0 has its cue outside its sentence/,
    ],
    ["UPDATE mention SET end = 4000 WHERE place = 0", /^a: mention 0 is not inside the text/],
    ["DELETE FROM edge", /^-: the edge state:\S+ is not drawn, and 1 claims state it/],
    [
      "UPDATE edge SET status = 'denied'",
      /^-: the edge \S+\|denied\|\S+ is drawn for 1 claims, and 0 state it/,
    ],
    [
      "UPDATE party SET entity = 999 WHERE entity = (SELECT min(entity) FROM party)",
      /^-: \d+ parties of claims without an entity/,
    ],
    ["DELETE FROM sentence WHERE place = 1", /^-: 1 rows of claim refer to a sentence that is not there/],
    ["DELETE FROM naming WHERE article = 2", /^-: 2 entities that no article names/],
    [
      "INSERT INTO entity (id, kind, name, aliases, folded) VALUES ('state:x', 'state', 'X', '[]', 'x')",
      /^-: no article names the entity state:x/,
    ],
    [
      "UPDATE claim SET sentence = (SELECT max(key) FROM sentence) WHERE id = 'a:0'",
      /^-: 1 claims whose sentence is another article's/,
    ],
    [
      "UPDATE article SET text = (SELECT text FROM article WHERE id = 'a') WHERE id = 'b'",
      /^b: its text is that of a/,
    ],
    [
      "UPDATE clue SET day = '1984-03-26' WHERE article_id = '1'; UPDATE article SET published_at = '1984-03-26' WHERE id = '1'",
      /^2: person:austin@2 is kept as person:lloyd-austin, and by what all articles say is person:austin@2/,
    ],
  ])("after %s tells of it", async (sql, line) => {
    const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
    database.exec(sql);
    database.close();
    const [findings, lines] = await audited();
    expect(findings).toBeGreaterThan(0);
    expect(lines).toContainEqual(expect.stringMatching(line));
  });

  test("in which an older engine found others is sound when the articles are read by this one", async () => {
    const damaged = new DatabaseSync(path);
    damaged.exec("UPDATE clue SET key = 'older ' || key");
    damaged.close();
    const store = await openStore(path);
    await store.remove("2");
    await store.write(PEOPLE[1]!, "older");
    expect((await audited())[1]).toEqual([
      "1: its clues are not what follows from what it says",
      "2: person:austin@2 is kept as person:austin@2, and by what all articles say is person:lloyd-austin",
    ]);
    for (const made of PEOPLE) expect(await store.write(made, "newer")).toEqual({ outcome: "unchanged" });
    await store.close();
    expect(await audited()).toEqual([0, []]);
  });
});
