import { type Expansion, expansionText, PORTION, readExpansion } from "#schema/expansion.ts";
import type { Neighbour, NeighbourhoodQuery, View, ViewNode, ViewQuery } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import { RELATIONS } from "#schema/relations.ts";

/** An edge, as far as it says how strong a tie is; several may be between the same two. */
export interface Tie<Node> {
  source: Node;
  target: Node;
  claims: number;
}

export interface Amounts<Node> {
  /** How many others each of those shown is tied to. */
  hidden: ReadonlyMap<Node, number>;
  shown: View["shown"];
  total: View["total"];
}

/**
 * Chooses who is shown: first those who are named, then the ends of the strongest ties, as long as there is room for both.
 *
 * @param ties every edge of what is chosen from
 * @param named shown whether tied to someone or not
 * @param limit the most nodes
 * @param idOf decides between ties of the same strength
 */
export function strongest<Node extends string | number>(
  ties: readonly Tie<Node>[],
  named: readonly Node[],
  limit: number,
  idOf: (node: Node) => string,
): Set<Node> {
  const pairs = new Map<Node, Map<Node, number>>();
  const tied = new Set<Node>();
  for (const { source, target, claims } of ties) {
    const [one, other]: [Node, Node] = source < target ? [source, target] : [target, source];
    const ofOne = pairs.get(one) ?? new Map<Node, number>();
    pairs.set(one, ofOne);
    ofOne.set(other, (ofOne.get(other) ?? 0) + claims);
    tied.add(one).add(other);
  }

  const chosen = new Set<Node>(named.slice(0, limit));
  const room = () => limit - chosen.size;
  if (tied.size <= room()) for (const node of tied) chosen.add(node);
  else
    for (const [one, other] of byStrength(pairs, idOf)) {
      if (room() === 0) break;
      const missing = Number(!chosen.has(one)) + Number(!chosen.has(other));
      if (missing <= room()) chosen.add(one).add(other);
    }
  return chosen;
}

/** Whether a question leaves everything open, so that every claim answers. */
export function isOpen(question: Question): boolean {
  return Object.values(question).every((part) => part === undefined);
}

/** Nodes of a view: those of most claims first. */
export function inOrder(nodes: readonly ViewNode[]): ViewNode[] {
  return nodes.toSorted((a, b) => b.claims - a.claims || (a.id < b.id ? -1 : 1));
}

/** How much of the ties is among those who are shown, and how much is not. */
export function amountsOf<Node>(ties: readonly Tie<Node>[], chosen: ReadonlySet<Node>): Amounts<Node> {
  const tied = new Set(ties.flatMap(({ source, target }) => [source, target]));
  const shown = { entities: chosen.size, relations: 0, claims: 0 };
  const total = { entities: new Set([...tied, ...chosen]).size, relations: 0, claims: 0 };
  const beyond = new Map([...chosen].map((node) => [node, new Set<Node>()]));
  for (const { source, target, claims } of ties) {
    total.relations += 1;
    total.claims += claims;
    const [ofSource, ofTarget] = [beyond.get(source), beyond.get(target)];
    if (ofSource && ofTarget) {
      shown.relations += 1;
      shown.claims += claims;
    } else {
      ofSource?.add(target);
      ofTarget?.add(source);
    }
  }
  const hidden = new Map([...beyond].map(([node, others]) => [node, others.size]));
  return { hidden, shown, total };
}

/** Pairs of nodes: those of most claims first, then in the order of ids. Pairs of so few claims that nobody asks for them stay unordered. */
function* byStrength<Node>(
  pairs: ReadonlyMap<Node, ReadonlyMap<Node, number>>,
  idOf: (node: Node) => string,
): Generator<[Node, Node]> {
  const byClaims = new Map<number, [Node, Node][]>();
  for (const [one, others] of pairs)
    for (const [other, claims] of others) {
      const same = byClaims.get(claims);
      if (same) same.push([one, other]);
      else byClaims.set(claims, [[one, other]]);
    }
  for (const claims of [...byClaims.keys()].sort((a, b) => b - a)) {
    const same = byClaims.get(claims)!.map((pair) => ({ pair, ids: pair.map(idOf).sort() }));
    same.sort(({ ids: a }, { ids: b }) => order(a[0]!, b[0]!) || order(a[1]!, b[1]!));
    for (const { pair } of same) yield pair;
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Edges that are looked through for an expansion: those to a full overview and as many again may come before the first newcomer. */
const LOOKED_THROUGH = 5000;

/** Whom to add to a view for an expansion. */
export interface ExpansionQuery {
  expansion: Expansion;
  /** What to ask a neighbourhood for. */
  near: NeighbourhoodQuery;
  /** Neighbours that it brings at most. */
  most: number;
}

/** The expansions of a view, each once, however often it is asked for. Texts that are no expansions are passed over. */
export function expansionsOf({
  expand = [],
  limit: _,
  source: _s,
  target: _t,
  around: _a,
  ...filter
}: ViewQuery): ExpansionQuery[] {
  const repeated = Map.groupBy(
    expand.flatMap((text) => readExpansion(text) ?? []),
    expansionText,
  );
  return [...repeated.values()].map(([expansion, ...again]): ExpansionQuery => {
    const { entity, relation, since = filter.since, until = filter.until } = expansion!;
    // Who is asked for by days is somebody of those days, not of none that is known.
    const isDated = expansion!.since !== undefined || expansion!.until !== undefined;
    const near: NeighbourhoodQuery = { ...filter, entity, since, until, limit: LOOKED_THROUGH };
    return {
      expansion: expansion!,
      near: { ...near, ...(relation && { relation: [relation] }), ...(isDated && { undated: false }) },
      most: PORTION * (1 + again.length),
    };
  });
}

/**
 * The ids that an expansion adds: the entity, and of its neighbours the first who are not in the overview. Who else is expanded does not
 * matter, so that taking an expansion back takes away what it brought and nothing else.
 */
export function broughtBy(
  { expansion: { entity, way }, most }: ExpansionQuery,
  neighbours: readonly Neighbour[],
  overview: ReadonlySet<string>,
): string[] {
  const ids = new Set<string>();
  for (const { neighbour, edge } of neighbours) {
    if (ids.size === most) break;
    const isThatWay =
      way === undefined ||
      RELATIONS[edge.relation].symmetric ||
      (edge.source === entity) === (way === "from");
    if (isThatWay && !overview.has(neighbour.id)) ids.add(neighbour.id);
  }
  return [entity, ...ids];
}
