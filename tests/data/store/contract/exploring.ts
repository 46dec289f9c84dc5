import { beforeEach, describe, expect, test } from "vitest";
import { BadCursor } from "#data/store/store.ts";
import type { NeighbourhoodQuery } from "#schema/exploring.ts";
import { chainSchema, neighbourhoodSchema } from "#schema/exploring.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import type { OpenPlace } from "./place.ts";

export function testExploring(place: OpenPlace): void {
  test("what is answered about everything is true of what was written since, by whomever", async () => {
    const answers = async () => {
      const { total } = await place.store.view({ limit: 10 });
      const { status } = await place.store.facets({});
      const { bins, undated } = await place.store.timeline({});
      const inTime = bins.reduce((sum, { event, published }) => sum + event + published, undated);
      return [total.claims, status.reduce((sum, { claims }) => sum + claims, 0), inTime];
    };
    expect(await answers()).toEqual([0, 0, 0]);
    await place.write("a", ["[France] {warned} [Niger].", "France WARNED Niger"]);
    expect(await answers()).toEqual([1, 1, 1]);
    const other = await place.open();
    await other.write(extraction("b", [["[Mali] {praised} [Niger].", "Mali PRAISED Niger"]]));
    expect(await answers()).toEqual([2, 2, 2]);
    await other.remove("a");
    await other.close();
    expect(await answers()).toEqual([1, 1, 1]);
    await place.store.remove("b");
    expect(await answers()).toEqual([0, 0, 0]);
  });

  describe("a neighbourhood", () => {
    beforeEach(async () => {
      await place.write(
        "a",
        ["[France] {warned} [Niger] on Monday.", "France WARNED Niger / sure 0.6, on 2024-03-25"],
        ["[France] {warned} [Niger] again.", "France WARNED Niger / sure 0.9, on 2024-03-28"],
        ["[France] did not {warn} [Niger].", "France WARNED Niger / negated"],
        ["[Niger] {warned} [France].", "Niger WARNED France"],
        ["[France] {met} [Mali].", "France MET_WITH Mali"],
        ["[Mali] {met} [France] too.", "Mali MET_WITH France"],
        ["[Traoré=person:Ibrahim Traoré] {criticized} [France].", "Traoré CRITICIZED France / sure 0.5"],
        ["[Mali] {praised} [Niger].", "Mali PRAISED Niger"],
        ["[France] was {attacked}.", "- ATTACKED France"],
      );
      await place.write("b", ["[France] {warned} [Niger] once more.", "France WARNED Niger / sure 0.7"]);
    });

    const lines = async (query: Partial<NeighbourhoodQuery>) => {
      const { neighbours } = await place.store.neighbourhood({
        entity: "state:france",
        limit: 100,
        ...query,
      });
      return neighbours.map(
        ({ edge: { source, relation, target, status, claims, articles, confidence } }) =>
          `${source.replace(/.*:/, "")} ${relation} ${target.replace(/.*:/, "")} ${status} ${claims}/${articles} ${confidence}`,
      );
    };
    const criticized = "ibrahim-traore CRITICIZED france fact 1/1 0.5";
    const warned = "france WARNED niger fact 3/2 0.9";
    const denied = "france WARNED niger denied 1/1 0.9";
    const back = "niger WARNED france fact 1/1 0.9";
    const met = "france MET_WITH mali fact 2/1 0.9";

    test.each<[Partial<NeighbourhoodQuery>, string[]]>([
      [{}, [warned, met, criticized, denied, back]],
      [{ relation: ["WARNED"] }, [warned, denied, back]],
      [{ status: ["denied"] }, [denied]],
      [{ kind: ["person"] }, [criticized]],
      [{ confidence: 0.7 }, [met, "france WARNED niger fact 2/2 0.9", denied, back]],
      [{ since: "2024-03-26", undated: false }, ["france WARNED niger fact 1/1 0.9"]],
      [{ until: "2024-03-26", undated: false }, ["france WARNED niger fact 1/1 0.6"]],
      [{ since: "2024-03-25", until: "2024-03-28", undated: false }, ["france WARNED niger fact 2/1 0.9"]],
      [{ since: "2024-03-29", undated: false }, []],
      [{ since: "2024-03-29" }, [met, criticized, denied, "france WARNED niger fact 1/1 0.7", back]],
      [{ entity: "state:nowhere" }, []],
      [{ entity: "person:ibrahim-traore" }, [criticized]],
    ])("of France, %o", async (query, expected) => {
      expect(await lines(query)).toEqual(expected);
    });

    test("is paged, each edge once and in order", async () => {
      const whole = await place.store.neighbourhood({ entity: "state:france", limit: 100 });
      expect(neighbourhoodSchema.parse(whole)).toEqual(whole);
      for (const limit of [1, 2, 3]) {
        const paged = [];
        let cursor: string | null | undefined;
        do {
          const page = await place.store.neighbourhood({
            entity: "state:france",
            limit,
            ...(cursor && { cursor }),
          });
          expect(page.neighbours.length).toBeLessThanOrEqual(limit);
          expect(page.total).toBe(whole.total);
          paged.push(...page.neighbours);
          cursor = page.cursor;
        } while (cursor !== null);
        expect(paged).toEqual(whole.neighbours);
      }
      expect(whole.total).toBe(5);
      await expect(
        place.store.neighbourhood({ entity: "state:france", limit: 1, cursor: "W10" }),
      ).rejects.toThrow(BadCursor);
    });

    test("of thousands of edges is counted and paged as well", { timeout: 120_000 }, async () => {
      const many = 4_000;
      await place.write(
        "many",
        ...Array.from({ length: many }, (_, number): MarkedSentence => {
          const other = `Group ${String(number).padStart(4, "0")}`;
          return [`[Chad] {warned} [${other}=group:${other}].`, `Chad WARNED ${other}`];
        }),
      );
      const query = { entity: "state:chad", limit: 2 };
      const first = await place.store.neighbourhood(query);
      expect(first).toMatchObject({
        total: many,
        neighboursTotal: many,
        relations: [{ relation: "WARNED", outgoing: true, edges: many, neighbours: many, claims: many }],
      });
      const second = await place.store.neighbourhood({ ...query, cursor: first.cursor! });
      expect(
        [first, second].flatMap(({ neighbours }) => neighbours.map(({ neighbour }) => neighbour.name)),
      ).toEqual([0, 1, 2, 3].map((number) => `Group 000${number}`));
    });

    test("without a filter is what the graph draws at the entity", async () => {
      const { edges } = await place.store.graph();
      const { neighbours } = await place.store.neighbourhood({ entity: "state:niger", limit: 100 });
      const here = edges.filter(({ source, target }) => [source, target].includes("state:niger" as never));
      expect(neighbours.map(({ edge }) => edge)).toEqual(expect.arrayContaining(here));
      expect(neighbours).toHaveLength(here.length);
    });
  });

  describe("chains", () => {
    beforeEach(async () => {
      await place.write(
        "a",
        ["[Chad] {warned} [Mali].", "Chad WARNED Mali"],
        ["[Niger] {praised} [Mali].", "Niger PRAISED Mali / negated"],
        ["[Niger] {praised} [Mali] at last, [Chad] said.", "Niger PRAISED Mali / by Chad"],
        ["[Chad] {met} [Benin].", "Chad MET_WITH Benin"],
        ["[Benin] {met} [Niger].", "Benin MET_WITH Niger"],
        ["[Benin] {met} [Mali].", "Benin MET_WITH Mali"],
        ["[Niger] {warned} [Togo].", "Niger WARNED Togo"],
        ["[Ghana] {warned} [Gabon].", "Ghana WARNED Gabon"],
        ["[Togo] was {attacked}, [Ghana] said.", "- ATTACKED Togo / by Ghana"],
      );
    });

    const chains = async (from: string, to: string, limit = 10, longest = 6) =>
      (await place.store.chains({ from: `state:${from}`, to: `state:${to}`, limit, longest })).chains.map(
        ({ entities }) => entities.map(({ name }) => name).join(" "),
      );

    test.each<[from: string, to: string, found: string[]]>([
      ["chad", "mali", ["Chad Mali", "Chad Benin Mali", "Chad Benin Niger Mali"]],
      [
        "chad",
        "niger",
        ["Chad Benin Niger", "Chad Mali Niger", "Chad Benin Mali Niger", "Chad Mali Benin Niger"],
      ],
      [
        "niger",
        "chad",
        ["Niger Benin Chad", "Niger Mali Chad", "Niger Benin Mali Chad", "Niger Mali Benin Chad"],
      ],
      [
        "chad",
        "togo",
        [
          "Chad Benin Niger Togo",
          "Chad Mali Niger Togo",
          "Chad Benin Mali Niger Togo",
          "Chad Mali Benin Niger Togo",
        ],
      ],
      ["chad", "ghana", []],
      ["chad", "chad", []],
      ["chad", "nowhere", []],
      ["nowhere", "chad", []],
    ])("from %s to %s", async (from, to, found) => {
      expect(await chains(from, to)).toEqual(found);
    });

    test("are the shortest ones where fewer are asked for, and none longer than allowed", async () => {
      expect(await chains("chad", "niger", 1)).toEqual(["Chad Benin Niger"]);
      expect(await chains("chad", "niger", 3)).toEqual([
        "Chad Benin Niger",
        "Chad Mali Niger",
        "Chad Benin Mali Niger",
      ]);
      expect(await chains("chad", "togo", 10, 3)).toEqual(["Chad Benin Niger Togo", "Chad Mali Niger Togo"]);
      expect(await chains("chad", "togo", 10, 2)).toEqual([]);
    });

    test("give the sentence of each hop, of the firmest claim", async () => {
      const {
        chains: [, chain],
      } = await place.store.chains({
        from: "state:chad",
        to: "state:niger",
        limit: 2,
        longest: 4,
      });
      expect(chainSchema.parse(chain)).toEqual(chain);
      expect(chain!.hops.map(({ claim, claims }) => [claim.sentence.text, claim.status, claims])).toEqual([
        ["Chad warned Mali.", "fact", 1],
        ["Niger praised Mali at last, Chad said.", "attributed", 2],
      ]);
    });
  });
}
