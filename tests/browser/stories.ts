import type { Extraction } from "#schema/extraction.ts";
import { RELATION_NAMES } from "#schema/relations.ts";
import { extraction } from "#tests/builders.ts";

/** Two articles with every kind of claim that the page tells apart. */
export const TALKS: Extraction = withFlag(
  extraction(
    "talks",
    [
      ["[France] {criticized} [Niger] over the arrest of two envoys.", "France CRITICIZED Niger"],
      [
        "[Anna Keller=person:Anna Keller] {met} [Idris Sow=person:Idris Sow] in Geneva on Monday.",
        "Anna Keller MET_WITH Idris Sow / sure 0.84",
      ],
      [
        "[Both ministers=person:Anna Keller+person:Idris Sow] {spoke} again by telephone.",
        "Both ministers SPOKE_WITH - / inferred",
      ],
      ["[Niger] will {visit} [Togo] next month.", "Niger VISITED Togo / future"],
      ["[Togo] did not {visit} [Ghana].", "Togo VISITED Ghana / negated"],
      ["According to [Idris Sow], [Ghana] {visited} [Benin].", "Ghana VISITED Benin / by Idris Sow"],
      ["[Benin] {visited} [Mali].", "Benin VISITED Mali"],
      ["[France] also {warned} against haste.", "France WARNED -"],
      ["[protesters=group:protesters] {marched} against [France].", "protesters PROTESTED France"],
      ["[Niger] {thanked} [France] for its patience.", "Niger PRAISED France"],
      ["The [Sahel=place:Sahel] waits for rain."],
    ],
    {
      title: "Envoys, talks and a telephone",
      outlet: "The Test Courier",
      publishedAt: "2024-05-06",
      url: "https://courier.example/envoys",
    },
  ),
);

export const ECHO: Extraction = withFlag(
  extraction("echo", [["Once more [France] {criticized} [Niger].", "France CRITICIZED Niger"]], {
    title: "France, again",
    outlet: "The Second Courier",
  }),
);

/** Builders derive ids from names; a state of the gazetteer has its code. */
function withFlag(story: Extraction): Extraction {
  return JSON.parse(JSON.stringify(story).replaceAll('"state:france"', '"state:FR"'));
}

/** A star of many: more entities than are drawn at once. */
export function crowd(size: number): Extraction {
  return extraction(
    "crowd",
    Array.from({ length: size }, (_, i) => [
      `[Chair=person:Chair] {met} [Guest ${i}=person:Guest ${i}].`,
      `Chair MET_WITH Guest ${i}`,
    ]),
    { title: "A long evening" },
  );
}

/** More lines than are drawn one by one, between three chairs and their guests; and apart from them four pairs, each told of otherwise. */
export const THOUSANDS: Extraction = extraction("thousands", [
  ...RELATION_NAMES.slice(0, 18).flatMap((relation) =>
    Array.from({ length: 120 }, (_, i): [string, string] => [
      `[Chair ${i % 3}=person:Chair ${i % 3}] {dealt with} [Guest ${i}=person:Guest ${i}].`,
      `Chair ${i % 3} ${relation} Guest ${i}`,
    ]),
  ),
  ["[Benin] {visited} [Mali].", "Benin VISITED Mali"],
  ["[Chad] will {visit} [Togo].", "Chad VISITED Togo / future"],
  ["[Peru] did not {visit} [Ghana].", "Peru VISITED Ghana / negated"],
  ["According to [Guest 1=person:Guest 1], [Egypt] {visited} [Iran].", "Egypt VISITED Iran / by Guest 1"],
]);
