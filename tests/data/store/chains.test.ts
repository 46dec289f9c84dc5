import fc from "fast-check";
import { expect, test } from "vitest";
import { answered } from "#data/store/asking.ts";
import { shortestChains } from "#data/store/chains.ts";

type Links = ReadonlyMap<number, readonly number[]>;

function linksOf(pairs: readonly [number, number][]): Links {
  const links = new Map<number, number[]>();
  for (const [one, other] of pairs) {
    if (one === other || links.get(one)?.includes(other)) continue;
    links.set(one, [...(links.get(one) ?? []), other]);
    links.set(other, [...(links.get(other) ?? []), one]);
  }
  return links;
}

function search(links: Links, from: number, to: number, limit: number, longest: number) {
  return answered(shortestChains(from, to, limit, longest), (asked) =>
    "idsOf" in asked
      ? new Map(asked.idsOf.map((node) => [node, String(node)]))
      : new Map(asked.neighboursOf.map((node) => [node, links.get(node) ?? []])),
  );
}

/** Every chain without a node twice, by trying all. */
function allChains(links: Links, from: number, to: number, longest: number): number[][] {
  if (from === to) return [];
  const found: number[][] = [];
  const walk = (chain: number[]) => {
    if (chain.at(-1) === to) found.push(chain);
    else if (chain.length <= longest)
      for (const next of links.get(chain.at(-1)!) ?? []) if (!chain.includes(next)) walk([...chain, next]);
  };
  walk([from]);
  return found.sort((a, b) => a.length - b.length || (a.join("") < b.join("") ? -1 : 1));
}

test("the shortest chains are those that trying all of them finds, in the same order", () => {
  const node = fc.nat(8);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(node, node), { maxLength: 18 }),
      node,
      node,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 7 }),
      (pairs, from, to, limit, longest) => {
        const links = linksOf(pairs);
        expect(search(links, from, to, limit, longest)).toEqual({
          chains: allChains(links, from, to, longest).slice(0, limit),
          complete: true,
        });
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a search that goes astray is given up with the shorter chains, and says so", () => {
  const [from, hub, to] = [0, 1, 2];
  const [left, right] = [3, 103].map((first) => Array.from({ length: 100 }, (_, number) => first + number));
  const links = linksOf([
    [from, hub],
    [hub, to],
    ...left!.map((one): [number, number] => [hub, one]),
    ...left!.flatMap((one) => right!.map((other): [number, number] => [one, other])),
  ]);
  // Of six steps a million ways lead from the hub back to it.
  expect(search(links, from, to, 5, 6)).toEqual({ chains: [[from, hub, to]], complete: false });
  expect(search(links, from, to, 1, 6)).toEqual({ chains: [[from, hub, to]], complete: true });
});
