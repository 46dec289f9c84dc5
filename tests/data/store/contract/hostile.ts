import { describe, expect, test } from "vitest";
import { extraction } from "#tests/builders.ts";
import type { OpenPlace } from "./place.ts";

const PIECES = [
  "'",
  '"',
  "`",
  "``",
  "{",
  "}",
  "$",
  "$id",
  "\\",
  "\\u0027",
  "}) DETACH DELETE n //",
  "' OR 1=1 --",
  "'; DROP TABLE article; --",
  "`]->() DETACH DELETE node //",
  "\u0000",
  "a\u0000b",
  "🕊️",
  "👩🏽‍🚀",
  "\u{10FFFF}",
  "\uFFFE",
  "\u202Eright to left",
  "é",
  "e\u0301",
  "ﬁ",
  "line\nend",
  "\r\n",
  "\t",
  "{{name}}",
  "%s",
  "%00",
  "<script>",
  "&amp;",
  "MATCH (n) RETURN n",
  "CALL dbms.shutdown()",
  "+ - && || ! ( ) { } [ ] ^ ~ * ? : /",
  "AND OR NOT",
  "NULL",
];

/** Strings that would break out of a statement, a path, a query or a page that was put together of texts. */
const HOSTILE = [
  ...new Set(
    PIECES.flatMap((one, at) =>
      [0, 1, 5, 9, 16, 20].map((step) => one + PIECES[(at + step) % PIECES.length]!),
    ),
  ),
];

export function testHostileTexts(place: OpenPlace): void {
  describe("names and sentences that would break out of a statement", () => {
    test(`are stored and read back as they are, and change nothing else (${HOSTILE.length})`, {
      timeout: 120_000,
    }, async () => {
      expect(HOSTILE.length).toBeGreaterThanOrEqual(200);
      await place.write("bystander", ["[France] {warned} [Niger].", "France WARNED Niger"]);
      const made = extraction("hostile", [["[Mali] {warned} [Chad].", "Mali WARNED Chad"]]);
      const [claim] = made.claims;
      for (const [at, text] of HOSTILE.entries()) {
        const start = made.article.text.length;
        made.article.text += `${text}|`;
        const end = made.article.text.length;
        made.sentences.push({ index: at + 1, start, end, role: "body" });
        const id = `other:${text}` as never;
        made.entities.push({ id, name: text, kind: "other", aliases: [`alias ${text}`], wikidata: null });
        made.mentions.push({ start, end, form: "name", reading: "actor", entities: [id] });
        made.claims.push({
          ...claim!,
          id: `hostile:${text}` as never,
          sentence: at + 1,
          cue: { start, end },
          source: [made.mentions.length - 1],
          target: [0],
          why: [text],
          date: { from: "2024-01-01", to: "2024-01-02", text },
        });
      }
      Object.assign(made.article, { title: HOSTILE.join(""), outlet: HOSTILE[3], byline: HOSTILE[10] });
      await place.store.write(structuredClone(made));
      expect(await place.store.article("hostile")).toMatchObject({
        article: made.article,
        sentences: made.sentences,
      });
      const back = await place.store.extraction("hostile");
      expect(back!.claims).toEqual(made.claims);
      const byId = new Map(back!.entities.map((entity) => [entity.id, entity]));
      for (const entity of made.entities) expect(byId.get(entity.id)).toEqual(entity);
      const { nodes, edges } = await place.store.graph();
      expect(nodes).toHaveLength(HOSTILE.length + 4);
      expect(edges).toHaveLength(HOSTILE.length + 2);
      for (const text of [HOSTILE[0]!, HOSTILE[60]!, HOSTILE[100]!]) {
        expect((await place.store.entity(`other:${text}`))?.entity.name).toBe(text);
        expect((await place.claims({ source: [`other:${text}`] })).claims[0]!.why).toEqual([text]);
        await expect(place.store.search(text, 5)).resolves.toBeDefined();
      }
      expect((await place.store.article("bystander"))?.claims).toHaveLength(1);
      expect(await place.store.remove("hostile")).toBe(true);
      expect(await place.store.health()).toMatchObject({ articles: 1, entities: 2, claims: 1 });
    });
  });
}
