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
  for (const root of candidates.slice(0, ROOTS)) {
    const tree = treeUnder(scores, width, n, root);
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

/** The best tree in which `root` alone depends on the root. */
function treeUnder(scores: Float32Array, width: number, n: number, root: number): Int32Array {
  const m = n;
  const matrix = new Float64Array(m * m).fill(Number.NEGATIVE_INFINITY);
  for (let d = 0; d < m; d++) {
    if (d === root) continue;
    for (let h = 0; h < m; h++) if (h !== d) matrix[d * m + h] = scores[d * width + h]!;
  }
  const heads = arborescence(matrix, m, root);
  heads[root] = n;
  return heads;
}

/** Heads of the best spanning arborescence from `root`; `matrix[d * m + h]` scores head h for d. Each round contracts one cycle. */
function arborescence(matrix: Float64Array, m: number, root: number): Int32Array {
  const heads = new Int32Array(m).fill(-1);
  for (let d = 0; d < m; d++) {
    if (d === root) continue;
    let best = -1;
    for (let h = 0; h < m; h++)
      if (h !== d && (best < 0 || matrix[d * m + h]! > matrix[d * m + best]!)) best = h;
    heads[d] = best;
  }
  const cycle = findCycle(heads, m, root);
  if (cycle === null) return heads;

  const inCycle = new Uint8Array(m);
  for (const node of cycle) inCycle[node] = 1;
  const outside: number[] = [];
  for (let node = 0; node < m; node++) if (!inCycle[node]) outside.push(node);
  const k = outside.length;
  const small = new Float64Array((k + 1) * (k + 1)).fill(Number.NEGATIVE_INFINITY);
  const enter = new Int32Array(k);
  const leave = new Int32Array(k);
  for (let a = 0; a < k; a++) {
    const node = outside[a]!;
    for (let b = 0; b < k; b++) small[a * (k + 1) + b] = matrix[node * m + outside[b]!]!;
    let from = cycle[0]!;
    for (const c of cycle) if (matrix[node * m + c]! > matrix[node * m + from]!) from = c;
    leave[a] = from;
    small[a * (k + 1) + k] = matrix[node * m + from]!;
    let into = cycle[0]!;
    const gain = (c: number) => matrix[c * m + node]! - matrix[c * m + heads[c]!]!;
    for (const c of cycle) if (gain(c) > gain(into)) into = c;
    enter[a] = into;
    small[k * (k + 1) + a] = gain(into);
  }
  const inner = arborescence(small, k + 1, outside.indexOf(root));
  for (let a = 0; a < k; a++) {
    const node = outside[a]!;
    if (node !== root) heads[node] = inner[a] === k ? leave[a]! : outside[inner[a]!]!;
  }
  const entry = inner[k]!;
  heads[enter[entry]!] = outside[entry]!;
  return heads;
}

function findCycle(heads: Int32Array, m: number, root: number): number[] | null {
  const seen = new Int32Array(m).fill(-1);
  for (let start = 0; start < m; start++) {
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
