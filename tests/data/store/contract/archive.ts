import { describe, expect, test } from "vitest";
import { auditStore, type Finding } from "#data/store/audit.ts";
import { contentHash } from "#data/store/content.ts";
import { BadCursor } from "#data/store/store.ts";
import { extraction } from "#tests/builders.ts";
import { edgeLines, type OpenPlace } from "./place.ts";

export function testArchive(place: OpenPlace): void {
  describe("the archive", () => {
    test("lists articles in the order of their ids, page by page", async () => {
      for (const id of ["c", "a", "d", "b"])
        await place.write(id, [`[France] {warned} [Niger] (${id}).`, "France WARNED Niger"]);
      const first = await place.store.articles({ limit: 3 });
      expect(first.articles.map(({ id }) => id)).toEqual(["a", "b", "c"]);
      expect(first.total).toBe(4);
      const second = await place.store.articles({ limit: 3, cursor: first.cursor! });
      expect(second).toEqual({
        articles: [{ id: "d", title: null, outlet: null, publishedAt: null, claims: 1 }],
        total: 4,
        cursor: null,
      });
      await expect(place.store.articles({ limit: 3, cursor: "x" })).rejects.toThrow(BadCursor);
    });

    test("is sound, whatever is written, replaced and removed", async () => {
      await place.write("a", ["[the U.S.=state:United States] {warned} [Niger].", "the U.S. WARNED Niger"]);
      await place.write("b", [
        "[France] {met} [Niger] and [Mali].",
        "France MET_WITH Niger & Mali / negated",
      ]);
      await place.write("c", ["[Chad] {praised} [Togo].", "Chad PRAISED Togo / by Chad"]);
      await place.write("a", ["[Ghana] {warned} [Niger].", "Ghana WARNED Niger / future"]);
      await place.store.remove("c");
      const findings: Finding[] = [];
      const audit = await auditStore(place.store, (finding) => findings.push(finding));
      expect(findings).toEqual([]);
      expect(audit).toEqual({ articles: 2, claims: 2, findings: 0 });
    });

    test("lists every entity in the order of ids, as the articles together call it", async () => {
      await place.write("a", ["[the U.S.=state:United States] {warned} [Niger].", "the U.S. WARNED Niger"]);
      await place.write("b", ["[America=state:United States] {praised} [Chad].", "America PRAISED Chad"]);
      const entities = [];
      for await (const entity of place.store.entities()) entities.push(entity);
      expect(entities).toEqual([
        { id: "state:chad", name: "Chad", kind: "state", aliases: [], wikidata: null },
        { id: "state:niger", name: "Niger", kind: "state", aliases: [], wikidata: null },
        {
          id: "state:united-states",
          name: "United States",
          kind: "state",
          aliases: ["America", "the U.S."],
          wikidata: null,
        },
      ]);
    });

    test("lists more entities than one page holds, each once", async () => {
      const names = Array.from({ length: 1_001 }, (_, number) => `N${number}`);
      await place.write("a", ...names.map((name): [string] => [`[${name}] is there.`]));
      const ids = [];
      for await (const { id } of place.store.entities()) ids.push(id);
      expect(ids).toEqual(names.map((name) => `state:${name.toLowerCase()}`).sort());
    });

    test("gives back what an article says, ready to be written again", async () => {
      const made = extraction(
        "a",
        [
          ["A headline."],
          [
            "[Mali] says [the two=state:France+state:Chad] {warned} [the U.S.=state:United States] and {met} [Niger].",
            "the two WARNED the U.S. / by Mali, inferred, sure 0.5, on 2024-03-25",
            "the two MET_WITH Niger / negated",
          ],
        ],
        { title: "A headline", url: "https://example.org/a", publishedAt: "2024-03-26" },
      );
      made.entities.find(({ id }) => id === "state:united-states")!.wikidata = "Q30";
      made.claims[0]!.content = { start: 12, end: 20 };
      made.claims[0]!.after = ["a:1" as never];
      made.mentions[1]!.reading = "place";
      await place.store.write(structuredClone(made));
      const back = await place.store.extraction("a");
      expect(back).toEqual({
        ...made,
        entities: [...made.entities].sort((a, b) => (a.id < b.id ? -1 : 1)),
      });
      expect(await place.store.write(back!)).toEqual({ outcome: "unchanged" });
      expect(await place.store.extraction("b")).toBeNull();
    });

    test("the order of entities and aliases does not make an extraction another one", async () => {
      const made = extraction("a", [
        ["[France] and [US=state:United States] and [USA=state:United States] met."],
      ]);
      await place.store.write(made);
      for (const entity of made.entities) entity.aliases.reverse();
      made.entities.reverse();
      expect(await place.store.write(made)).toEqual({ outcome: "unchanged" });
    });

    test("counts the articles that another engine read, or nobody knows which", async () => {
      const written = (id: string) => extraction(id, [[`[France] waits (${id}).`]]);
      await place.store.write(written("a"), "now:1");
      await place.store.write(written("b"), "before:1");
      await place.store.write(written("c"), "nowhere:1");
      await place.store.write(written("d"));
      expect(await place.store.outdated("now")).toBe(3);
      await place.store.write(written("b"), "now:2");
      expect(await place.store.outdated("now")).toBe(2);
      expect(await place.store.outdated("other")).toBe(4);
    });

    test("tells whom an article would take with it: those whom no other names, those of most claims first", async () => {
      await place.write(
        "a",
        ["[France] {warned} [Niger].", "France WARNED Niger"],
        ["[Chad] {met} [Togo].", "Chad MET_WITH Togo"],
        ["[Togo] {praised} [France]; [Mali] did not.", "Togo PRAISED France"],
      );
      await place.write("b", ["[Gaul=state:France] waits."]);
      expect((await place.store.leaving("a"))!).toEqual([
        { id: "state:togo", name: "Togo", kind: "state" },
        { id: "state:chad", name: "Chad", kind: "state" },
        { id: "state:niger", name: "Niger", kind: "state" },
        { id: "state:mali", name: "Mali", kind: "state" },
      ]);
      expect(await place.store.leaving("b")).toEqual([]);
      expect(await place.store.leaving("c")).toBeNull();
      await place.store.remove("a");
      expect((await place.store.leaving("b"))!.map(({ id }) => id)).toEqual(["state:france"]);
    });

    test("an article that is removed takes its claims and the entities that nobody else names", async () => {
      await place.write("a", ["[France] {warned} [Niger].", "France WARNED Niger"]);
      const hash = await contentHash(place.store);
      await place.write("b", [
        "[Gaul=state:France] {recalled} its envoy from [Mali].",
        "Gaul RECALLED_ENVOY_FROM Mali",
      ]);
      expect(await place.store.remove("b")).toBe(true);
      expect(edgeLines(await place.store.graph())).toEqual(["state:france WARNED state:niger fact 1"]);
      expect((await place.store.graph()).nodes.map(({ id, aliases }) => [id, aliases])).toEqual([
        ["state:france", []],
        ["state:niger", []],
      ]);
      expect(await place.store.search("recalled", 10)).toEqual({ entities: [], sentences: [] });
      expect(await contentHash(place.store)).toEqual(hash);
      expect(await place.store.remove("b")).toBe(false);
      expect(await place.store.remove("a")).toBe(true);
      expect(await place.store.health()).toMatchObject({ articles: 0, entities: 0, claims: 0 });
      expect(await place.write("a", ["[France] {warned} [Niger].", "France WARNED Niger"])).toEqual({
        outcome: "added",
      });
      expect(await contentHash(place.store)).toEqual(hash);
    });
  });
}
