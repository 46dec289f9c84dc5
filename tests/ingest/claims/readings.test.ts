import { describe, expect, test } from "vitest";
import { createReader } from "#ingest/pipeline.ts";
import type { Claim } from "#schema/claim.ts";
import { article } from "#tests/builders.ts";
import { inWords, makes, readCell } from "./notation.ts";

const read = createReader();
/** A Wednesday. */
const PUBLISHED = "2024-03-27";
const readText = (text: string, publishedAt: string | null = PUBLISHED) =>
  read(article("reading", text, { publishedAt }));

/** The one claim of a relation that a sentence makes. */
function only(text: string, relation: string, publishedAt?: string | null): Claim {
  const found = readText(text, publishedAt).claims.filter((claim) => claim.relation === relation);
  if (found.length !== 1) throw new Error(`${found.length} claims of ${relation} in "${text}"`);
  return found[0]!;
}

describe("when it happened, counted from the day of publication", () => {
  test.each([
    ["on Monday", "2024-03-25", "2024-03-25"],
    ["on Wednesday", "2024-03-27", "2024-03-27"],
    ["on Thursday", "2024-03-21", "2024-03-21"],
    ["yesterday", "2024-03-26", "2024-03-26"],
    ["in January", "2024-01-01", "2024-01-31"],
    ["in May", "2023-05-01", "2023-05-31"],
    ["last week", "2024-03-18", "2024-03-24"],
    ["last month", "2024-02-01", "2024-02-29"],
    ["two days ago", "2024-03-25", "2024-03-25"],
    ["three years ago", "2021-01-01", "2021-12-31"],
    ["on 5 March 2022", "2022-03-05", "2022-03-05"],
    ["on March 5, 2022", "2022-03-05", "2022-03-05"],
    ["in 2019", "2019-01-01", "2019-12-31"],
  ])("Belgium criticized Rwanda %s: %s to %s", (when, from, to) => {
    const { date } = only(`Belgium criticized Rwanda ${when}.`, "CRITICIZED");
    expect(date).toMatchObject({ from, to });
    expect(when).toContain(date!.text);
  });

  test("what is still to come on a weekday comes on the next one", () => {
    expect(only("Belgium will host Rwanda on Friday.", "HOSTED").date?.from).toBe("2024-03-29");
  });

  test.each(["Belgium criticized Rwanda.", "Belgium criticized Rwanda, which may leave the bloc."])(
    "%s: no date",
    (text) => {
      expect(only(text, "CRITICIZED").date).toBeNull();
    },
  );

  test.each([
    ["on Monday", null],
    ["last week", null],
    ["in January", null],
    ["on March 5, 2022", "2022-03-05"],
  ])("Belgium criticized Rwanda %s, in an article without a date: %s", (when, from) => {
    const { date } = only(`Belgium criticized Rwanda ${when}.`, "CRITICIZED", null);
    expect(date?.from ?? null).toBe(from);
  });
});

describe("what a sentence takes up from those before it", () => {
  const MET = "Foreign Minister Lena Hartmann met Egyptian envoy Omar Fahmy on Monday.";
  const talks = (text: string) =>
    readText(text).claims.filter(({ relation, explicit }) => relation === "SPOKE_WITH" && !explicit);

  test("“the talks focused on …” is between those who met, which is inferred", () => {
    const text = `${MET} The talks focused on grain.`;
    const [claim, ...more] = talks(text);
    const { mentions } = readText(text);
    const words = [...claim!.source, ...claim!.target].map((i) =>
      text.slice(mentions[i]!.start, mentions[i]!.end),
    );
    expect(words).toEqual(["Lena Hartmann", "Omar Fahmy"]);
    expect(more).toEqual([]);
  });

  test.each([
    `${MET} The talks will focus on grain.`,
    `${MET} The talks between Kenya and Uganda focused on grain.`,
    "Foreign Minister Lena Hartmann will meet Egyptian envoy Omar Fahmy. The talks focused on grain.",
    "The talks focused on grain.",
  ])("%s: nobody is said to have talked", (text) => {
    expect(talks(text)).toEqual([]);
  });

  test("“it” goes on for a report that spoke before", () => {
    const text = "The report says Kenya attacked Somalia. It adds that Uganda released the hostages.";
    const { claims, mentions, entities } = readText(text);
    const added = claims.find(({ relation, sentence }) => relation === "SAID" && sentence === 1);
    const [speaker] = added!.source.flatMap((i) => mentions[i]!.entities);
    expect(entities.find(({ id }) => id === speaker)?.name).toBe("report");
  });
});

describe("what came first", () => {
  test.each([
    ["Denmark met Sweden before Norway criticized Iceland.", "CRITICIZED", "MET_WITH"],
    ["Denmark met Sweden after Norway criticized Iceland.", "MET_WITH", "CRITICIZED"],
  ])("%s %s came after %s", (text, later, earlier) => {
    expect(only(text, later).after).toEqual([only(text, earlier).id]);
    expect(only(text, earlier).after).toEqual([]);
  });

  test("“followed” puts its object first", () => {
    const record = readText(
      "The talks between Norway and Iceland followed a meeting between Denmark and Sweden.",
    );
    const [talks, meeting] = ["Norway", "Denmark"].map((name) =>
      record.claims.find(({ source }) =>
        source.some((i) => record.article.text.startsWith(name, record.mentions[i]!.start)),
      ),
    );
    expect(talks?.after).toEqual([meeting?.id]);
    expect(meeting?.after).toEqual([]);
  });

  test("“and” orders nothing", () => {
    const { claims } = readText("Denmark met Sweden and criticized Iceland.");
    expect(claims.map(({ relation, after }) => [relation, after])).toEqual([
      ["MET_WITH", []],
      ["CRITICIZED", []],
    ]);
  });
});

describe("what a sentence claims, and what it does not", () => {
  test.each([
    // refusing is an act; the act refused did not happen
    ["Norway will not meet Iceland.", "Norway REFUSED Iceland (fact)", "Norway MET_WITH Iceland (fact)"],
    ["Norway refused to meet Iceland.", "Norway REFUSED Iceland (fact)", "Norway MET_WITH Iceland (fact)"],
    ["Norway did not meet Iceland.", "Norway MET_WITH Iceland (denied)", "Norway REFUSED Iceland"],
    [
      "Norway will meet Iceland.",
      "Norway MET_WITH Iceland (planned)",
      "Norway MET_WITH Iceland (fact) | Norway REFUSED *",
    ],
    // what somebody says another must do, they demand
    [
      "Peru said that Bolivia must release the miners.",
      "Peru SAID - | Peru URGED Bolivia",
      "Bolivia RELEASED * (fact) | Bolivia RELEASED * (attributed)",
    ],
    ["Peru said Bolivia should apologize.", "Peru URGED Bolivia", "Bolivia APOLOGIZED_TO * (fact)"],
    [
      "Peru said that Bolivia released the miners.",
      "Bolivia RELEASED * (attributed to Peru)",
      "Peru URGED *",
    ],
    // speech to nobody is a comment on whom it is about
    [
      "Ana Teixeira spoke about Paraguay.",
      "Ana Teixeira COMMENTED_ON Paraguay",
      "Ana Teixeira SPOKE_WITH Paraguay",
    ],
    [
      "Ana Teixeira spoke with Pieter Visser.",
      "Ana Teixeira SPOKE_WITH Pieter Visser (fact)",
      "* COMMENTED_ON *",
    ],
    // a title is its name's, not one more person
    [
      "Brazilian President Ana Teixeira met Dutch Prime Minister Pieter Visser.",
      "Ana Teixeira MET_WITH Pieter Visser (fact) | Ana Teixeira HOLDS_OFFICE_IN Brazil | Pieter Visser HOLDS_OFFICE_IN Netherlands",
      "Ana Teixeira HOLDS_OFFICE_IN Netherlands | Brazil MET_WITH *",
    ],
    // what an act hangs on says whether it happened
    [
      "Norway intends to criticize Iceland.",
      "Norway CRITICIZED Iceland (planned)",
      "Norway CRITICIZED Iceland (fact)",
    ],
    [
      "Norway failed to criticize Iceland.",
      "Norway CRITICIZED Iceland (denied)",
      "Norway CRITICIZED Iceland (fact)",
    ],
    ["Norway may criticize Iceland.", "", "Norway CRITICIZED Iceland (fact)"],
    ["If Norway criticizes Iceland, Denmark will leave.", "", "Norway CRITICIZED Iceland (fact)"],
    [
      "Norway began to criticize Iceland.",
      "Norway CRITICIZED Iceland (fact)",
      "Norway CRITICIZED Iceland (denied)",
    ],
  ])("%s", (text, must, mustNot) => {
    const record = readText(text);
    const said = (cell: string) => readCell(cell).filter((claim) => makes(record, claim));
    const all = readCell(must);
    expect({ come: said(must), wrong: said(mustNot) }, inWords(record).join("\n")).toEqual({
      come: all,
      wrong: [],
    });
  });
});

describe("whose infinitive and whose past tense it is", () => {
  test.each([
    ["The United Nations has been asked by Kenya to send observers.", "Kenya URGED United Nations (fact)"],
    [
      "The European Union urged both governments to show restraint and offered to host talks in Brussels.",
      "European Union SAID - (fact)",
    ],
  ])("%s", (text, expected) => {
    const record = readText(text);
    for (const claim of readCell(expected))
      expect(makes(record, claim), inWords(record).join("\n")).toBe(true);
  });
});

test.each(["Police arrested two Kenyan lawyers on Friday.", "Ana Roth was arrested on Friday."])(
  "a day is nothing that somebody is arrested for: %s",
  (text) => {
    expect(only(text, "ARRESTED").content).toBeNull();
  },
);
