import { beforeEach, describe, expect, test } from "vitest";
import { facetsSchema, timelineSchema, viewSchema } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import { extraction } from "#tests/builders.ts";
import { edgeLines, type OpenPlace } from "./place.ts";

const [FRANCE, NIGER, MALI, CHAD] = ["state:france", "state:niger", "state:mali", "state:chad"];
const TRAORE = "person:ibrahim-traore";

export function testQuestions(place: OpenPlace): void {
  describe("a question", () => {
    beforeEach(async () => {
      await place.store.write(
        extraction(
          "a",
          [
            ["[France] {warned} [Niger] on Monday.", "France WARNED Niger / sure 0.6, on 2024-03-25"],
            ["[Niger] {met} [France].", "Niger MET_WITH France"],
            ["[Traoré=person:Ibrahim Traoré] {criticized} [France].", "Traoré CRITICIZED France / sure 0.5"],
            ["[Mali] and [Chad] {met} [Niger].", "Mali & Chad MET_WITH Niger"],
            ["[France] did not {warn} [Mali].", "France WARNED Mali / negated"],
          ],
          { outlet: "Herald", title: "Monday", publishedAt: "2024-03-26T21:30:00Z" },
        ),
      );
      await place.store.write(
        extraction(
          "b",
          [
            ["[France] {warned} [Niger] again.", "France WARNED Niger / on 2024-04-02"],
            ["[Niger] was {attacked}.", "- ATTACKED Niger"],
            ["[Mali] says [France] {warned} [Chad].", "France WARNED Chad / by Mali"],
          ],
          { outlet: "Courier" },
        ),
      );
    });

    const found = async (question: Question) =>
      (await place.claims(question)).claims
        .map(({ article, sentence }) => `${article.id}${sentence.index}`)
        .join(" ");

    const warned = `${FRANCE} WARNED ${NIGER} fact`;
    const met = `${FRANCE} MET_WITH ${NIGER} fact 1`;
    const criticized = `${TRAORE} CRITICIZED ${FRANCE} fact 1`;
    const metMali = `${MALI} MET_WITH ${NIGER} fact 1`;
    const metChad = `${CHAD} MET_WITH ${NIGER} fact 1`;
    const denied = `${FRANCE} WARNED ${MALI} denied 1`;
    const attributed = `${FRANCE} WARNED ${CHAD} attributed 1`;
    const all = [`${warned} 2`, criticized, metChad, attributed, met, denied, metMali];

    test.each<[Question, claims: string, edges: string[]]>([
      [{}, "a0 a1 a2 a3 a4 b0 b1 b2", all],
      [{ source: [FRANCE] }, "a0 a1 a4 b0 b2", [`${warned} 2`, attributed, met, denied]],
      [{ source: [MALI, TRAORE] }, "a2 a3", [criticized, metMali]],
      [{ target: [NIGER] }, "a0 a1 a3 b0 b1", [`${warned} 2`, metChad, met, metMali]],
      [{ source: [FRANCE], target: [NIGER] }, "a0 a1 b0", [`${warned} 2`, met]],
      [{ source: [NIGER], target: [FRANCE] }, "a1", [met]],
      [{ source: [NIGER], target: [MALI, CHAD] }, "a3", [metChad, metMali]],
      [{ source: [MALI], target: [CHAD] }, "", []],
      [{ source: [NIGER], target: [NIGER] }, "", []],
      [{ source: [FRANCE], target: [NIGER, CHAD], status: ["fact"] }, "a0 a1 b0", [`${warned} 2`, met]],
      [{ outlets: 2 }, "a0 b0", [`${warned} 2`]],
      [{ outlets: 2, around: [NIGER], outlet: ["Herald"] }, "a0", [`${warned} 1`]],
      [{ outlets: 2, source: [FRANCE], target: [NIGER] }, "a0 b0", [`${warned} 2`]],
      [{ outlets: 2, source: [MALI] }, "", []],
      [{ outlets: 3 }, "", []],
      [{ around: [TRAORE] }, "a2", [criticized]],
      [{ around: [TRAORE, CHAD] }, "a2 a3 b2", [criticized, metChad, attributed]],
      [{ around: [NIGER], source: [FRANCE] }, "a0 a1 b0", [`${warned} 2`, met]],
      [{ around: [MALI], source: [FRANCE], target: [NIGER] }, "", []],
      [
        { relation: ["WARNED", "CRITICIZED"] },
        "a0 a2 a4 b0 b2",
        [`${warned} 2`, criticized, attributed, denied],
      ],
      [{ relation: ["PRAISED"] }, "", []],
      [{ around: [NIGER], relation: ["ATTACKED"] }, "b1", []],
      [{ status: ["denied", "attributed"] }, "a4 b2", [attributed, denied]],
      [{ kind: ["state"] }, "a0 a1 a3 a4 b0 b1 b2", all.filter((line) => line !== criticized)],
      [{ kind: ["person"] }, "", []],
      [{ kind: ["person", "state"], around: [FRANCE], relation: ["CRITICIZED"] }, "a2", [criticized]],
      [{ article: ["b"] }, "b0 b1 b2", [`${warned} 1`, attributed]],
      [{ article: ["a", "nowhere"], source: [FRANCE] }, "a0 a1 a4", [met, `${warned} 1`, denied]],
      [{ outlet: ["Herald"], relation: ["WARNED"] }, "a0 a4", [`${warned} 1`, denied]],
      [{ outlet: ["Nobody's"] }, "", []],
      [{ confidence: 0.6, around: [FRANCE] }, "a0 a1 a4 b0 b2", [`${warned} 2`, attributed, met, denied]],
      [{ confidence: 0.9, source: [FRANCE], target: [NIGER] }, "a1 b0", [met, `${warned} 1`]],
      [{ since: "2024-03-26", undated: false, relation: ["WARNED"] }, "a4 b0", [denied, `${warned} 1`]],
      [{ since: "2024-03-26", relation: ["WARNED"] }, "a4 b0 b2", [attributed, denied, `${warned} 1`]],
      [{ until: "2024-03-25", undated: false }, "a0", [`${warned} 1`]],
      [
        { since: "2024-03-25", until: "2024-04-02", undated: false, source: [FRANCE], target: [NIGER] },
        "a0 a1 b0",
        [`${warned} 2`, met],
      ],
      [{ since: "2024-04-03", undated: false }, "", []],
      [{ source: ["' OR 1=1 --"] }, "", []],
      [{ outlet: ['"] }) DETACH DELETE claim //'] }, "", []],
    ])("%j", async (question, claims, edges) => {
      expect(await found(question)).toBe(claims);
      expect((await place.claims(question)).total).toBe(claims === "" ? 0 : claims.split(" ").length);
      const view = await place.store.view({ ...question, limit: 100 });
      expect(viewSchema.parse(view)).toEqual(view);
      expect(edgeLines(view)).toEqual(edges.toSorted(order));
      const answers = (await place.claims(question)).claims;
      const naming = (entity: string) =>
        answers.filter(({ source, target }) =>
          [...source, ...target].some((end) => end.entities.some(({ id }) => id === entity)),
        ).length;
      expect(view.nodes.map(({ claims: counted }) => counted)).toEqual(
        view.nodes.map(({ id }) => naming(id)),
      );
      expect(view.total).toEqual(view.shown);
      expect(view.shown.relations).toBe(edges.length);
      const streamed: string[] = [];
      for await (const { article, sentence } of place.store.stream(question))
        streamed.push(`${article.id}${sentence.index}`);
      expect(streamed.join(" ")).toBe(claims);
    });

    test("a view holds the strongest ties, and says what it leaves out", async () => {
      const view = await place.store.view({ limit: 2 });
      expect(view.nodes.map(({ id, hidden }) => [id, hidden])).toEqual([
        [FRANCE, 3],
        [NIGER, 2],
      ]);
      expect(edgeLines(view)).toEqual([`${warned} 2`, met]);
      expect(view.shown).toEqual({ entities: 2, relations: 2, claims: 3 });
      expect(view.total).toEqual({ entities: 5, relations: 7, claims: 8 });
    });

    test("a view shows those who are named first, tied to someone or not", async () => {
      const view = await place.store.view({ around: [CHAD], relation: ["WARNED"], limit: 2 });
      expect(view.nodes.map(({ id }) => id).sort()).toEqual([CHAD, FRANCE]);
      const alone = await place.store.view({ source: [TRAORE], relation: ["PRAISED"], limit: 10 });
      expect(alone.nodes.map(({ id, hidden }) => [id, hidden])).toEqual([[TRAORE, 0]]);
      expect(alone.edges).toEqual([]);
    });

    test("a whole view has the edges of the graph", async () => {
      const { edges } = await place.store.graph();
      const view = await place.store.view({ limit: 100 });
      expect(view.edges).toHaveLength(edges.length);
      expect(view.edges).toEqual(expect.arrayContaining(edges));
      expect(edges.find(({ id }) => id === `${FRANCE}|WARNED|fact|${NIGER}`)).toMatchObject({
        ...{ claims: 2, articles: 2, outlets: 2, first: "2024-03-25", last: "2024-04-02" },
      });
    });

    test.each<[Question, object]>([
      [
        {},
        {
          unit: "day",
          bins: [
            { from: "2024-03-25", to: "2024-03-25", event: 1, published: 0 },
            { from: "2024-03-26", to: "2024-03-26", event: 0, published: 4 },
            { from: "2024-04-02", to: "2024-04-02", event: 1, published: 0 },
          ],
          undated: 2,
        },
      ],
      [
        { source: [FRANCE], since: "2024-03-26", undated: false },
        {
          unit: "day",
          bins: [
            { from: "2024-03-26", to: "2024-03-26", event: 0, published: 2 },
            { from: "2024-04-02", to: "2024-04-02", event: 1, published: 0 },
          ],
          undated: 0,
        },
      ],
      [{ outlet: ["Nobody's"] }, { unit: "day", bins: [], undated: 0 }],
    ])("has a time: %j", async (question, expected) => {
      const timeline = await place.store.timeline(question);
      expect(timelineSchema.parse(timeline)).toEqual(timeline);
      expect(timeline).toEqual(expected);
    });

    test("counts the values of a filter with that filter left open", async () => {
      const facets = await place.store.facets({ status: ["denied"], around: [FRANCE] });
      expect(facetsSchema.parse(facets)).toEqual(facets);
      expect(facets).toEqual({
        relation: [{ value: "WARNED", claims: 1 }],
        status: [
          { value: "fact", claims: 4 },
          { value: "attributed", claims: 1 },
          { value: "denied", claims: 1 },
        ],
        kind: [{ value: "state", claims: 1 }],
        outlet: [{ value: "Herald", claims: 1 }],
        article: [
          { id: "a", title: "Monday", outlet: "Herald", publishedAt: "2024-03-26T21:30:00Z", claims: 1 },
        ],
      });
      expect((await place.store.facets({})).kind).toEqual([
        { value: "state", claims: 8 },
        { value: "person", claims: 1 },
      ]);
    });

    test("a neighbourhood counts by relation what is near, on this page or not", async () => {
      const near = await place.store.neighbourhood({ entity: NIGER, limit: 1 });
      expect([near.neighbours.length, near.total, near.neighboursTotal]).toEqual([1, 4, 3]);
      expect(near.relations).toEqual([
        { relation: "MET_WITH", outgoing: true, edges: 3, neighbours: 3, claims: 3 },
        { relation: "WARNED", outgoing: false, edges: 1, neighbours: 1, claims: 2 },
      ]);
      const fewer = await place.store.neighbourhood({
        ...{
          entity: NIGER,
          limit: 10,
          outlet: ["Courier"],
          relation: ["WARNED", "MET_WITH"],
          status: ["fact"],
        },
      });
      expect(fewer.relations).toEqual([
        { relation: "WARNED", outgoing: false, edges: 1, neighbours: 1, claims: 1 },
      ]);
    });

    test.each<[Question, string[]]>([
      [
        {},
        [
          "Ibrahim Traoré France Chad",
          "Ibrahim Traoré France Mali Niger Chad",
          "Ibrahim Traoré France Niger Chad",
        ],
      ],
      [{ status: ["fact"] }, ["Ibrahim Traoré France Niger Chad"]],
      [{ relation: ["CRITICIZED", "WARNED"] }, ["Ibrahim Traoré France Chad"]],
      [
        { article: ["a"], confidence: 0.5, kind: ["state"] },
        ["Ibrahim Traoré France Mali Niger Chad", "Ibrahim Traoré France Niger Chad"],
      ],
      [{ kind: ["person"] }, []],
      [{ outlet: ["Courier"] }, []],
      [{ until: "2024-03-26", undated: false, relation: ["CRITICIZED", "WARNED"] }, []],
    ])("chains from Traoré to Chad: %j", async (question, names) => {
      const { chains } = await place.store.chains({
        from: TRAORE,
        to: CHAD,
        limit: 5,
        longest: 6,
        ...question,
      });
      expect(chains.map(({ entities }) => entities.map(({ name }) => name).join(" ")).sort()).toEqual(names);
    });

    test.each<[typed: string, names: [string, found: string, hits: string][]]>([
      ["fr", [["France", "France", "France"]]],
      ["IBRAHIM T", [["Ibrahim Traoré", "Ibrahim Traoré", "Ibrahim+Traoré"]]],
      ["traore", [["Ibrahim Traoré", "Ibrahim Traoré", "Traoré"]]],
      ["x", []],
    ])("completes %j", async (typed, names) => {
      const { entities } = await place.store.complete(typed, 10);
      expect(
        entities.map(({ name, found, hits }) => [
          name,
          found,
          hits.map(({ start, end }) => found.slice(start, end)).join("+"),
        ]),
      ).toEqual(names);
    });

    test("completes nothing with those who are in most claims", async () => {
      const { entities } = await place.store.complete("", 2);
      expect(entities.map(({ id, claims }) => [id, claims])).toEqual([
        [FRANCE, 6],
        [NIGER, 5],
      ]);
    });
  });
}

/** As a view orders edges: those of most claims first, then by source, target, relation and status. */
function order(a: string, b: string): number {
  const parts = (line: string) => line.split(" ") as [string, string, string, string, string];
  const key = (line: string) => {
    const [source, relation, target, status] = parts(line);
    return [source, target, relation, status].join("\0");
  };
  return Number(parts(b)[4]) - Number(parts(a)[4]) || (key(a) < key(b) ? -1 : 1);
}
