import { describe, expect, test } from "vitest";
import { BEGINNING, type Exploration } from "#web/app/state/exploration.ts";
import { explorationOf, linkOf } from "#web/app/state/link.ts";

describe("a link reopens", () => {
  test.each<[string, Partial<Exploration>]>([
    ["the beginning", {}],
    [
      "who did what to whom",
      { question: { source: ["state:FR"], relation: ["CRITICIZED"], target: ["a", "b"] } },
    ],
    ["around whom", { question: { around: ["state:FR"] } }],
    ["days", { question: { since: "2024-01-01", until: "2024-12-31", undated: false } }],
    ["how sure and by how many outlets", { question: { confidence: 0.7, outlets: 2 } }],
    ["status and kind", { question: { status: ["fact", "denied"], kind: ["person"] } }],
    ["sources", { question: { article: ["http://a.example/?b=c&d"], outlet: ["The Paper, Ltd."] } }],
    ["what is switched off", { off: { relations: new Set(["MET_WITH"]), statuses: new Set(["planned"]) } }],
    ["the whole graph", { start: "all" }],
    [
      "what was expanded",
      {
        start: "chosen",
        expanded: [
          { entity: "state:FR" },
          { entity: "a~b", relation: "VISITED", way: "from", since: "2024-01-01", until: "2024-02-01" },
        ],
      },
    ],
    ["who is hidden", { hidden: ["person:a", "état:é", "two words"] }],
    ["places", { pinned: { "a,b": [1.5, -2], "state:FR": [0, 1e3] } }],
    ["the focus", { focus: "state:FR" }],
    ["an entity", { selection: { type: "entity", id: "entity" } }],
    ["several", { selection: { type: "several", ids: ["a", "b", "c"] } }],
    ["a relation", { selection: { type: "relation", id: "a|MET|fact|b", source: "a", target: "b" } }],
    ["a sentence", { reading: { article: "one~two", sentence: 3, claim: null } }],
    ["paths between two", { paths: { from: "state:FR", to: "person:a b" } }],
    ["paths to be chosen", { paths: { from: null, to: null } }],
    ["paths to somebody", { paths: { from: null, to: "state:FR" } }],
    ["a claim", { reading: { article: "one", sentence: 0, claim: "c1" } }],
  ])("%s", (_, part) => {
    const exploration: Exploration = { ...BEGINNING, ...part };
    expect(explorationOf(linkOf(exploration))).toEqual(exploration);
    expect(explorationOf(`?${linkOf(exploration)}`)).toEqual(exploration);
  });
});
