import { describe, expect, test } from "vitest";
import { measuresOf } from "#web/app/graph/measures.ts";

/** "A-B" is a tie of one claim; "A-B*3" of three. Entities get a claim for each tie. */
function task(ties: string, chosen: string | null = null) {
  const pairs = ties.split(" ").map((tie) => {
    const [pair = "", claims = "1"] = tie.split("*");
    const [source = "", target = ""] = pair.split("-");
    return { source, target, claims: Number(claims) };
  });
  const ids = [...new Set(pairs.flatMap(({ source, target }) => [source, target]))];
  const entities = ids.map((id) => ({
    id,
    claims: pairs.filter(({ source, target }) => source === id || target === id).length,
  }));
  return { entities, ties: pairs, chosen };
}

const TWO_CAMPS = "A-B B-C A-C C-D D-E E-F D-F";

describe("measures of a view", () => {
  test("several relations of a pair are one tie", () => {
    const { pairs, connected } = measuresOf(task("A-B A-B B-A B-C"));
    expect(pairs).toBe(2);
    expect(connected).toEqual([
      { id: "B", others: 2 },
      { id: "A", others: 1 },
      { id: "C", others: 1 },
    ]);
  });

  test("who joins two camps stands between them", () => {
    const { between, groups } = measuresOf(task(TWO_CAMPS));
    expect(between?.map(({ id }) => id)).toEqual(["C", "D"]);
    expect(between?.[0]?.share).toBeCloseTo(0.6);
    expect(groups.map((group) => group.toSorted())).toEqual([
      ["A", "B", "C"],
      ["D", "E", "F"],
    ]);
  });

  test("the rank of the chosen one counts those with more ties", () => {
    const { chosen } = measuresOf(task(TWO_CAMPS, "E"));
    expect(chosen).toMatchObject({ others: 2, rank: 3, stands: null });
    expect(chosen?.group.toSorted()).toEqual(["D", "F"]);
  });

  test("between whom the chosen one stands is counted in shortest chains", () => {
    // From A to Z by M twice (over P and over Q) and by N once.
    const { chosen } = measuresOf(task("A-M*9 M-P M-Q P-Z Q-Z A-N N-R R-Z A-K A-L Z-I Z-J", "M"));
    expect(chosen?.stands).toEqual({ one: "Z", other: "A", through: 2, chains: 3 });
  });

  test("an empty view has nothing to measure", () => {
    expect(measuresOf({ entities: [], ties: [], chosen: "A" })).toEqual({
      entities: 0,
      pairs: 0,
      connected: [],
      between: [],
      groups: [],
      chosen: null,
    });
  });

  test("a view too large to follow every chain says so instead of keeping the reader waiting", () => {
    const entities = Array.from({ length: 20_000 }, (_, i) => ({ id: `${i}`, claims: 1 }));
    const ties = entities.slice(1).map(({ id }) => ({ source: "0", target: id, claims: 1 }));
    const { between, connected } = measuresOf({ entities, ties, chosen: null });
    expect(between).toBeNull();
    expect(connected[0]).toEqual({ id: "0", others: 19_999 });
  });
});
