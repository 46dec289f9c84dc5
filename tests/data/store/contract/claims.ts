import { beforeEach, describe, expect, test } from "vitest";
import { BadCursor } from "#data/store/store.ts";
import { type ClaimQuery, type ClaimView, claimViewSchema } from "#schema/api.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import { type OpenPlace, told } from "./place.ts";

export function testClaims(place: OpenPlace): void {
  describe("claims", () => {
    test("come with all their evidence", async () => {
      const made = extraction(
        "a",
        [
          ["A headline."],
          [
            `[Mali] says [the two=state:France+state:Chad] {warned} [Niger].`,
            "the two WARNED Niger / by Mali, inferred, sure 0.5, on 2024-03-25",
          ],
        ],
        { title: "A headline", url: "https://example.org/a", outlet: "Example", publishedAt: "2024-03-26" },
      );
      made.claims[0]!.content = { start: 12, end: 20 };
      made.claims[0]!.after = ["earlier" as never];
      await place.store.write(made);
      const text = made.article.text;
      const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
      const ref = (name: string) => ({ id: `state:${name.toLowerCase()}`, name, kind: "state" });
      const expected = {
        id: "a:0",
        relation: "WARNED",
        event: "THREATEN",
        status: "attributed",
        polarity: "affirmed",
        modality: "asserted",
        explicit: false,
        confidence: 0.5,
        date: { from: "2024-03-25", to: "2024-03-25", text: "2024-03-25" },
        after: ["earlier"],
        why: ["written for a test"],
        article: {
          id: "a",
          title: "A headline",
          url: "https://example.org/a",
          outlet: "Example",
          publishedAt: "2024-03-26",
          voice: "example",
          copyOf: null,
        },
        sentence: {
          index: 1,
          ...at("Mali says the two warned Niger."),
          role: "body",
          text: "Mali says the two warned Niger.",
        },
        cue: at("warned"),
        source: [{ ...at("the two"), form: "collective", entities: [ref("France"), ref("Chad")] }],
        target: [{ ...at("Niger"), form: "name", entities: [ref("Niger")] }],
        attributedTo: [{ ...at("Mali"), form: "name", entities: [ref("Mali")] }],
        content: { start: 12, end: 20 },
      };
      const { claims } = await place.claims();
      expect(claims).toEqual([expected]);
      expect(claimViewSchema.parse(claims[0])).toEqual(expected);
      expect((await place.store.entity("state:chad"))?.claims).toEqual([expected]);
      expect((await place.store.article("a"))?.claims).toEqual([expected]);
    });

    test("several mentions at one end keep their order", async () => {
      await place.write("a", [
        "[Mali], [Chad] and [Niger] {warned} [France].",
        "Niger & Mali & Chad WARNED France",
      ]);
      expect((await place.claims()).claims[0]!.source.map(({ entities }) => entities[0]!.name)).toEqual([
        "Niger",
        "Mali",
        "Chad",
      ]);
    });

    describe("are asked for by their ends", () => {
      beforeEach(async () => {
        await place.write(
          "a",
          ["[France] {warned} [Niger].", "France WARNED Niger"],
          ["[Niger] {warned} [France].", "Niger WARNED France"],
          ["[Niger] {met} [France].", "Niger MET_WITH France"],
          ["[the three=state:France+state:Mali+state:Chad] {met}.", "the three MET_WITH -"],
          ["[Mali] and [Chad] {met} [Niger].", "Mali & Chad MET_WITH Niger"],
          ["[Niger] was {attacked}.", "- ATTACKED Niger"],
          ["[Niger] {criticized} the vote.", "Niger CRITICIZED -"],
        );
      });

      test.each<[query: Partial<ClaimQuery>, sentences: number[]]>([
        [{}, [0, 1, 2, 3, 4, 5, 6]],
        [{ relation: ["WARNED"] }, [0, 1]],
        [{ relation: ["PRAISED"] }, []],
        [{ source: ["state:niger"] }, [1, 2, 4, 6]],
        [{ source: ["state:niger"], relation: ["CRITICIZED"] }, [6]],
        [{ target: ["state:niger"] }, [0, 2, 4, 5]],
        [{ source: ["state:france"], target: ["state:niger"] }, [0, 2]],
        [{ source: ["state:niger"], target: ["state:france"] }, [1, 2]],
        [{ source: ["state:niger"], target: ["state:france"], relation: ["MET_WITH"] }, [2]],
        [{ source: ["state:france"], target: ["state:mali"] }, [3]],
        [{ source: ["state:mali"], target: ["state:chad"] }, [3]],
        [{ source: ["state:niger"], target: ["state:mali"] }, [4]],
        [{ source: ["state:niger"], target: ["state:niger"] }, []],
        [{ source: ["state:nowhere"] }, []],
        [{ source: ["state:nowhere"], target: ["state:niger"] }, []],
      ])("%o", async (query, sentences) => {
        const page = await place.claims(query);
        expect(page.claims.map(({ sentence }) => sentence.index)).toEqual(sentences);
        expect(page.total).toBe(sentences.length);
      });

      test("every edge has as many claims as are found between its ends", async () => {
        for (const { source, target, relation, status, claims } of (await place.store.graph()).edges) {
          const found = (
            await place.claims({ source: [source], target: [target], relation: [relation] })
          ).claims.filter((one) => one.status === status);
          expect([source, relation, target, found.length]).toEqual([source, relation, target, claims]);
        }
      });
    });

    test("stand in the order of the article's id, then of the text", async () => {
      const second = [
        "[Chad] {warned} [Mali] and {praised} [Niger].",
        "Chad WARNED Mali",
        "Chad PRAISED Niger",
      ];
      const made = extraction("b", [
        second as MarkedSentence,
        ["[Mali] {warned} [Chad].", "Mali WARNED Chad"],
      ]);
      made.claims.reverse();
      await place.store.write(made);
      await place.write("a", ["[Niger] {warned} [Mali].", "Niger WARNED Mali"]);
      expect((await place.claims()).claims.map(told)).toEqual([
        "a niger WARNED mali",
        "b chad WARNED mali",
        "b chad PRAISED niger",
        "b mali WARNED chad",
      ]);
    });

    test.each<[string, Partial<ClaimQuery>]>([
      ["all", {}],
      ["of a source", { source: ["state:france"] }],
      ["between two", { source: ["state:france"], target: ["state:niger"] }],
      [
        "between two, the other way round",
        { source: ["state:niger"], target: ["state:france"], relation: ["MET_WITH"] },
      ],
    ])("are paged, %s, each once and in order", async (_name, query) => {
      for (const id of ["c", "a", "b"]) {
        await place.write(
          id,
          [`[France] {warned} [Niger] (${id}).`, "France WARNED Niger"],
          ["[Niger] {met} [France].", "Niger MET_WITH France"],
          ["[France] {warned} [Niger] again.", "France WARNED Niger"],
        );
      }
      const whole = await place.claims(query);
      for (const limit of [1, 2, 4]) {
        const paged: ClaimView[] = [];
        let cursor: string | null | undefined;
        do {
          const page = await place.claims({ ...query, limit, ...(cursor && { cursor }) });
          expect(page.claims.length).toBeLessThanOrEqual(limit);
          expect(page.total).toBe(whole.total);
          paged.push(...page.claims);
          cursor = page.cursor;
        } while (cursor !== null);
        expect(paged).toEqual(whole.claims);
      }
      expect(whole.claims.length).toBe(whole.total);
      expect(whole.cursor).toBeNull();
    });

    test("a page goes on where the last one ended, whatever was written between", async () => {
      await place.write(
        "b",
        ["[France] {warned} [Niger].", "France WARNED Niger"],
        ["[France] {warned} [Mali].", "France WARNED Mali"],
      );
      const first = await place.claims({ limit: 1 });
      await place.write("a", ["[France] {warned} [Chad].", "France WARNED Chad"]);
      const second = await place.claims({ limit: 1, cursor: first.cursor! });
      expect(second.claims.map(told)).toEqual(["b france WARNED mali"]);
    });

    test.each([
      "",
      "x",
      "W10",
      "eyJhIjoxfQ",
      "WyJhIiwiYiJd",
      "WyJhIiwxLDJd",
      "💥",
      "../../etc/passwd",
      "' OR 1=1 --",
    ])("a cursor that no store gave is refused: %j", async (cursor) => {
      await expect(place.claims({ cursor })).rejects.toThrow(BadCursor);
    });
  });
}
