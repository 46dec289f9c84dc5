/** What the search asks of a store: the neighbours of nodes by drawn claims in either direction, or the ids of nodes. */
export type Ask<Node> = { neighboursOf: Node[] } | { idsOf: Node[] };

/** The answer to an `Ask`: by node, its neighbours (each once, without itself), or its entity's id. */
export type Answer<Node> = ReadonlyMap<Node, readonly Node[]> | ReadonlyMap<Node, string>;

/** What was gone over from one end. */
class Ball<Node> {
  /** Steps from the end. */
  readonly distance = new Map<Node, number>();
  /** The nodes gone over next to a node. */
  readonly before = new Map<Node, Node[]>();
  frontier: Node[];
  radius = 0;

  constructor(centre: Node) {
    this.distance.set(centre, 0);
    this.frontier = [centre];
  }

  grow(neighbours: ReadonlyMap<Node, readonly Node[]>): void {
    this.radius++;
    const next: Node[] = [];
    for (const node of this.frontier) {
      for (const other of neighbours.get(node) ?? []) {
        const before = this.before.get(other);
        if (before) before.push(node);
        else this.before.set(other, [node]);
        if (!this.distance.has(other)) {
          this.distance.set(other, this.radius);
          next.push(other);
        }
      }
    }
    this.frontier = next;
  }
}

/** Chains, and whether none is missing among them. */
export interface Found<Node> {
  chains: Node[][];
  complete: boolean;
}

/** Walks that lead nowhere but back are tried too; past this many steps of one length the search is given up with what it has. */
const MOST_STEPS = 200_000;

/**
 * The shortest chains of nodes between two ends, none of which has a node twice: the shortest first, and of one length in the
 * order of their ids. Goes out from both ends, by whole steps, always on the side with fewer nodes to go over; chains of a length are
 * then read off the nodes that lie near enough to both ends. Asks by yielding, so that a store may answer at once or later. What is held is
 * the nodes gone over, and for each its neighbours among them.
 *
 * @param limit the most chains
 * @param longest the most steps of a chain
 * @returns the chains, and whether there are no others that should stand among them
 */
export function* shortestChains<Node>(
  from: Node,
  to: Node,
  limit: number,
  longest: number,
): Generator<Ask<Node>, Found<Node>, Answer<Node>> {
  if (from === to) return { chains: [], complete: true };
  const [left, right] = [new Ball(from), new Ball(to)];
  const ids = new Map<Node, string>();
  const found: Node[][] = [];
  for (let length = 1; length <= longest && found.length < limit; length++) {
    while (left.radius + right.radius < length) {
      const side = left.frontier.length <= right.frontier.length ? left : right;
      if (side.frontier.length === 0) break;
      side.grow((yield { neighboursOf: side.frontier }) as ReadonlyMap<Node, readonly Node[]>);
    }
    if (left.radius + right.radius < length) {
      // One end has no further neighbours: everything that lies between is inside its ball.
      const ended = left.frontier.length === 0 ? left : right;
      ended.radius = length - (ended === left ? right : left).radius;
    }
    const layers = layersOf(left, right, length);
    if (layers === null) continue;
    const unnamed = [...new Set(layers.flatMap((layer) => [...layer]))].filter((node) => !ids.has(node));
    if (unnamed.length > 0) {
      for (const [node, id] of yield { idsOf: unnamed }) ids.set(node, id as string);
    }
    const { chains, complete } = chainsThrough(layers, left, right, ids, limit - found.length);
    found.push(...chains);
    // Longer ones would stand where some of this length are missing.
    if (!complete) return { chains: found, complete };
  }
  return { chains: found, complete: true };
}

/** For each place of a chain of this length the nodes that may stand there; null where there can be none. */
function layersOf<Node>(left: Ball<Node>, right: Ball<Node>, length: number): Set<Node>[] | null {
  const middle = Math.min(left.radius, length);
  const layers: Set<Node>[] = new Array(length + 1);
  const within = (ball: Ball<Node>, node: Node, steps: number) =>
    (ball.distance.get(node) ?? Infinity) <= steps;
  const nodes = left.distance.size <= right.distance.size ? left.distance : right.distance;
  layers[middle] = new Set();
  for (const node of nodes.keys())
    if (within(left, node, middle) && within(right, node, length - middle)) layers[middle].add(node);
  for (let place = middle - 1; place >= 0; place--)
    layers[place] = stepped(layers[place + 1]!, left, (node) => within(left, node, place));
  for (let place = middle + 1; place <= length; place++)
    layers[place] = stepped(layers[place - 1]!, right, (node) => within(right, node, length - place));
  return layers.some((layer) => layer.size === 0) ? null : layers;
}

function stepped<Node>(layer: Set<Node>, ball: Ball<Node>, fits: (node: Node) => boolean): Set<Node> {
  const next = new Set<Node>();
  for (const node of layer) for (const other of ball.before.get(node) ?? []) if (fits(other)) next.add(other);
  return next;
}

function chainsThrough<Node>(
  layers: Set<Node>[],
  left: Ball<Node>,
  right: Ball<Node>,
  ids: ReadonlyMap<Node, string>,
  limit: number,
): Found<Node> {
  const length = layers.length - 1;
  const middle = Math.min(left.radius, length);
  const inOrder = (nodes: Iterable<Node>) =>
    [...nodes].sort((a, b) => (ids.get(a)! < ids.get(b)! ? -1 : ids.get(a)! > ids.get(b)! ? 1 : 0));
  /** By place, the nodes that may follow each. */
  const following = layers.map(() => new Map<Node, Node[]>());
  for (let place = 0; place < middle; place++) {
    for (const node of inOrder(layers[place + 1]!)) {
      for (const before of left.before.get(node) ?? []) {
        if (!layers[place]!.has(before)) continue;
        const list = following[place]!.get(before);
        if (list) list.push(node);
        else following[place]!.set(before, [node]);
      }
    }
  }
  const followersOf = (node: Node, place: number): Node[] => {
    let list = following[place]!.get(node);
    if (!list && place >= middle) {
      list = inOrder((right.before.get(node) ?? []).filter((other) => layers[place + 1]!.has(other)));
      following[place]!.set(node, list);
    }
    return list ?? [];
  };

  const found: Node[][] = [];
  const chain: Node[] = [];
  let steps = 0;
  const walk = (node: Node): void => {
    if (found.length >= limit || steps > MOST_STEPS) return;
    steps++;
    chain.push(node);
    if (chain.length === length + 1) found.push([...chain]);
    else for (const next of followersOf(node, chain.length - 1)) if (!chain.includes(next)) walk(next);
    chain.pop();
  };
  for (const node of layers[0]!) walk(node);
  return { chains: found, complete: found.length >= limit || steps <= MOST_STEPS };
}
