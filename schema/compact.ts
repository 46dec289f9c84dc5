import type { Graph, GraphEdge, GraphNode } from "./api.ts";

/** A place of the drawing: x to the right, y upwards. */
export type Place = readonly [x: number, y: number];

/**
 * A graph by columns, an eighth as long as its rows and half as long after compression: what is said of nodes is in the order of `ids`, what is
 * said of edges in that of `source`. Words that come again and again are numbers of places in a table.
 */
export interface CompactGraph {
  // What nodes and edges name by its place.
  kinds: string[];
  relations: string[];
  statuses: string[];
  days: string[];
  confidences: number[];
  nodes: {
    /** Without what it has in common with the id before: how many characters those are, then the rest. */
    ids: [common: number[], rest: string[]];
    names: string[];
    kind: number[];
    claims: number[];
    /** Of those alone that have any, by place. */
    aliases: [node: number, aliases: string[]][];
    wikidata: [node: number, wikidata: string][];
    /** Whole numbers; null where nothing has been laid out yet. */
    places: { x: number[]; y: number[] } | null;
  };
  edges: {
    /** How much greater than that of the edge before. */
    source: number[];
    /** How much greater than that of the edge before, where both have the same source. */
    target: number[];
    relation: number[];
    status: number[];
    claims: number[];
    /** How many fewer than claims. */
    articles: number[];
    /** How many fewer than articles. */
    outlets: number[];
    confidence: number[];
    /** 0 for none, else one more than the place in `days`. */
    first: number[];
    /** How many places after `first`. */
    last: number[];
  };
  /** Whether the places were made for this very graph; if not, newer ones are on their way. */
  settled: boolean;
}

/** @param places by entity id; those that are missing stand in the middle */
export function compact(
  { nodes, edges }: Graph,
  places: Readonly<Record<string, Place>> | null,
  settled: boolean,
): CompactGraph {
  const [kinds, relations, statuses, confidences] = [
    tableOf<string>(),
    tableOf<string>(),
    tableOf<string>(),
    tableOf<number>(),
  ];
  const days = [...new Set(edges.flatMap(({ first, last }) => [first, last]))]
    .filter((day) => day !== null)
    .sort();
  const dayOf = new Map(days.map((day, place) => [day, place + 1]));
  const placeOf = new Map(nodes.map(({ id }, place) => [id, place]));
  const rows = edges
    .map((edge) => ({ edge, from: placeOf.get(edge.source)!, to: placeOf.get(edge.target)! }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const before = (place: number) => rows[place - 1];
  const xy = (axis: 0 | 1) => nodes.map(({ id }) => Math.round(places?.[id]?.[axis] ?? 0));
  const first = rows.map(({ edge }) => dayOf.get(edge.first ?? "") ?? 0);
  return {
    nodes: {
      ids: shortened(nodes.map(({ id }) => id)),
      names: nodes.map(({ name }) => name),
      kind: nodes.map(({ kind }) => kinds.place(kind)),
      claims: nodes.map(({ claims }) => claims),
      aliases: nodes.flatMap(({ aliases }, place) => (aliases.length > 0 ? [[place, aliases]] : [])),
      wikidata: nodes.flatMap(({ wikidata }, place) => (wikidata === null ? [] : [[place, wikidata]])),
      places: places && { x: xy(0), y: xy(1) },
    },
    edges: {
      source: rows.map(({ from }, place) => from - (before(place)?.from ?? 0)),
      target: rows.map(({ from, to }, place) => to - (before(place)?.from === from ? before(place)!.to : 0)),
      relation: rows.map(({ edge }) => relations.place(edge.relation)),
      status: rows.map(({ edge }) => statuses.place(edge.status)),
      claims: rows.map(({ edge }) => edge.claims),
      articles: rows.map(({ edge }) => edge.claims - edge.articles),
      outlets: rows.map(({ edge }) => edge.articles - edge.outlets),
      confidence: rows.map(({ edge }) => confidences.place(edge.confidence)),
      first,
      last: rows.map(({ edge }, place) => (dayOf.get(edge.last ?? "") ?? 0) - first[place]!),
    },
    kinds: kinds.words,
    relations: relations.words,
    statuses: statuses.words,
    days,
    confidences: confidences.words,
    settled,
  };
}

/** The graph that was made compact: nodes in their order, edges in that of their source's and target's. */
export function expand(graph: CompactGraph): { graph: Graph; places: Record<string, Place> | null } {
  const { nodes: columns, edges: lines, kinds, relations, statuses, days, confidences } = graph;
  const ids: string[] = [];
  for (const [place, rest] of columns.ids[1].entries())
    ids.push((ids[place - 1] ?? "").slice(0, columns.ids[0][place]) + rest);
  const nodes = ids.map(
    (id, place) =>
      ({
        id,
        name: columns.names[place]!,
        kind: kinds[columns.kind[place]!]!,
        aliases: [],
        wikidata: null,
        claims: columns.claims[place]!,
      }) as unknown as GraphNode,
  );
  for (const [place, aliases] of columns.aliases) nodes[place]!.aliases = aliases;
  for (const [place, wikidata] of columns.wikidata) nodes[place]!.wikidata = wikidata;

  let [from, to] = [0, 0];
  const edges = lines.source.map((step, place) => {
    if (step !== 0) to = 0;
    from += step;
    to += lines.target[place]!;
    const [source, target] = [ids[from]!, ids[to]!];
    const [relation, status] = [relations[lines.relation[place]!]!, statuses[lines.status[place]!]!];
    const claims = lines.claims[place]!;
    const articles = claims - lines.articles[place]!;
    const first = lines.first[place]!;
    return {
      ...{ id: `${source}|${relation}|${status}|${target}`, source, target, relation, status },
      ...{ claims, articles, outlets: articles - lines.outlets[place]! },
      confidence: confidences[lines.confidence[place]!]!,
      first: days[first - 1] ?? null,
      last: days[first + lines.last[place]! - 1] ?? null,
    } as GraphEdge;
  });
  const { places } = columns;
  return {
    graph: { nodes, edges },
    places: places && Object.fromEntries(ids.map((id, place) => [id, [places.x[place]!, places.y[place]!]])),
  };
}

/** Words in the order in which they came first. */
function tableOf<Word extends string | number>(): { words: Word[]; place: (word: Word) => number } {
  const places = new Map<Word, number>();
  const words: Word[] = [];
  return {
    words,
    place(word) {
      const known = places.get(word);
      if (known !== undefined) return known;
      places.set(word, words.length);
      return words.push(word) - 1;
    },
  };
}

function shortened(words: readonly string[]): [common: number[], rest: string[]] {
  const common = words.map((word, place) => {
    const before = words[place - 1] ?? "";
    let length = 0;
    while (length < before.length && length < word.length && before[length] === word[length]) length++;
    // Not between the halves of a character: a half alone is no text.
    return /[\ud800-\udbff]/.test(word[length - 1] ?? "") ? length - 1 : length;
  });
  return [common, words.map((word, place) => word.slice(common[place]))];
}
