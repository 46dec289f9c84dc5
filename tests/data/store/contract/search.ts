import { beforeEach, describe, expect, test } from "vitest";
import { searchSchema } from "#schema/api.ts";
import type { OpenPlace } from "./place.ts";

export function testSearch(place: OpenPlace): void {
  describe("search", () => {
    beforeEach(async () => {
      await place.write(
        "a",
        ["[Côte d'Ivoire] {warned} [US=state:United States].", "Côte d'Ivoire WARNED US"],
        [
          "[Erdoğan=person:Recep Tayyip Erdoğan] {met} [the U.N.=organization:United Nations].",
          "Erdoğan MET_WITH the U.N.",
        ],
        ["The naïve café owner said nothing about the treaty."],
      );
      await place.write("b", [
        "[US=state:United States] {praised} [USSR=state:Soviet Union].",
        "US PRAISED USSR",
      ]);
    });

    test.each<[typed: string, entities: string[], sentences: string[]]>([
      ["united states", ["state:united-states"], []],
      ["UNITED st", ["state:united-states"], []],
      ["states united", ["state:united-states"], []],
      ["unit", ["state:united-states", "organization:united-nations"], []],
      ["united x", [], []],
      ["us", ["state:united-states", "state:soviet-union"], ["b 0", "a 0"]],
      ["ussr", ["state:soviet-union"], ["b 0"]],
      ["cote", ["state:cote-divoire"], ["a 0"]],
      ["Côte d'Ivoire", ["state:cote-divoire"], ["a 0"]],
      ["erdogan", ["person:recep-tayyip-erdogan"], ["a 1"]],
      ["u.n.", ["organization:united-nations"], ["a 1"]],
      ["cafe", [], ["a 2"]],
      ["CAFÉ naive", [], ["a 2"]],
      ["treaty nothing", [], ["a 2"]],
      ["trea", [], ["a 2"]],
      ["trea nothing", [], []],
    ])("%j", async (typed, entities, sentences) => {
      const found = await place.store.search(typed, 10);
      expect(found.entities.map(({ id }) => id)).toEqual(entities);
      const hits = found.sentences.map(({ article, sentence }) => `${article.id} ${sentence.index}`);
      expect(hits.sort()).toEqual([...sentences].sort());
    });

    test("gives nodes and sentences whole", async () => {
      const found = await place.store.search("erdogan", 10);
      expect(searchSchema.parse(found)).toEqual(found);
      expect(found.entities).toEqual([
        {
          id: "person:recep-tayyip-erdogan",
          name: "Recep Tayyip Erdoğan",
          kind: "person",
          aliases: ["Erdoğan"],
          wikidata: null,
          claims: 1,
          found: "Recep Tayyip Erdoğan",
          hits: [{ start: 13, end: 20 }],
        },
      ]);
      expect(found.sentences[0]).toMatchObject({
        article: { id: "a", title: null },
        sentence: { index: 1, role: "body", text: "Erdoğan met the U.N.." },
        hits: [{ start: 0, end: 7 }],
      });
    });

    test("gives no more than was asked for", async () => {
      const found = await place.store.search("us", 1);
      expect([found.entities.length, found.sentences.length]).toEqual([1, 1]);
    });

    test.each([
      '"',
      '"united',
      "united*",
      "NEAR(united states)",
      "united AND",
      "-united",
      "folded: united",
      "^united",
      "(united",
      "un'ited",
      "united\0states",
      "🕊️",
      "…",
      "united 🕊️",
      "+",
      "a OR b",
      "%",
      "\ud800",
    ])("whatever is typed is words: %j", async (typed) => {
      await expect(place.store.search(typed, 10)).resolves.toBeDefined();
    });

    test.each([
      '"united" (states)',
      "united* states",
      "^united +states",
      "united — states…",
      "united 🕊️ states",
    ])("signs between words do not hide what they name: %j", async (typed) => {
      expect((await place.store.search(typed, 10)).entities.map(({ id }) => id)).toEqual([
        "state:united-states",
      ]);
    });
  });
}
