import { describe, expect, test } from "vitest";
import { extraction } from "#tests/builders.ts";
import type { OpenPlace } from "./place.ts";

const AUSTIN = "person:lloyd-austin";

export function testEntities(place: OpenPlace): void {
  describe("entities", () => {
    test("are one across articles, with the names that any article gives", async () => {
      await place.write("a", ["[Austin=person:Lloyd Austin] spoke."]);
      await place.write("b", ["[the Pentagon chief=person:Lloyd Austin] kept silent."]);
      expect((await place.store.graph()).nodes).toEqual([
        {
          id: AUSTIN,
          name: "Lloyd Austin",
          kind: "person",
          aliases: ["Austin", "the Pentagon chief"],
          wikidata: null,
          claims: 0,
        },
      ]);
    });

    test("lose a name with the last article that gives it", async () => {
      await place.write("a", ["[Austin=person:Lloyd Austin] spoke."]);
      await place.write("b", ["[the Pentagon chief=person:Lloyd Austin] met [Austin=person:Lloyd Austin]."]);
      await place.write("b", ["[the secretary=person:Lloyd Austin] spoke again."]);
      expect((await place.store.entity(AUSTIN))?.entity.aliases).toEqual(["Austin", "the secretary"]);
      expect((await place.store.search("Pentagon", 10)).entities).toEqual([]);
      expect((await place.store.search("secretary", 10)).entities.map(({ id }) => id)).toEqual([AUSTIN]);
    });

    test("go with the last article that names them, and not before", async () => {
      await place.write("a", ["[Chad] spoke."]);
      await place.write("b", ["[Chad] and [Mali] kept silent."]);
      await place.write("a", ["[Niger] spoke."]);
      expect(await place.store.entity("state:chad")).not.toBeNull();
      await place.write("b", ["[Mali] kept silent."]);
      expect(await place.store.entity("state:chad")).toBeNull();
      expect((await place.store.search("Chad", 10)).entities).toEqual([]);
      expect((await place.store.graph()).nodes.map(({ id }) => id)).toEqual(["state:mali", "state:niger"]);
    });

    test("are named the same whatever article came first", async () => {
      const spellings = ["person:São Tomé", "person:Sao Tomé"];
      const names = [];
      for (const order of [spellings, [...spellings].reverse()]) {
        const other = await place.another();
        const fresh = await other.open();
        for (const spec of order) await fresh.write(extraction(spec, [[`[he=${spec}] met ${spec}.`]]));
        names.push((await fresh.graph()).nodes.map(({ name, aliases }) => [name, ...aliases]));
        await fresh.close();
        await other.remove();
      }
      expect(names[0]).toEqual(names[1]);
      expect(names[0]).toHaveLength(1);
    });

    test("have a Wikidata id as soon as one article knows it", async () => {
      const plain = extraction("a", [["[France] spoke."]]);
      const checked = extraction("b", [["[France] spoke again."]]);
      checked.entities[0]!.wikidata = "Q142";
      await place.store.write(plain);
      await place.store.write(checked);
      expect((await place.store.entity("state:france"))?.entity.wikidata).toBe("Q142");
    });

    test("are read with their claims a page at a time", async () => {
      await place.write("a", ...Array(6).fill(["[Chad] {warned} [Mali].", "Chad WARNED Mali"]));
      const first = await place.store.entity("state:chad", { limit: 4 });
      const second = await place.store.entity("state:chad", { limit: 4, cursor: first!.cursor! });
      expect([first!.claims.length, first!.total, second!.claims.length, second!.cursor]).toEqual([
        ...[4, 6, 2, null],
      ]);
    });

    test("stand where they were drawn last, which is no part of the graph", async () => {
      await place.write("a", ["[Chad] {warned} [Mali].", "Chad WARNED Mali"]);
      const graph = await place.store.graph();
      expect(await place.store.drawing()).toBeNull();
      for (const x of [1, -20]) {
        const drawing = { graph: `graph ${x}`, places: { "state:chad": [x, 2], '"': [0, 0] } as const };
        await place.store.keepDrawing(drawing);
        expect(await place.store.drawing()).toEqual(drawing);
      }
      expect(await place.store.graph()).toEqual(graph);
    });
  });
}
