import type { GraphEdge } from "#schema/api.ts";
import type { View } from "#schema/exploring.ts";
import { RELATIONS } from "#schema/relations.ts";
import { counted, KIND_WORDS } from "#web/export/words.ts";

type Shown = Pick<View, "nodes" | "edges">;
type Places = Readonly<Record<string, readonly [x: number, y: number]>>;

/**
 * The neighbour that lies most in a direction: of those at most 60° off, by distance and by how far off. Whoever has most claims where
 * nobody is chosen; null where nobody is in that direction.
 * @param towards on the screen, y downwards; places have y upwards
 */
export function neighbourTowards(
  { nodes, edges }: Shown,
  places: Places,
  from: string | null,
  [right, down]: readonly [number, number],
): string | null {
  const start = from === null ? undefined : places[from];
  if (from === null || start === undefined)
    return (
      nodes.reduce((most, node) => (node.claims > (most?.claims ?? 0) ? node : most), nodes[0])?.id ?? null
    );
  let best: { id: string; cost: number } | null = null;
  for (const id of neighboursOf(edges, from)) {
    const place = places[id];
    if (place === undefined) continue;
    const [x, y] = [place[0] - start[0], start[1] - place[1]];
    const distance = Math.hypot(x, y) || 1;
    const along = (x * right + y * down) / distance;
    if (along < 0.5) continue;
    const cost = distance * (2 - along);
    if (best === null || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}

/** What is said of an entity that the walk comes to: who it is, and what ties it to the one before. */
export function saidOf({ nodes, edges }: Shown, id: string, from: string | null): string {
  const node = nodes.find((one) => one.id === id);
  if (node === undefined) return "";
  const start = `${node.name}, ${KIND_WORDS[node.kind]}, ${counted(node.claims, "claim")}, ${counted(neighboursOf(edges, id).size, "neighbour")} in view.`;
  const before = nodes.find((one) => one.id === from);
  if (before === undefined) return start;
  const ties = edges.filter(
    ({ source, target }) => (source === id && target === from) || (source === from && target === id),
  );
  const told = ties.map(({ source, relation, status, claims }) => {
    const words = source === id ? RELATIONS[relation].label : RELATIONS[relation].reverse;
    return `${words} ${before.name}${status === "fact" ? "" : ` (${status})`}${claims > 1 ? `, ${claims} times` : ""}`;
  });
  return `${start} ${told.join("; ")}.`;
}

function neighboursOf(edges: readonly GraphEdge[], id: string): Set<string> {
  const found = new Set<string>();
  for (const { source, target } of edges) {
    if (source === id && target !== id) found.add(target);
    if (target === id && source !== id) found.add(source);
  }
  return found;
}
