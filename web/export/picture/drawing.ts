import type { Graph, GraphEdge, GraphNode } from "#schema/api.ts";
import type { Status } from "#schema/claim.ts";
import type { EntityKind } from "#schema/entity.ts";
import { RELATIONS, type Relation, type Tone } from "#schema/relations.ts";
import { toldAs } from "../words.ts";

export const SHAPES = ["disc", "square", "hexagon", "diamond", "ring", "dot"] as const;
export type Shape = (typeof SHAPES)[number];

export const SHAPE_OF_KIND: Record<EntityKind, Shape> = {
  person: "disc",
  state: "square",
  organization: "hexagon",
  group: "diamond",
  place: "ring",
  other: "dot",
};

/** Radius in CSS pixels of the entity with the fewest and the most claims: a factor under three. */
const SMALLEST = 8;
const LARGEST = 21;

/** Beyond so many entities all are drawn smaller, to leave room for the lines. */
const CROWD = 150;

export interface DrawnEntity {
  id: string;
  name: string;
  shape: Shape;
  /** Radius in CSS pixels at the resting zoom. */
  radius: number;
  claims: number;
  /** ISO 3166 code of the flag that a state shows. */
  flag: string | null;
  /** A description without a name ("protesters"). */
  unnamed: boolean;
  /** Unnamed, or without any drawn relation: drawn more quietly. */
  quiet: boolean;
}

export interface DrawnRelation {
  id: string;
  source: string;
  target: string;
  relation: Relation;
  status: Status;
  tone: Tone;
  words: string;
  claims: number;
  directed: boolean;
  /** CSS pixels. */
  thickness: number;
  /** How far the middle of the line leaves the straight way, in CSS pixels at the resting zoom; positive to the left of source → target. */
  bow: number;
  /** How far that of the outermost line of the same pair does, to whichever side. */
  widest: number;
}

export interface Drawing {
  entities: DrawnEntity[];
  relations: DrawnRelation[];
}

/** How a part of the graph is drawn, apart from where: shapes, sizes, and lines that lie beside each other where a pair has several. */
export function drawingOf(graph: Graph): Drawing {
  const radii = radiiOf(graph.nodes);
  const related = new Set<string>(graph.edges.flatMap(({ source, target }) => [source, target]));
  const entities = graph.nodes.map((node, place) => drawnEntity(node, radii[place]!, related.has(node.id)));
  return { entities, relations: beside(graph.edges) };
}

function drawnEntity(node: GraphNode, radius: number, isRelated: boolean): DrawnEntity {
  const { id, name, kind, claims } = node;
  const unnamed = isUnnamed(node);
  return {
    id,
    name,
    shape: SHAPE_OF_KIND[kind],
    radius,
    claims,
    flag: kind === "state" ? (/^state:([A-Z]{2})$/.exec(id)?.[1] ?? null) : null,
    unnamed,
    quiet: unnamed || !isRelated,
  };
}

/** CSS pixels at the resting zoom: larger with the number of claims, smaller in a crowd. */
export function radiiOf(nodes: readonly Pick<GraphNode, "claims">[]): number[] {
  const most = nodes.reduce((highest, { claims }) => Math.max(highest, claims), 1);
  const scale = Math.max(0.35, Math.min(1, Math.sqrt(CROWD / nodes.length)));
  return nodes.map(({ claims }) => scale * (SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(claims / most)));
}

/** Whether the name is only a description: it starts with a small letter ("protesters"), which no proper name does. */
export function isUnnamed({ name, wikidata }: Pick<GraphNode, "name" | "wikidata">): boolean {
  return wikidata === null && /^\p{Ll}/u.test(name);
}

/** CSS pixels between the middles of parallel lines: room for a line of words on each. */
const LANE = 24;

function beside(edges: readonly GraphEdge[]): DrawnRelation[] {
  const pairs = Map.groupBy(edges, ({ source, target }) =>
    source < target ? `${source}\n${target}` : `${target}\n${source}`,
  );
  return [...pairs.values()].flatMap((pair) => {
    // Lines of one direction lie together; which side is which never depends on the order of arrival.
    const lanes = [...pair].sort((a, b) => sideOf(a) - sideOf(b) || (a.id < b.id ? -1 : 1));
    return lanes.map((edge, lane) => {
      const offset = (lane - (lanes.length - 1) / 2) * LANE;
      const bow = edge.source < edge.target ? offset : -offset;
      return drawnRelation(edge, { bow, widest: ((lanes.length - 1) / 2) * LANE });
    });
  });
}

function sideOf({ source, target, relation }: GraphEdge): number {
  return RELATIONS[relation].symmetric ? 0 : source < target ? 1 : -1;
}

function drawnRelation(edge: GraphEdge, lane: Pick<DrawnRelation, "bow" | "widest">): DrawnRelation {
  const { id, source, target, relation, status, claims } = edge;
  const { tone, label, symmetric } = RELATIONS[relation];
  const thickness = tone === "standing" ? 1 : Math.min(5, 1.75 + 0.75 * Math.log2(claims));
  return {
    id,
    source,
    target,
    relation,
    status,
    tone,
    words: toldAs(label, { relation, status }) + (claims > 1 ? ` · ×${claims}` : ""),
    claims,
    directed: !symmetric,
    thickness,
    ...lane,
  };
}
