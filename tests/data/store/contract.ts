import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BadCursor, type Store } from "#data/store/store.ts";
import type { ClaimQuery, ClaimView, Graph } from "#schema/api.ts";
import { claimViewSchema, graphSchema, searchSchema } from "#schema/api.ts";
import type { Extraction } from "#schema/extraction.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";

/** A place that holds one store; it may be opened several times, one after the other and at once. */
export interface StorePlace {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

const AUSTIN = "person:lloyd-austin";
const GALLANT = "person:yoav-gallant";
const NETANYAHU = "person:benjamin-netanyahu";

/** What every store does, told on a fresh place for each test. */
export function testStoreContract(makePlace: () => Promise<StorePlace>): void {
  let place: StorePlace;
  let store: Store;

  beforeEach(async () => {
    place = await makePlace();
    store = await place.open();
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  const write = (id: string, ...lines: MarkedSentence[]) => store.write(extraction(id, lines));
  const all = (query: Partial<ClaimQuery> = {}) => store.claims({ limit: 100, ...query });

  describe("an empty store", () => {
    test("has nothing and finds nothing", async () => {
      expect(await store.health()).toMatchObject({ articles: 0, entities: 0, claims: 0 });
      expect(await store.graph()).toEqual({ nodes: [], edges: [] });
      expect(await store.search("France", 10)).toEqual({ entities: [], sentences: [] });
      expect(await all()).toEqual({ claims: [], total: 0, cursor: null });
      expect(await all({ source: "state:france", target: "state:niger" })).toMatchObject({ total: 0 });
      expect(await store.entity("state:france")).toBeNull();
      expect(await store.article("a")).toBeNull();
    });
  });

  describe("writing", () => {
    const recall: MarkedSentence = [
      "[France] {recalled} its envoy from [Niger].",
      "France RECALLED_ENVOY_FROM Niger",
    ];

    test("an article is added once; the same again changes nothing", async () => {
      expect(await write("a", recall)).toEqual({ outcome: "added" });
      const before = await store.graph();
      expect(await write("a", recall)).toEqual({ outcome: "unchanged" });
      expect(await store.graph()).toEqual(before);
      expect(await store.health()).toMatchObject({ articles: 1, entities: 2, claims: 1 });
    });

    test("the order of an extraction's keys does not make it another one", async () => {
      const made = extraction("a", [recall]);
      await store.write(made);
      const turned = Object.fromEntries(Object.entries(made).reverse()) as unknown as Extraction;
      expect(await store.write(turned)).toEqual({ outcome: "unchanged" });
    });

    test("the same id with another text replaces all that was said", async () => {
      await write("a", recall);
      expect(await write("a", ["[Mali] {expelled} the envoy of [France].", "Mali EXPELLED France"])).toEqual({
        outcome: "replaced",
      });
      expect(edges(await store.graph())).toEqual(["state:mali EXPELLED state:france fact 1"]);
      expect((await store.graph()).nodes.map(({ id }) => id)).toEqual(["state:france", "state:mali"]);
      expect(await store.search("recalled", 10)).toEqual({ entities: [], sentences: [] });
      expect(await store.entity("state:niger")).toBeNull();
    });

    test("the same text read anew replaces what was read before", async () => {
      await write("a", recall);
      const anew = extraction("a", [recall]);
      anew.claims[0]!.confidence = 0.4;
      expect(await store.write(anew)).toEqual({ outcome: "replaced" });
      expect((await all()).claims.map(({ confidence }) => confidence)).toEqual([0.4]);
      expect(await store.health()).toMatchObject({ articles: 1, claims: 1 });
    });

    test("the same text under another id is reported and not stored", async () => {
      await write("a", recall);
      expect(await write("b", recall)).toEqual({ outcome: "duplicate", of: "a" });
      expect(await store.article("b")).toBeNull();
      expect(await store.health()).toMatchObject({ articles: 1, claims: 1 });
    });

    test("an article that would become a copy of another one stays as it was", async () => {
      await write("a", recall);
      await write("b", ["[Mali] stayed silent."]);
      expect(await write("b", recall)).toEqual({ outcome: "duplicate", of: "a" });
      expect((await store.article("b"))?.article.text).toBe("Mali stayed silent.\n");
    });

    test("a record that contradicts itself is refused whole", async () => {
      const broken = extraction("a", [recall, ["[France] {warned} [Mali].", "France WARNED Mali"]]);
      broken.claims[1]!.target = [9];
      await expect(store.write(broken)).rejects.toThrow(/refers to 9, which is not among its mentions/);
      expect(await store.health()).toMatchObject({ articles: 0, entities: 0, claims: 0 });
      expect(await store.graph()).toEqual({ nodes: [], edges: [] });
      expect(await write("a", recall)).toEqual({ outcome: "added" });
    });

    test("a record that contradicts itself does not replace a good one", async () => {
      await write("a", recall);
      const broken = extraction("a", [["[Mali] {warned} [France].", "Mali WARNED France"]]);
      broken.mentions[0]!.entities = ["state:nowhere" as never];
      await expect(store.write(broken)).rejects.toThrow(/state:nowhere/);
      expect((await store.article("a"))?.article.text).toBe("France recalled its envoy from Niger.\n");
      expect((await store.search("recalled", 10)).sentences).toHaveLength(1);
    });

    test("what is written is there when the store is opened again", async () => {
      await write("a", recall);
      const graph = await store.graph();
      await store.close();
      store = await place.open();
      expect(await store.graph()).toEqual(graph);
      expect(await write("a", recall)).toEqual({ outcome: "unchanged" });
    });

    test("another one who has the store open sees every article as soon as it is written", async () => {
      const other = await place.open();
      await write("a", recall);
      expect(await other.health()).toMatchObject({ articles: 1 });
      expect(await other.write(extraction("b", [["[Mali] stayed silent."]]))).toEqual({ outcome: "added" });
      expect((await store.graph()).nodes.map(({ id }) => id)).toContain("state:mali");
      await other.close();
    });
  });

  describe("entities", () => {
    test("are one across articles, with the names that any article gives", async () => {
      await write("a", ["[Austin=person:Lloyd Austin] spoke."]);
      await write("b", ["[the Pentagon chief=person:Lloyd Austin] kept silent."]);
      expect((await store.graph()).nodes).toEqual([
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
      await write("a", ["[Austin=person:Lloyd Austin] spoke."]);
      await write("b", ["[the Pentagon chief=person:Lloyd Austin] met [Austin=person:Lloyd Austin]."]);
      await write("b", ["[the secretary=person:Lloyd Austin] spoke again."]);
      expect((await store.entity(AUSTIN))?.entity.aliases).toEqual(["Austin", "the secretary"]);
      expect((await store.search("Pentagon", 10)).entities).toEqual([]);
      expect((await store.search("secretary", 10)).entities.map(({ id }) => id)).toEqual([AUSTIN]);
    });

    test("go with the last article that names them, and not before", async () => {
      await write("a", ["[Chad] spoke."]);
      await write("b", ["[Chad] and [Mali] kept silent."]);
      await write("a", ["[Niger] spoke."]);
      expect(await store.entity("state:chad")).not.toBeNull();
      await write("b", ["[Mali] kept silent."]);
      expect(await store.entity("state:chad")).toBeNull();
      expect((await store.search("Chad", 10)).entities).toEqual([]);
      expect((await store.graph()).nodes.map(({ id }) => id)).toEqual(["state:mali", "state:niger"]);
    });

    test("are named the same whatever article came first", async () => {
      const spellings = ["person:São Tomé", "person:Sao Tomé"];
      const names = [];
      for (const order of [spellings, [...spellings].reverse()]) {
        const other = await makePlace();
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
      await store.write(plain);
      await store.write(checked);
      expect((await store.entity("state:france"))?.entity.wikidata).toBe("Q142");
    });
  });

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
      await write("a", [sentence, claim]);
      expect(edges(await store.graph())).toEqual(drawn);
      expect((await store.article("a"))?.claims).toHaveLength(1);
      expect((await all()).total).toBe(1);
    });

    test("gather claims by source, target, relation and status, and tell of how many articles and how sure", async () => {
      await write(
        "a",
        ["[France] {warned} [Niger].", "France WARNED Niger / sure 0.6"],
        ["[France] {warned} [Niger] again.", "France WARNED Niger / sure 0.8"],
        ["[France] did not {warn} [Niger].", "France WARNED Niger / negated, sure 0.7"],
        ["[Niger] {warned} [France].", "Niger WARNED France / sure 0.5"],
      );
      await write("b", ["[France] {warned} [Niger] once more.", "France WARNED Niger / sure 0.3"]);
      const { edges: found } = await store.graph();
      expect(found).toEqual([
        {
          id: "state:france|WARNED|denied|state:niger",
          source: "state:france",
          target: "state:niger",
          relation: "WARNED",
          status: "denied",
          claims: 1,
          articles: 1,
          confidence: 0.7,
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
      await write(
        "a",
        ["[France] {met} [Niger].", "France MET_WITH Niger"],
        ["[Niger] {met} [France].", "Niger MET_WITH France"],
      );
      expect(edges(await store.graph())).toEqual(["state:france MET_WITH state:niger fact 2"]);
    });

    test("a node counts every claim that names it as an end once, drawn or not", async () => {
      await write(
        "a",
        ["[France] {warned} [Niger].", "France WARNED Niger"],
        ["[France] was {attacked}.", "- ATTACKED France"],
        ["[France] {met} [Niger], [Mali] said.", "France MET_WITH Niger / by Mali"],
      );
      const { nodes } = await store.graph();
      expect(nodes.map(({ id, claims }) => [id, claims])).toEqual([
        ["state:france", 3],
        ["state:mali", 0],
        ["state:niger", 2],
      ]);
    });

    test("the graph passes the schema of the API", async () => {
      await write("a", ["[France] {warned} [Niger].", "France WARNED Niger"]);
      expect(graphSchema.parse(await store.graph())).toEqual(await store.graph());
    });
  });

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
      await store.write(made);
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
      const { claims } = await all();
      expect(claims).toEqual([expected]);
      expect(claimViewSchema.parse(claims[0])).toEqual(expected);
      expect((await store.entity("state:chad"))?.claims).toEqual([expected]);
      expect((await store.article("a"))?.claims).toEqual([expected]);
    });

    test("several mentions at one end keep their order", async () => {
      await write("a", [
        "[Mali], [Chad] and [Niger] {warned} [France].",
        "Niger & Mali & Chad WARNED France",
      ]);
      expect((await all()).claims[0]!.source.map(({ entities }) => entities[0]!.name)).toEqual([
        "Niger",
        "Mali",
        "Chad",
      ]);
    });

    describe("are asked for by their ends", () => {
      beforeEach(async () => {
        await write(
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
        [{ relation: "WARNED" }, [0, 1]],
        [{ relation: "PRAISED" }, []],
        [{ source: "state:niger" }, [1, 2, 4, 6]],
        [{ source: "state:niger", relation: "CRITICIZED" }, [6]],
        [{ target: "state:niger" }, [0, 2, 4, 5]],
        [{ source: "state:france", target: "state:niger" }, [0, 2]],
        [{ source: "state:niger", target: "state:france" }, [1, 2]],
        [{ source: "state:niger", target: "state:france", relation: "MET_WITH" }, [2]],
        [{ source: "state:france", target: "state:mali" }, [3]],
        [{ source: "state:mali", target: "state:chad" }, [3]],
        [{ source: "state:niger", target: "state:mali" }, [4]],
        [{ source: "state:niger", target: "state:niger" }, []],
        [{ source: "state:nowhere" }, []],
        [{ source: "state:nowhere", target: "state:niger" }, []],
      ])("%o", async (query, sentences) => {
        const page = await all(query);
        expect(page.claims.map(({ sentence }) => sentence.index)).toEqual(sentences);
        expect(page.total).toBe(sentences.length);
      });

      test("every edge has as many claims as are found between its ends", async () => {
        for (const { source, target, relation, status, claims } of (await store.graph()).edges) {
          const found = (await all({ source, target, relation })).claims.filter(
            (one) => one.status === status,
          );
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
      await store.write(made);
      await write("a", ["[Niger] {warned} [Mali].", "Niger WARNED Mali"]);
      expect((await all()).claims.map(told)).toEqual([
        "a niger WARNED mali",
        "b chad WARNED mali",
        "b chad PRAISED niger",
        "b mali WARNED chad",
      ]);
    });

    test.each<[string, Partial<ClaimQuery>]>([
      ["all", {}],
      ["of a source", { source: "state:france" }],
      ["between two", { source: "state:france", target: "state:niger" }],
      [
        "between two, the other way round",
        { source: "state:niger", target: "state:france", relation: "MET_WITH" },
      ],
    ])("are paged, %s, each once and in order", async (_name, query) => {
      for (const id of ["c", "a", "b"]) {
        await write(
          id,
          [`[France] {warned} [Niger] (${id}).`, "France WARNED Niger"],
          ["[Niger] {met} [France].", "Niger MET_WITH France"],
          ["[France] {warned} [Niger] again.", "France WARNED Niger"],
        );
      }
      const whole = await all(query);
      for (const limit of [1, 2, 4]) {
        const paged: ClaimView[] = [];
        let cursor: string | null | undefined;
        do {
          const page = await all({ ...query, limit, ...(cursor && { cursor }) });
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
      await write(
        "b",
        ["[France] {warned} [Niger].", "France WARNED Niger"],
        ["[France] {warned} [Mali].", "France WARNED Mali"],
      );
      const first = await all({ limit: 1 });
      await write("a", ["[France] {warned} [Chad].", "France WARNED Chad"]);
      const second = await all({ limit: 1, cursor: first.cursor! });
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
      await expect(all({ cursor })).rejects.toThrow(BadCursor);
    });
  });

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
      await store.write(made);
      expect(await store.article("a")).toEqual({
        article: made.article,
        sentences: made.sentences,
        claims: [],
      });
    });

    test.each(["an id with spaces", "'; DROP TABLE article; --", "ид-é-🕊️", "a|b%20c", "x".repeat(3000)])(
      "any id will do: %s",
      async (id) => {
        await write(id, ["[France] {warned} [Niger].", "France WARNED Niger"]);
        expect((await store.article(id))?.article.id).toBe(id);
        expect((await all()).claims[0]!.article.id).toBe(id);
      },
    );

    test("a text keeps every code unit, NUL and line ends included", async () => {
      const made = extraction("a", [["[France] spoke."]]);
      made.article.text += "one\r\ntwo\u0000three\u2028four \u{1F1EB}\u{1F1F7}";
      made.sentences.push({ index: 1, start: 15, end: made.article.text.length, role: "body" });
      await store.write(made);
      expect((await store.article("a"))?.article.text).toBe(made.article.text);
    });

    test("an article without sentences or entities is one too", async () => {
      const made = extraction("a", []);
      made.article.text = "…";
      expect(await store.write(made)).toEqual({ outcome: "added" });
      expect(await store.article("a")).toEqual({ article: made.article, sentences: [], claims: [] });
    });
  });

  describe("search", () => {
    beforeEach(async () => {
      await write(
        "a",
        ["[Côte d'Ivoire] {warned} [US=state:United States].", "Côte d'Ivoire WARNED US"],
        [
          "[Erdoğan=person:Recep Tayyip Erdoğan] {met} [the U.N.=organization:United Nations].",
          "Erdoğan MET_WITH the U.N.",
        ],
        ["The naïve café owner said nothing about the treaty."],
      );
      await write("b", ["[US=state:United States] {praised} [USSR=state:Soviet Union].", "US PRAISED USSR"]);
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
      const found = await store.search(typed, 10);
      expect(found.entities.map(({ id }) => id)).toEqual(entities);
      const hits = found.sentences.map(({ article, sentence }) => `${article.id} ${sentence.index}`);
      expect(hits.sort()).toEqual([...sentences].sort());
    });

    test("gives nodes and sentences whole", async () => {
      const found = await store.search("erdogan", 10);
      expect(searchSchema.parse(found)).toEqual(found);
      expect(found.entities).toEqual([
        {
          id: "person:recep-tayyip-erdogan",
          name: "Recep Tayyip Erdoğan",
          kind: "person",
          aliases: ["Erdoğan"],
          wikidata: null,
          claims: 1,
        },
      ]);
      expect(found.sentences[0]).toMatchObject({
        article: { id: "a", title: null },
        sentence: { index: 1, role: "body", text: "Erdoğan met the U.N.." },
      });
    });

    test("gives no more than was asked for", async () => {
      const found = await store.search("us", 1);
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
      await expect(store.search(typed, 10)).resolves.toBeDefined();
    });

    test.each([
      '"united" (states)',
      "united* states",
      "^united +states",
      "united — states…",
      "united 🕊️ states",
    ])("signs between words do not hide what they name: %j", async (typed) => {
      expect((await store.search(typed, 10)).entities.map(({ id }) => id)).toEqual(["state:united-states"]);
    });
  });

  describe("many articles about one state", () => {
    test("are gathered in one edge and read page by page", async () => {
      for (let number = 0; number < 300; number++) {
        await write(`n${number}`, [
          `[US=state:United States] {urged} [Israel] (${number}).`,
          "US URGED Israel",
        ]);
      }
      expect(edges(await store.graph())).toEqual(["state:united-states URGED state:israel fact 300"]);
      const page = await all({ source: "state:united-states", limit: 10 });
      expect([page.claims.length, page.total]).toEqual([10, 300]);
      expect((await store.entity("state:israel"))?.claims.length).toBe(300);
    });
  });
}

/** Each edge in a line: "source RELATION target status claims". */
function edges(graph: Graph): string[] {
  return graph.edges.map(
    ({ source, relation, target, status, claims }) => `${source} ${relation} ${target} ${status} ${claims}`,
  );
}

/** A claim in a line: "article source RELATION target", states by name only. */
function told({ article, source, relation, target }: ClaimView): string {
  const name = (ends: ClaimView["source"]) => ends[0]?.entities[0]?.id.replace("state:", "") ?? "-";
  return `${article.id} ${name(source)} ${relation} ${name(target)}`;
}
