import { describe, expect, test } from "vitest";
import { explained } from "#web/app/graph/trace.ts";

describe("how a claim was read, in an analyst's words", () => {
  test.each([
    ["parse: source: nsubj", "from the parse: who acts is the subject"],
    ["parse: target: obj", "from the parse: to whom is the object"],
    ["parse: target: nsubj:pass", "from the parse: to whom is the subject of the passive verb"],
    ["parse: source: obl:agent", "from the parse: who acts is named after “by”"],
    ["parse: target: obl:on, to", "from the parse: to whom is named after “on”, then after “to”"],
    ["parse: source: nmod:poss", "from the parse: who acts is the owner"],
    ["parse: source: xcomp → nsubj", "from the parse: who acts is the subject, shared with the verb above"],
    ["parse: source: nsubj of focus", "from the parse: who acts is the subject of “focus”"],
    ["parse: target: each other", "from the parse: each with the other"],
    ["parse: nsubj, obj", "from the parse: the subject, the object"],
    ["metonymy: Accra → Ghana", "“Accra” read as Ghana"],
    ["adjective: Malian → Mali", "“Malian” read as Mali"],
    ["coreference: its → Ghana", "inferred: “its” means Ghana"],
    [
      "collective: both envoys → Anna Keller, Idris Sow",
      "inferred: “both envoys” means Anna Keller, Idris Sow",
    ],
    ["description: the envoy → Anna Keller", "inferred: “the envoy” means Anna Keller"],
    ["description: villagers", "known only as “villagers”"],
    ["title before the name", "from the title before the name"],
    ["clause that says so", "from the clause that says so"],
    ["negated: avoided", "denied, because of “avoided”"],
    ["future: will", "planned, because of “will”"],
    ["hypothetical: urged", "not said to have happened, because of “urged”"],
    ["a step of tomorrow", "a step of tomorrow"],
  ])("%s", (step, words) => {
    expect(explained({ why: [step], explicit: true })).toEqual([words]);
  });

  test("a step that was taken twice is told once", () => {
    const why = ["parse: source: nsubj", "parse: source: nsubj"];
    expect(explained({ why, explicit: true })).toEqual(["from the parse: who acts is the subject"]);
  });

  test("what was inferred is said to be, even where no step tells how", () => {
    const vague = explained({ why: ["parse: target: obj"], explicit: false });
    expect(vague.at(-1)).toMatch(/^inferred: .* not in this sentence$/);
    const told = explained({ why: ["title: its state inferred"], explicit: false });
    expect(told).toEqual(["inferred: the state of the office, from elsewhere in the article"]);
  });
});
