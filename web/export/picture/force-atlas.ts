import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";
import defaults from "graphology-layout-forceatlas2/defaults.js";
import iterate from "graphology-layout-forceatlas2/iterate.js";

/** Numbers a node and an edge take up in the package's rows. */
const NODE = 10;
const EDGE = 3;

/** Where in a node's row its mass stands: one more than the number of its lines. */
const MASS = 6;

/** Two nodes by their places in a row of all. */
export type Line = readonly [one: number, other: number];

export interface ForceAtlasTask {
  /** Where the nodes stand at first. */
  start: readonly { x: number; y: number }[];
  /** Each pair of tied nodes once. */
  lines: readonly Line[];
  iterations: number;
  settings?: Pick<ForceAtlas2Settings, "gravity" | "scalingRatio">;
}

/**
 * ForceAtlas2 (Jacomy et al. 2014), with the settings that its package infers from the number of nodes where none are given. It works on
 * the package's rows of numbers: a graph built for this alone would be the larger part of the script that lays out.
 */
export function forceAtlas({
  start,
  lines,
  iterations,
  settings,
}: ForceAtlasTask): { x: number; y: number }[] {
  const nodes = new Float32Array(start.length * NODE);
  for (const [place, { x, y }] of start.entries()) nodes.set([x, y, 0, 0, 0, 0, 1, 1, 1, 0], place * NODE);
  const edges = new Float32Array(lines.flatMap(([one, other]) => [one * NODE, other * NODE, 1]));
  for (let at = 0; at < edges.length; at += EDGE) {
    nodes[edges[at]! + MASS]! += 1;
    nodes[edges[at + 1]! + MASS]! += 1;
  }
  const all = {
    ...defaults,
    strongGravityMode: true,
    gravity: 0.05,
    scalingRatio: 10,
    barnesHutOptimize: start.length > 2000,
    slowDown: 1 + Math.log(start.length),
    ...settings,
  };
  for (let step = 0; step < iterations; step++) iterate(all, nodes, edges);
  return start.map((_, place) => ({ x: nodes[place * NODE]!, y: nodes[place * NODE + 1]! }));
}

/** Every pair of nodes once, whichever way and however often it is tied; in the order of the first tie. */
export function eachPairOnce(lines: Iterable<Line>): Line[] {
  const partners = new Map<number, Set<number>>();
  const pairs: Line[] = [];
  for (const line of lines) {
    const [low, high] = [Math.min(...line), Math.max(...line)];
    const known = partners.get(low) ?? new Set();
    if (known.has(high)) continue;
    partners.set(low, known.add(high));
    pairs.push(line);
  }
  return pairs;
}
