import { expect, test } from "vitest";
import { statesFor } from "#data/store/identity/scene.ts";
import { entityId } from "#schema/ids.ts";
import { extraction } from "#tests/builders.ts";

test.each([
  [1, 1],
  [12, 12],
  [13, 0],
])("an article that speaks of %i states has %i of which an office in it may be", (named, expected) => {
  const scene = extraction(
    "a",
    Array.from({ length: named }, (_, number) => [`It was cold in [State ${number}=state:State ${number}].`]),
  );
  const office = {
    holder: entityId("person", { name: "Sharif", within: scene.article.id }),
    called: "name",
    office: "head-of-government",
    single: true,
    of: null,
    tenure: "current",
    sentence: 0,
    title: { start: 0, end: 2 },
  } as const;
  expect(statesFor(office, scene)).toHaveLength(expected);
});
