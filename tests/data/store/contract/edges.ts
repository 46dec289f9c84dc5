import { describe, expect, test } from "vitest";
import { graphSchema } from "#schema/api.ts";
import { edgeLines, type OpenPlace } from "./place.ts";

const AUSTIN = "person:lloyd-austin";
const GALLANT = "person:yoav-gallant";
const NETANYAHU = "person:benjamin-netanyahu";

export function testEdges(place: OpenPlace): void {
  describe("edges", () => {
    const ministers = "both ministers=person:Lloyd Austin+person:Yoav Gallant";
    test.each<[sentence: string, claim: string, drawn: string[]]>([
      ["[France] {warned} [Niger].", "France WARNED Niger", ["state:france WARNED state:niger fact 1"]],
      ["[Niger] {warned} [France].", "Niger WARNED France", ["state:niger WARNED state:france fact 1"]],
      ["[Niger] {met} [France].", "Niger MET_WITH France", ["state:france MET_WITH state:niger fact 1"]],
      [
        `[Netanyahu=person:Benjamin Netanyahu] {criticized} [${ministers}].`,
        "Netanyahu CRITICIZED both ministers",
        [`${NETANYAHU} CRITICIZED ${AUSTIN} fact 1`, `${NETANYAHU} CRITICIZED ${GALLANT} fact 1`],
      ],
      [
        `[${ministers}] {warned} [Iran].`,
        "both ministers WARNED Iran",
        [`${AUSTIN} WARNED state:iran fact 1`, `${GALLANT} WARNED state:iran fact 1`],
      ],
      [
        "[Austin=person:Lloyd Austin] and [Gallant=person:Yoav Gallant] {urged} [Iran].",
        "Austin & Gallant URGED Iran",
        [`${AUSTIN} URGED state:iran fact 1`, `${GALLANT} URGED state:iran fact 1`],
      ],
      [`[${ministers}] {met}.`, "both ministers MET_WITH -", [`${AUSTIN} MET_WITH ${GALLANT} fact 1`]],
      [
        "[the three=state:Chad+state:Mali+state:Niger] {met}.",
        "the three MET_WITH -",
        [
          "state:chad MET_WITH state:mali fact 1",
          "state:chad MET_WITH state:niger fact 1",
          "state:mali MET_WITH state:niger fact 1",
        ],
      ],
      [`[${ministers}] {were urged}.`, "both ministers URGED -", []],
      ["[France] {criticized} the vote.", "France CRITICIZED -", []],
      ["[France] was {attacked}.", "- ATTACKED France", []],
      [
        `[${ministers}] {warned} [Gallant=person:Yoav Gallant].`,
        "both ministers WARNED Gallant",
        [`${AUSTIN} WARNED ${GALLANT} fact 1`],
      ],
      ["[France] {warned} [itself=state:France].", "France WARNED itself", []],
      [
        "[France] {warned} [Niger], it said.",
        "France WARNED Niger / negated",
        ["state:france WARNED state:niger denied 1"],
      ],
      [
        "[France] {will warn} [Niger].",
        "France WARNED Niger / future",
        ["state:france WARNED state:niger planned 1"],
      ],
      [
        "[Mali] says [France] {warned} [Niger].",
        "France WARNED Niger / by Mali",
        ["state:france WARNED state:niger attributed 1"],
      ],
    ])("%s (%s)", async (sentence, claim, drawn) => {
      await place.write("a", [sentence, claim]);
      expect(edgeLines(await place.store.graph())).toEqual(drawn);
      expect((await place.store.article("a"))?.claims).toHaveLength(1);
      expect((await place.claims()).total).toBe(1);
    });

    test("gather claims by source, target, relation and status, and tell of how many articles and how sure", async () => {
      await place.write(
        "a",
        ["[France] {warned} [Niger].", "France WARNED Niger / sure 0.6"],
        ["[France] {warned} [Niger] again.", "France WARNED Niger / sure 0.8"],
        ["[France] did not {warn} [Niger].", "France WARNED Niger / negated, sure 0.7"],
        ["[Niger] {warned} [France].", "Niger WARNED France / sure 0.5"],
      );
      await place.write("b", ["[France] {warned} [Niger] once more.", "France WARNED Niger / sure 0.3"]);
      const { edges: found } = await place.store.graph();
      expect(found).toEqual([
        {
          id: "state:france|WARNED|denied|state:niger",
          source: "state:france",
          target: "state:niger",
          relation: "WARNED",
          status: "denied",
          claims: 1,
          articles: 1,
          outlets: 0,
          confidence: 0.7,
          first: null,
          last: null,
        },
        expect.objectContaining({
          id: "state:france|WARNED|fact|state:niger",
          claims: 3,
          articles: 2,
          confidence: 0.8,
        }),
        expect.objectContaining({ id: "state:niger|WARNED|fact|state:france", claims: 1, articles: 1 }),
      ]);
    });

    test("of a symmetric relation are one, whichever end is the source", async () => {
      await place.write(
        "a",
        ["[France] {met} [Niger].", "France MET_WITH Niger"],
        ["[Niger] {met} [France].", "Niger MET_WITH France"],
      );
      expect(edgeLines(await place.store.graph())).toEqual(["state:france MET_WITH state:niger fact 2"]);
    });

    test("a node counts every claim that names it as an end once, drawn or not", async () => {
      await place.write(
        "a",
        ["[France] {warned} [Niger].", "France WARNED Niger"],
        ["[France] was {attacked}.", "- ATTACKED France"],
        ["[France] {met} [Niger], [Mali] said.", "France MET_WITH Niger / by Mali"],
      );
      const { nodes } = await place.store.graph();
      expect(nodes.map(({ id, claims }) => [id, claims])).toEqual([
        ["state:france", 3],
        ["state:mali", 0],
        ["state:niger", 2],
      ]);
    });

    test("the graph passes the schema of the API", async () => {
      await place.write("a", ["[France] {warned} [Niger].", "France WARNED Niger"]);
      expect(graphSchema.parse(await place.store.graph())).toEqual(await place.store.graph());
    });
  });

  describe("many articles about one state", () => {
    test("are gathered in one edge and read page by page", { timeout: 180_000 }, async () => {
      for (let number = 0; number < 300; number++) {
        await place.write(`n${number}`, [
          `[US=state:United States] {urged} [Israel] (${number}).`,
          "US URGED Israel",
        ]);
      }
      expect(edgeLines(await place.store.graph())).toEqual([
        "state:united-states URGED state:israel fact 300",
      ]);
      const page = await place.claims({ source: ["state:united-states"], limit: 10 });
      expect([page.claims.length, page.total]).toEqual([10, 300]);
      expect((await place.store.entity("state:israel"))?.total).toBe(300);
    });
  });
}
