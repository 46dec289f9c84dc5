import { describe, expect, test } from "vitest";
import { type TreeRow, treeRows, treeStep } from "#web/app/graph/tree.ts";

const entity = (id: string) => ({ id, name: id, kind: "state" }) as never;
const edge = (source: string, relation: string, target: string, claims = 1, status = "fact") =>
  ({ id: `${source}|${relation}|${status}|${target}`, source, target, relation, status, claims }) as never;
const VIEW = {
  entities: ["France", "Niger", "Sahel"].map(entity),
  relations: [
    edge("France", "CRITICIZED", "Niger", 3),
    edge("France", "WARNED", "Niger", 1, "planned"),
    edge("Niger", "PRAISED", "France", 5),
    edge("France", "MET_WITH", "Niger"),
  ],
};
const said = (row: TreeRow) =>
  `${"  ".repeat(row.level - 1)}${row.level === 1 ? `${row.entity.name} ${row.relations}` : row.level === 2 ? `${row.words} ${row.neighbours}` : `${row.neighbour.name} ${row.status}`} (${row.place}/${row.size})`;

describe("the tree of a view", () => {
  test("folded, is the entities in the order of the view", () => {
    expect(treeRows(VIEW, new Set()).map(said)).toEqual(["France 4 (1/3)", "Niger 4 (2/3)", "Sahel 0 (3/3)"]);
  });

  test("unfolds to relations as seen from the entity, those of most claims first, and to neighbours", () => {
    const open = new Set(["Niger", "Niger\nwas criticized by", "Niger\nwas warned by · not told as done"]);
    expect(treeRows(VIEW, open).map(said)).toEqual([
      "France 4 (1/3)",
      "Niger 4 (2/3)",
      "  praised 1 (1/4)",
      "  was criticized by 1 (2/4)",
      "    France fact (1/1)",
      "  was warned by · not told as done 1 (3/4)",
      "    France planned (1/1)",
      "  met with 1 (4/4)",
      "Sahel 0 (3/3)",
    ]);
  });

  test("counts a neighbour once for what is told as fact, and apart from that for what is denied", () => {
    const relations = [
      edge("France", "SPOKE_WITH", "Niger"),
      edge("France", "SPOKE_WITH", "Niger", 1, "denied"),
      edge("France", "SPOKE_WITH", "Sahel"),
    ];
    expect(
      treeRows({ ...VIEW, relations }, new Set(["France"]))
        .map(said)
        .slice(0, 3),
    ).toEqual(["France 3 (1/3)", "  spoke with 2 (1/2)", "  spoke with · denied or avoided 1 (2/2)"]);
  });

  test("no two rows have one key", () => {
    const open = new Set(["France", "Niger", "France\nmet with", "Niger\nmet with"]);
    const keys = treeRows(VIEW, open).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("keys in the tree", () => {
  const rows = treeRows(VIEW, new Set(["France", "France\nmet with"]));
  // France, met with … are rows 0, 1…; the neighbour under "met with" stands right below it.
  const metWith = rows.findIndex((row) => row.level === 2 && row.words === "met with");

  test.each([
    ["down", 0, "ArrowDown", { to: 1 }],
    ["up at the top stays", 0, "ArrowUp", { to: 0 }],
    ["right on an unfolded row goes in", 0, "ArrowRight", { to: 1 }],
    ["right on a folded row unfolds it", rows.length - 2, "ArrowRight", { fold: "Niger", open: true }],
    ["left on an unfolded row folds it", 0, "ArrowLeft", { fold: "France", open: false }],
    ["left on a neighbour goes to its relation", metWith + 1, "ArrowLeft", { to: metWith }],
    ["left on a folded relation goes to its entity", 1, "ArrowLeft", { to: 0 }],
    ["left on a folded entity stays", rows.length - 1, "ArrowLeft", { to: rows.length - 1 }],
    ["end", 0, "End", { to: rows.length - 1 }],
    ["home", 3, "Home", { to: 0 }],
    ["any other key", 0, "x", null],
  ] as const)("%s", (_, at, key, step) => {
    expect(treeStep(rows, at, key)).toEqual(step);
  });
});
