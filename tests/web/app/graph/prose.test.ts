import { expect, test } from "vitest";
import type { Chain } from "#schema/exploring.ts";
import { proseOf } from "#web/app/graph/prose.ts";

const ref = (name: string) => ({ id: name, name, kind: "state" });
const hop = (source: string, relation: string, target: string, more: object = {}, claims = 1) => ({
  claims,
  claim: {
    relation,
    status: "fact",
    source: [{ entities: [ref(source)] }],
    target: [{ entities: [ref(target)] }],
    attributedTo: [],
    sentence: { text: `${source} and ${target}\nin one sentence.` },
    article: {
      title: "Envoys",
      outlet: "The Courier",
      publishedAt: "2024-05-06",
      url: "https://courier.example/1",
    },
    ...more,
  },
});
const chain = (...hops: object[]) =>
  ({ entities: [ref("France"), ref("Niger"), ref("Togo")], hops }) as unknown as Chain;

test("a chain is told hop by hop, each with its source", () => {
  const untold = { title: null, outlet: null, publishedAt: null, url: null };
  expect(
    proseOf([
      chain(
        hop("France", "CRITICIZED", "Niger", {}, 3),
        hop("Niger", "VISITED", "Togo", { status: "planned", modality: "future", article: untold }),
      ),
    ]),
  ).toBe(
    [
      "From France to Togo in 2 steps: France criticized Niger (one of 3 claims between the two) [1]. Niger visited Togo (planned, not told as done) [2].",
      "",
      "[1] “France and Niger in one sentence.” Envoys, The Courier, 6 May 2024, https://courier.example/1",
      "[2] “Niger and Togo in one sentence.” Untitled article",
      "",
    ].join("\n"),
  );
});

test("whose words they are, and what is denied, is never left out", () => {
  const quoted = {
    status: "denied",
    polarity: "negated",
    attributedTo: [{ entities: [ref("Anna Keller")] }],
  };
  expect(proseOf([chain(hop("France", "ATTACKED", "Niger", quoted))])).toContain(
    "France attacked Niger (denied, according to Anna Keller) [1].",
  );
  const wished = { status: "planned", modality: "hypothetical" };
  expect(proseOf([chain(hop("France", "ATTACKED", "Niger", wished))])).toContain(
    "France attacked Niger (not told as done) [1].",
  );
});

test("a sentence that serves several chains has one number", () => {
  const first = hop("France", "CRITICIZED", "Niger");
  const prose = proseOf([
    chain(first, hop("Niger", "VISITED", "Togo")),
    chain(first, hop("Niger", "WARNED", "Togo")),
  ]);
  expect(prose.match(/\[\d\]/g)).toEqual(["[1]", "[2]", "[1]", "[2]", "[1]", "[2]"]);
});
