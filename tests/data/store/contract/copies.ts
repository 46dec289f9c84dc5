import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Extraction } from "#schema/extraction.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import type { OpenPlace } from "./place.ts";

const WORDS = "river stone market garden winter letter bridge window travel silver morning harbour".split(
  " ",
);

/** A sentence of twelve words that no other number has. */
function filler(number: number): string {
  return `${WORDS.map((word, place) => `${word}${(number * 7 + place * 5) % 101}`).join(" ")} ${number}.`;
}

/** An article that tells of a warning and goes on with some numbered sentences. */
export function story(
  id: string,
  outlet: string | null,
  day: string | null,
  sentences: readonly number[],
): Extraction {
  const lines: MarkedSentence[] = [
    ["[France] {warned} [Niger] over the border.", "France WARNED Niger"],
    ...sentences.map((number): MarkedSentence => [filler(number)]),
    [`Reporting by ${id}.`],
  ];
  return extraction(id, lines, { outlet, publishedAt: day });
}

const TEXT = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

export function testCopies(place: OpenPlace): void {
  const carried = async () =>
    (await place.store.graph()).edges.map(({ articles, outlets }) => [articles, outlets]);
  const sources = async () =>
    (await place.claims()).claims.map(({ article: { id, copyOf, voice } }) => [id, copyOf, voice]);

  describe("copies of one text", () => {
    test.each<[what: string, stories: Extraction[], outlets: number]>([
      [
        "two texts are two outlets",
        [story("a", "Herald", "2024-03-01", TEXT), story("b", "Courier", "2024-03-01", [20, 21, 22, 23, 24])],
        2,
      ],
      [
        "two texts of one outlet are one",
        [story("a", "Herald", "2024-03-01", TEXT), story("b", "Herald", "2024-03-01", [20, 21, 22, 23, 24])],
        1,
      ],
      [
        "two texts of one outlet are one, however its name is written",
        [
          story("a", "The Herald", "2024-03-01", TEXT),
          story("b", "HERALD ", "2024-03-01", [20, 21, 22, 23, 24]),
        ],
        1,
      ],
      [
        "a text that another prints is one outlet",
        [story("a", "Herald", "2024-03-01", TEXT), story("b", "Courier", "2024-03-02", TEXT)],
        1,
      ],
      [
        "a text that another cuts short is one outlet",
        [story("a", "Herald", "2024-03-01", TEXT), story("b", "Courier", "2024-03-02", TEXT.slice(0, 6))],
        1,
      ],
      [
        "a text with sentences of one's own between is one outlet",
        [
          story("a", "Herald", "2024-03-01", TEXT),
          story("b", "Courier", "2024-03-02", [1, 2, 3, 30, 4, 5, 6, 31, 7, 8, 9, 10]),
        ],
        1,
      ],
      [
        "a few sentences in common are two outlets",
        [
          story("a", "Herald", "2024-03-01", TEXT),
          story("b", "Courier", "2024-03-02", [1, 40, 41, 42, 43, 44, 2]),
        ],
        2,
      ],
      [
        "copies without an outlet are none more",
        [story("a", "Herald", "2024-03-01", TEXT), story("b", null, "2024-03-02", TEXT)],
        1,
      ],
      [
        "copies of a text of no outlet are one",
        [
          story("a", null, "2024-03-01", TEXT),
          story("b", "Courier", "2024-03-02", TEXT),
          story("c", "Herald", "2024-03-02", [11, ...TEXT]),
        ],
        1,
      ],
    ])("%s", async (_what, stories, outlets) => {
      for (const one of stories) await place.store.write(one);
      expect(await carried()).toEqual([[stories.length, outlets]]);
      for (const { article } of stories) await place.store.remove(article.id);
      await place.store.writeAll(stories.map((extraction) => ({ extraction })));
      expect(await carried()).toEqual([[stories.length, outlets]]);
    });

    test("are told when they are written, and the earliest is the source, whichever came first", async () => {
      const [early, late] = [
        story("b", "Herald", "2024-03-01", TEXT),
        story("a", "Courier", "2024-03-02", TEXT),
      ];
      expect(await place.store.write(late)).toEqual({ outcome: "added" });
      expect(await sources()).toEqual([["a", null, "courier"]]);
      expect(await place.store.write(early)).toEqual({ outcome: "added", nearCopyOf: "a" });
      expect(await sources()).toEqual([
        ["a", "b", "herald"],
        ["b", null, "herald"],
      ]);
      expect(await place.store.write(late)).toEqual({ outcome: "unchanged" });
      expect(await place.store.remove("b")).toBe(true);
      expect(await sources()).toEqual([["a", null, "courier"]]);
      expect(await place.store.remove("a")).toBe(true);
      expect(await place.store.writeAll([late, early].map((extraction) => ({ extraction })))).toEqual([
        { outcome: "added" },
        { outcome: "added", nearCopyOf: "a" },
      ]);
    });

    test("of one day follow the first at its hour, wherever the clocks of its outlet stand", async () => {
      for (const one of [
        story("c", "Reuters", "2025-06-20T06:00:00Z", TEXT),
        story("b", "Daily Mail", "2025-06-20T20:00Z", TEXT),
        story("a", "Japan Times", "2025-06-20T23:30+09:00", TEXT),
        story("0", "Herald", "2025-06-20", TEXT),
      ])
        await place.store.write(one);
      expect(await sources()).toEqual([
        ["0", "c", "reuters"],
        ["a", "c", "reuters"],
        ["b", "c", "reuters"],
        ["c", null, "reuters"],
      ]);
      await place.store.remove("c");
      expect((await sources()).map(([, source]) => source)).toEqual(["a", null, "a"]);
      await place.store.remove("a");
      expect((await sources()).map(([, source]) => source)).toEqual(["b", null]);
    });

    // One that is tried again for as long as other writers are given time for takes longer.
    test("are replaced together as they are one by one", { timeout: 20_000 }, async () => {
      const [first, copy] = [
        story("a", "Herald", "2024-03-01", TEXT),
        story("b", "Courier", "2024-03-02", TEXT),
      ];
      for (const one of [first, copy]) await place.store.write(one);
      const again = { ...copy, claims: copy.claims.map((claim) => ({ ...claim, why: ["read anew"] })) };
      const other = story("a", "Herald", "2024-03-01", [20, 21, 22, 23, 24]);
      expect(await place.store.writeAll([other, again].map((extraction) => ({ extraction })))).toEqual([
        { outcome: "replaced" },
        { outcome: "replaced" },
      ]);
      expect(await sources()).toEqual([
        ["a", null, "herald"],
        ["b", null, "courier"],
      ]);
    });

    test("of copies follow the first of them all, and another where it is gone", async () => {
      const first = story("a", "Herald", "2024-03-01", [...TEXT, 11, 12, 13]);
      const middle = story("b", "Courier", "2024-03-02", [...TEXT.slice(3), 11, 12, 13, 14, 15, 16]);
      const last = story("c", "Post", "2024-03-03", [...TEXT.slice(7), 11, 12, 13, 14, 15, 16, 17, 18]);
      for (const one of [last, first, middle]) await place.store.write(one);
      expect(await sources()).toEqual([
        ["a", null, "herald"],
        ["b", "a", "herald"],
        ["c", "a", "herald"],
      ]);
      await place.store.remove("a");
      expect(await sources()).toEqual([
        ["b", null, "courier"],
        ["c", "b", "courier"],
      ]);
      await place.store.write({ ...middle, article: { ...middle.article, outlet: "Gazette" } });
      expect(await sources()).toEqual([
        ["b", null, "gazette"],
        ["c", "b", "gazette"],
      ]);
    });

    test("are one source where there are more than are looked at together, and the first of them comes last or goes", async () => {
      for (let number = 10; number < 80; number++)
        await place.store.write(story(`c${number}`, `Outlet ${number}`, "2024-03-02", TEXT));
      expect(await carried()).toEqual([[70, 1]]);
      await place.store.write(story("z", "Herald", "2024-03-01", TEXT));
      expect(await carried()).toEqual([[71, 1]]);
      expect(new Set((await sources()).map(([, , voice]) => voice))).toEqual(new Set(["herald"]));
      await place.store.remove("z");
      expect(await carried()).toEqual([[70, 1]]);
      expect(new Set((await sources()).map(([, , voice]) => voice))).toEqual(new Set(["outlet10"]));
    });

    test("have the same source in whatever order they came and went", { timeout: 600_000 }, async () => {
      const ids = ["a", "b", "c", "d", "e"];
      const told = fc.tuple(
        fc.constantFrom("2024-03-01", "2024-03-02", null),
        fc.nat(6),
        fc.integer({ min: 5, max: 9 }),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(told, { minLength: 2, maxLength: 5 }),
          fc.shuffledSubarray(ids, { minLength: 5 }),
          async (stories, order) => {
            const tell = ([day, first, length]: (typeof stories)[number], place: number) =>
              story(
                ids[place]!,
                `Outlet ${place}`,
                day,
                Array.from({ length }, (_, at) => first + at),
              );
            const made = stories.map(tell);
            for (const one of made) await place.store.write(one);
            const found = await sources();
            for (const id of order) await place.store.remove(id);
            for (const id of order) {
              const one = made[ids.indexOf(id)];
              if (one) await place.store.write(one);
              await place.store.remove(order[0]!);
            }
            const first = made[ids.indexOf(order[0]!)];
            if (first) await place.store.write(first);
            expect(await sources()).toEqual(found);
            const moved = [...stories.slice(1), stories[0]!].map(tell);
            await place.store.writeAll(moved.map((extraction) => ({ extraction })));
            const together = await sources();
            for (const id of ids) await place.store.remove(id);
            for (const one of moved) await place.store.write(one);
            expect(await sources()).toEqual(together);
            for (const id of ids) await place.store.remove(id);
          },
        ),
        { numRuns: process.env.CI ? 30 : 4 },
      );
    });
  });
}
