import { describe, expect, test } from "vitest";
import type { Extraction } from "#schema/extraction.ts";
import type { ArticleId } from "#schema/ids.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import { edgeLines, type OpenPlace } from "./place.ts";

export function testWriting(place: OpenPlace): void {
  describe("an empty store", () => {
    test("has nothing and finds nothing", async () => {
      expect(await place.store.health()).toMatchObject({ articles: 0, entities: 0, claims: 0 });
      expect(await place.store.graph()).toEqual({ nodes: [], edges: [] });
      expect(await place.store.search("France", 10)).toEqual({ entities: [], sentences: [] });
      expect(await place.claims()).toEqual({ claims: [], total: 0, cursor: null });
      expect(await place.claims({ source: ["state:france"], target: ["state:niger"] })).toMatchObject({
        total: 0,
      });
      expect(await place.store.entity("state:france")).toBeNull();
      expect(await place.store.article("a")).toBeNull();
    });
  });

  describe("writing", () => {
    const recall: MarkedSentence = [
      "[France] {recalled} its envoy from [Niger].",
      "France RECALLED_ENVOY_FROM Niger",
    ];

    test("an article is added once; the same again changes nothing", async () => {
      expect(await place.write("a", recall)).toEqual({ outcome: "added" });
      const before = await place.store.graph();
      expect(await place.write("a", recall)).toEqual({ outcome: "unchanged" });
      expect(await place.store.graph()).toEqual(before);
      expect(await place.store.health()).toMatchObject({ articles: 1, entities: 2, claims: 1 });
    });

    test("of articles written together each is in or told of, in their order, as if they came alone", async () => {
      const unsound = extraction("b", [recall]);
      unsound.claims[0]!.sentence = 7;
      const readings = [
        extraction("a", [recall]),
        unsound,
        extraction("c", [recall]),
        extraction("d", [["[Mali] {warned} [Niger].", "Mali WARNED Niger"]]),
      ].map((one) => ({ extraction: one, readFrom: `from ${one.article.id}` }));
      expect(await place.store.writeAll(readings)).toEqual([
        { outcome: "added" },
        expect.objectContaining({ message: expect.stringContaining("article b refers to 7") }),
        { outcome: "duplicate", of: "a" },
        { outcome: "added" },
      ]);
      expect(edgeLines(await place.store.graph())).toEqual([
        "state:france RECALLED_ENVOY_FROM state:niger fact 1",
        "state:mali WARNED state:niger fact 1",
      ]);
      expect(await place.store.standing(readings[3]!.extraction.article, "from d")).toEqual({
        outcome: "unchanged",
      });
      const again = readings.filter((one) => one.extraction !== unsound);
      expect((await place.store.writeAll(again)).map((one) => "outcome" in one && one.outcome)).toEqual([
        "unchanged",
        "duplicate",
        "unchanged",
      ]);
      expect(await place.store.writeAll([])).toEqual([]);
    });

    test("of articles written together the first that names somebody says what kind he is of", async () => {
      const readings = ["a", "b"].map((id) => ({
        extraction: extraction(id, [[`${id}: ${recall[0]}`, recall[1]!]]),
      }));
      readings[1]!.extraction.entities.find(({ id }) => id === "state:niger")!.kind = "place";
      await place.store.writeAll(readings);
      expect((await place.store.graph()).nodes.map(({ id, kind }) => [id, kind])).toEqual([
        ["state:france", "state"],
        ["state:niger", "state"],
      ]);
    });

    test("of articles written together one may take the text that another has had until then", async () => {
      await place.write("a", recall);
      const readings = [
        extraction("a", [["[Mali] {warned} [Niger].", "Mali WARNED Niger"]]),
        extraction("b", [recall]),
      ];
      expect(await place.store.writeAll(readings.map((one) => ({ extraction: one })))).toEqual([
        { outcome: "replaced" },
        { outcome: "added" },
      ]);
      expect(await place.store.health()).toMatchObject({ articles: 2, entities: 3, claims: 2 });
    });

    test("an article that was read from the same by the same engine need not be read again", async () => {
      const made = extraction("a", [recall]);
      const { article } = made;
      expect(await place.store.standing(article, "first")).toBeNull();
      await place.store.write(made, "first");
      expect(await place.store.standing(article, "first")).toEqual({ outcome: "unchanged" });
      expect(await place.store.standing(article, "second")).toBeNull();
      expect(await place.store.write(made, "second")).toEqual({ outcome: "unchanged" });
      expect(await place.store.standing(article, "first")).toBeNull();
      expect(await place.store.standing(article, "second")).toEqual({ outcome: "unchanged" });
      expect(await place.store.readFrom(article.id)).toBe("second");
      expect(await place.store.standing({ ...article, id: "b" as ArticleId }, "second")).toEqual({
        outcome: "duplicate",
        of: "a",
      });
      await place.store.remove("a");
      expect(await place.store.standing(article, "second")).toBeNull();
    });

    test("the order of an extraction's keys does not make it another one", async () => {
      const made = extraction("a", [recall]);
      await place.store.write(made);
      const turned = Object.fromEntries(Object.entries(made).reverse()) as unknown as Extraction;
      expect(await place.store.write(turned)).toEqual({ outcome: "unchanged" });
    });

    test("the same id with another text replaces all that was said", async () => {
      await place.write("a", recall);
      expect(
        await place.write("a", ["[Mali] {expelled} the envoy of [France].", "Mali EXPELLED France"]),
      ).toEqual({
        outcome: "replaced",
      });
      expect(edgeLines(await place.store.graph())).toEqual(["state:mali EXPELLED state:france fact 1"]);
      expect((await place.store.graph()).nodes.map(({ id }) => id)).toEqual(["state:france", "state:mali"]);
      expect(await place.store.search("recalled", 10)).toEqual({ entities: [], sentences: [] });
      expect(await place.store.entity("state:niger")).toBeNull();
    });

    test("the same text read anew replaces what was read before", async () => {
      await place.write("a", recall);
      const anew = extraction("a", [recall]);
      anew.claims[0]!.confidence = 0.4;
      expect(await place.store.write(anew)).toEqual({ outcome: "replaced" });
      expect((await place.claims()).claims.map(({ confidence }) => confidence)).toEqual([0.4]);
      expect(await place.store.health()).toMatchObject({ articles: 1, claims: 1 });
    });

    test("the same text under another id is reported and not stored", async () => {
      await place.write("a", recall);
      expect(await place.write("b", recall)).toEqual({ outcome: "duplicate", of: "a" });
      expect(await place.store.article("b")).toBeNull();
      expect(await place.store.health()).toMatchObject({ articles: 1, claims: 1 });
    });

    test("an article that would become a copy of another one stays as it was", async () => {
      await place.write("a", recall);
      await place.write("b", ["[Mali] stayed silent."]);
      expect(await place.write("b", recall)).toEqual({ outcome: "duplicate", of: "a" });
      expect((await place.store.article("b"))?.article.text).toBe("Mali stayed silent.\n");
    });

    test("a record that contradicts itself is refused whole", async () => {
      const broken = extraction("a", [recall, ["[France] {warned} [Mali].", "France WARNED Mali"]]);
      broken.claims[1]!.target = [9];
      await expect(place.store.write(broken)).rejects.toThrow(/refers to 9, which is not among its mentions/);
      expect(await place.store.health()).toMatchObject({ articles: 0, entities: 0, claims: 0 });
      expect(await place.store.graph()).toEqual({ nodes: [], edges: [] });
      expect(await place.write("a", recall)).toEqual({ outcome: "added" });
    });

    test("a record that contradicts itself does not replace a good one", async () => {
      await place.write("a", recall);
      const broken = extraction("a", [["[Mali] {warned} [France].", "Mali WARNED France"]]);
      broken.mentions[0]!.entities = ["state:nowhere" as never];
      await expect(place.store.write(broken)).rejects.toThrow(/state:nowhere/);
      expect((await place.store.article("a"))?.article.text).toBe("France recalled its envoy from Niger.\n");
      expect((await place.store.search("recalled", 10)).sentences).toHaveLength(1);
    });

    test("what is written is there when the store is opened again", async () => {
      await place.write("a", recall);
      const graph = await place.store.graph();
      await place.store.close();
      place.store = await place.open();
      expect(await place.store.graph()).toEqual(graph);
      expect(await place.write("a", recall)).toEqual({ outcome: "unchanged" });
    });

    test("another one who has the store open sees every article as soon as it is written", async () => {
      const other = await place.open();
      await place.write("a", recall);
      expect(await other.health()).toMatchObject({ articles: 1 });
      expect(await other.write(extraction("b", [["[Mali] stayed silent."]]))).toEqual({ outcome: "added" });
      expect((await place.store.graph()).nodes.map(({ id }) => id)).toContain("state:mali");
      await other.close();
    });
  });
}
