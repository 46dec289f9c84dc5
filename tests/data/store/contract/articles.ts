import { describe, expect, test } from "vitest";
import { extraction } from "#tests/builders.ts";
import type { OpenPlace } from "./place.ts";

export function testArticles(place: OpenPlace): void {
  describe("articles", () => {
    test("come back as they were written, with their sentences", async () => {
      const made = extraction("a", [["[France] spoke: “naïve 🕊️”."], ["Leave a Reply"]], {
        title: "<script>alert(1)</script>",
        url: "https://example.org/a?b=1&c=2",
        outlet: "L'Exemple",
        byline: "A. Writer",
        publishedAt: "2024-03-26T10:00:00Z",
        language: "en-GB",
      });
      made.sentences[1]!.role = "boilerplate";
      await place.store.write(made);
      expect(await place.store.article("a")).toEqual({
        article: made.article,
        sentences: made.sentences,
        claims: [],
      });
    });

    test.each(["an id with spaces", "'; DROP TABLE article; --", "ид-é-🕊️", "a|b%20c", "x".repeat(3000)])(
      "any id will do: %s",
      async (id) => {
        await place.write(id, ["[France] {warned} [Niger].", "France WARNED Niger"]);
        expect((await place.store.article(id))?.article.id).toBe(id);
        expect((await place.claims()).claims[0]!.article.id).toBe(id);
      },
    );

    test("a text keeps every code unit, NUL and line ends included", async () => {
      const made = extraction("a", [["[France] spoke."]]);
      made.article.text += "one\r\ntwo\u0000three\u2028four \u{1F1EB}\u{1F1F7}";
      made.sentences.push({ index: 1, start: 15, end: made.article.text.length, role: "body" });
      await place.store.write(made);
      expect((await place.store.article("a"))?.article.text).toBe(made.article.text);
    });

    test("an article without sentences or entities is one too", async () => {
      const made = extraction("a", []);
      made.article.text = "…";
      expect(await place.store.write(made)).toEqual({ outcome: "added" });
      expect(await place.store.article("a")).toEqual({ article: made.article, sentences: [], claims: [] });
    });
  });
}
