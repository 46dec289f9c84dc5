import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "#data/store/content.ts";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import { type Person, type Told, written } from "../people.ts";
import type { OpenPlace } from "./place.ts";

export function testOrder(place: OpenPlace): void {
  test("what many articles say together is the same in whatever order articles came and went, together or alone, and in every store", {
    timeout: 600_000,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "demarche-beside-"));
    const beside = await openStore(join(folder, "store.db"));
    await fc.assert(
      fc.asyncProperty(stories, fc.array(fc.nat(20)), async (told, moves) => {
        const articles = written(told);
        await place.store.writeAll(articles.map((extraction) => ({ extraction })));
        for (const made of shuffled(articles, moves)) {
          await beside.write(made);
          const again = articles[moves.at(-1)! % articles.length]!;
          if (moves.length % 2 === 1) await beside.remove(again.article.id);
        }
        for (const made of articles) await beside.write(made);
        expect(await everything(beside)).toEqual(await everything(place.store));
        for (const made of [...articles].reverse()) {
          await place.store.remove(made.article.id);
          await beside.remove(made.article.id);
        }
        expect(await place.store.health()).toMatchObject({ articles: 0, entities: 0, claims: 0 });
      }),
      { numRuns: process.env.CI ? 40 : 6 },
    );
    await beside.close();
    await rm(folder, { recursive: true });
  });
}

/** All that a store says of what it holds. */
async function everything(store: Store): Promise<unknown> {
  const details = [];
  for await (const { id } of store.entities()) details.push(await store.entity(id));
  return { content: await contentHash(store), details };
}

function shuffled<Item>(items: readonly Item[], moves: readonly number[]): Item[] {
  const left = [...items];
  return items.map((_, place) => left.splice((moves[place % moves.length] ?? 0) % left.length, 1)[0]!);
}

const day = fc.constantFrom(null, "2023-06-01", "2024-01-01", "2024-01-05", "2024-02-20", "2025-01-01");
const person = fc.tuple(
  fc.constantFrom("Ana Silva", "Rui Silva", "Silva", "Ana", "the Minister"),
  fc.constantFrom(
    ...[
      undefined,
      "foreign PT",
      "foreign EC",
      "former foreign PT",
      "next foreign PT",
      "foreign",
      "finance PT",
    ],
  ),
) as fc.Arbitrary<Person>;
const named = fc.constantFrom<string[]>([], [], ["PT"], ["Lisbon", "EC"]);
const stories = fc.array(
  fc
    .tuple(day, fc.uniqueArray(person, { selector: ([called]) => called, minLength: 1, maxLength: 3 }), named)
    .map(([when, people, places]): Told => [when, ...people, ...places]),
  { minLength: 2, maxLength: 7 },
);
