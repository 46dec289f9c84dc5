/** Trees are looked for under at most this many roots, those first that lose least by being the root. */
const ROOTS = 4;

/**
 * The best tree over n tokens with one root (Chu and Liu 1965, Edmonds 1967). `scores[d * width + h]` scores head h for token d, column n
 * the root. Returns the heads, n for the root's one dependent.
 */
export function decodeTree(scores: Float32Array, width: number, n: number): Int32Array {
  const heads = bestHeads(scores, width, n);
  const roots: number[] = [];
  for (let d = 0; d < n; d++) if (heads[d] === n) roots.push(d);
  if (roots.length === 1 && isTree(heads, n)) return heads;
  const candidates = Array.from({ length: n }, (_, d) => d);
  const gain = (d: number) => scores[d * width + n]! - bestBut(scores, width, n, d);
  candidates.sort((a, b) => gain(b) - gain(a) || a - b);
  let best: Int32Array | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  const matrix = new Float64Array(n * n);
  for (const root of candidates.slice(0, ROOTS)) {
    const tree = treeUnder(scores, width, n, root, matrix);
    let total = 0;
    for (let d = 0; d < n; d++) total += scores[d * width + tree[d]!]!;
    if (best === null || total > bestScore) {
      best = tree;
      bestScore = total;
    }
  }
  return best ?? heads;
}

function bestHeads(scores: Float32Array, width: number, n: number): Int32Array {
  const heads = new Int32Array(n);
  for (let d = 0; d < n; d++) {
    let best = n;
    for (let h = 0; h < n; h++) if (h !== d && scores[d * width + h]! > scores[d * width + best]!) best = h;
    heads[d] = best;
  }
  return heads;
}

function bestBut(scores: Float32Array, width: number, n: number, d: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let h = 0; h < n; h++) if (h !== d && scores[d * width + h]! > best) best = scores[d * width + h]!;
  return best;
}

function isTree(heads: Int32Array, n: number): boolean {
  const seen = new Int32Array(n).fill(-1);
  for (let start = 0; start < n; start++) {
    let at = start;
    while (at !== n && seen[at] === -1) {
      seen[at] = start;
      at = heads[at]!;
    }
    if (at !== n && seen[at] === start) return false;
  }
  return true;
}

/** The best tree in which `root` alone depends on the root; `matrix`, of n × n scores, is overwritten. */
function treeUnder(
  scores: Float32Array,
  width: number,
  n: number,
  root: number,
  matrix: Float64Array,
): Int32Array {
  matrix.fill(Number.NEGATIVE_INFINITY);
  for (let d = 0; d < n; d++) {
    if (d === root) continue;
    for (let h = 0; h < n; h++) if (h !== d) matrix[d * n + h] = scores[d * width + h]!;
  }
  const heads = arborescence(matrix, n, root);
  heads[root] = n;
  return heads;
}

/** A cycle that was made one node, which took the place of its first. */
interface Contraction {
  cycle: number[];
  /** The heads within the cycle, in its order. */
  heads: number[];
  /** The nodes that were left beside it. */
  outside: number[];
  /** For each of them in its order: which of the cycle would be its head, and which of the cycle it would best be the head of. */
  leave: Int32Array;
  enter: Int32Array;
}

/**
 * Heads of the best spanning arborescence from `root`; `matrix[d * n + h]` scores head h for d, and is overwritten. Each round contracts one cycle
 * in place, and looks for new heads of those alone that had one in it. Of equal scores the first in the order of nodes counts, in which
 * what was contracted comes last.
 */
function arborescence(matrix: Float64Array, n: number, root: number): Int32Array {
  const heads = new Int32Array(n).fill(-1);
  let nodes = Array.from({ length: n }, (_, node) => node);
  const findHead = (d: number) => {
    let best = -1;
    for (const h of nodes) if (h !== d && (best < 0 || matrix[d * n + h]! > matrix[d * n + best]!)) best = h;
    heads[d] = best;
  };
  for (const d of nodes) if (d !== root) findHead(d);
  const contractions: Contraction[] = [];
  const isInCycle = new Uint8Array(n);
  for (let cycle = findCycle(heads, nodes, root); cycle !== null; cycle = findCycle(heads, nodes, root)) {
    for (const node of cycle) isInCycle[node] = 1;
    const outside = nodes.filter((node) => !isInCycle[node]);
    const contraction = contract(matrix, n, heads, cycle, outside);
    contractions.push(contraction);
    const whole = cycle[0]!;
    nodes = [...outside, whole];
    for (const d of outside) if (d !== root && isInCycle[heads[d]!]) findHead(d);
    findHead(whole);
    for (const node of cycle) isInCycle[node] = 0;
  }
  for (const contraction of contractions.reverse()) expand(contraction, heads);
  return heads;
}

/** Makes a cycle one node in the place of its first: scores of its heads are what they gain over the head within the cycle that they replace. */
function contract(
  matrix: Float64Array,
  n: number,
  heads: Int32Array,
  cycle: number[],
  outside: number[],
): Contraction {
  const whole = cycle[0]!;
  const enter = new Int32Array(outside.length);
  const leave = new Int32Array(outside.length);
  for (const [place, node] of outside.entries()) {
    let [from, into] = [whole, whole];
    const gain = (c: number) => matrix[c * n + node]! - matrix[c * n + heads[c]!]!;
    for (const c of cycle) {
      if (matrix[node * n + c]! > matrix[node * n + from]!) from = c;
      if (gain(c) > gain(into)) into = c;
    }
    leave[place] = from;
    enter[place] = into;
    const best = gain(into);
    matrix[node * n + whole] = matrix[node * n + from]!;
    matrix[whole * n + node] = best;
  }
  return { cycle, heads: cycle.map((node) => heads[node]!), outside, leave, enter };
}

/** Puts a cycle back in, without the one of its edges that the head of the whole replaces. */
function expand({ cycle, heads: within, outside, leave, enter }: Contraction, heads: Int32Array): void {
  const whole = cycle[0]!;
  const head = heads[whole]!;
  for (const [place, node] of outside.entries()) if (heads[node] === whole) heads[node] = leave[place]!;
  for (const [place, node] of cycle.entries()) heads[node] = within[place]!;
  heads[enter[outside.indexOf(head)]!] = head;
}

function findCycle(heads: Int32Array, nodes: number[], root: number): number[] | null {
  const seen = new Int32Array(heads.length).fill(-1);
  for (const start of nodes) {
    let at = start;
    while (at !== root && seen[at] === -1) {
      seen[at] = start;
      at = heads[at]!;
    }
    if (at === root || seen[at] !== start) continue;
    const cycle = [at];
    for (let next = heads[at]!; next !== at; next = heads[next]!) cycle.push(next);
    return cycle;
  }
  return null;
}
