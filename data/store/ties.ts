import type { View } from "#schema/exploring.ts";

/** What two entities have in common in one direction. */
export interface Tie<Node> {
  source: Node;
  target: Node;
  claims: number;
  /** Edges: relations and statuses. */
  relations: number;
}

export interface Choice<Node> {
  chosen: Node[];
  /** How many others each of them is tied to. */
  hidden: ReadonlyMap<Node, number>;
  shown: View["shown"];
  total: View["total"];
}

/**
 * Chooses who is shown: first those who are named, then the ends of the strongest ties, as long as there is room for both.
 *
 * @param ties one for each two nodes and direction
 * @param named shown whether tied to someone or not
 * @param limit the most nodes
 * @param idOf decides between ties of the same strength
 */
export function strongest<Node extends string | number>(
  ties: readonly Tie<Node>[],
  named: readonly Node[],
  limit: number,
  idOf: (node: Node) => string,
): Choice<Node> {
  const neighbours = new Map<Node, Map<Node, number>>();
  const note = (one: Node, other: Node, claims: number) => {
    const ofOne = neighbours.get(one) ?? new Map<Node, number>();
    neighbours.set(one, ofOne);
    ofOne.set(other, (ofOne.get(other) ?? 0) + claims);
  };
  for (const { source, target, claims } of ties) {
    note(source, target, claims);
    note(target, source, claims);
  }

  const chosen = new Set<Node>(named.slice(0, limit));
  const room = () => limit - chosen.size;
  if (neighbours.size <= room()) for (const node of neighbours.keys()) chosen.add(node);
  else
    for (const [one, other] of byStrength(neighbours, idOf)) {
      if (room() === 0) break;
      const missing = Number(!chosen.has(one)) + Number(!chosen.has(other));
      if (missing <= room()) chosen.add(one).add(other);
    }

  const shown = { entities: chosen.size, relations: 0, claims: 0 };
  const total = { entities: new Set([...neighbours.keys(), ...chosen]).size, relations: 0, claims: 0 };
  for (const { source, target, claims, relations } of ties) {
    total.relations += relations;
    total.claims += claims;
    if (!chosen.has(source) || !chosen.has(target)) continue;
    shown.relations += relations;
    shown.claims += claims;
  }
  const hidden = new Map<Node, number>();
  for (const node of chosen) {
    const others = [...(neighbours.get(node)?.keys() ?? [])];
    hidden.set(node, others.filter((other) => !chosen.has(other)).length);
  }
  return { chosen: [...chosen], hidden, shown, total };
}

/** Pairs of nodes with the smaller id first: those of most claims first, then in the order of ids. */
function byStrength<Node extends string | number>(
  neighbours: ReadonlyMap<Node, ReadonlyMap<Node, number>>,
  idOf: (node: Node) => string,
): [Node, Node][] {
  const ids = new Map([...neighbours.keys()].map((node) => [node, idOf(node)]));
  const order = (a: Node, b: Node) => (ids.get(a)! < ids.get(b)! ? -1 : ids.get(a)! > ids.get(b)! ? 1 : 0);
  const pairs: [one: Node, other: Node, claims: number][] = [];
  for (const [one, others] of neighbours)
    for (const [other, claims] of others) if (order(one, other) < 0) pairs.push([one, other, claims]);
  return pairs
    .sort((a, b) => b[2] - a[2] || order(a[0], b[0]) || order(a[1], b[1]))
    .map(([one, other]) => [one, other]);
}
