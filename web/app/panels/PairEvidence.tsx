import { useMemo } from "react";
import type { Graph } from "#schema/api.ts";
import { type Group, groupsOf } from "../graph/evidence.ts";
import { passes } from "../graph/filters.ts";
import { useExplorer } from "../state/binding.ts";
import type { Evidence } from "../state/explorer.ts";
import { ClaimGroup } from "./ClaimGroup.tsx";
import { EvidenceHead } from "./EvidenceHead.tsx";

interface Props {
  pair: Extract<Evidence, { type: "relation" }>;
  /** Id of the edge that was clicked: its relation comes first. */
  chosen: string;
  graph: Graph;
}

/** Every sentence between two entities: from one to the other, back, and what holds both ways. */
export function PairEvidence({ pair: { source, target, claims }, chosen, graph }: Props) {
  const filters = useExplorer((state) => state.filters);
  const shown = useMemo(() => claims.filter((claim) => passes(filters, claim)), [claims, filters]);
  const relation = graph.edges.find(({ id }) => id === chosen)?.relation;
  const nameOf = (id: string) => graph.nodes.find((node) => node.id === id)?.name ?? "unknown";
  const [from, to] = [nameOf(source), nameOf(target)];

  const parts = useMemo(() => {
    const first = (groups: Group[]) =>
      groups.sort((a, b) => Number(b.relation === relation) - Number(a.relation === relation));
    const forth = groupsOf(shown, source);
    const back = groupsOf(shown, target);
    return [
      { title: `${from} → ${to}`, groups: first(forth.filter(({ direction }) => direction === "from")) },
      { title: `${to} → ${from}`, groups: first(back.filter(({ direction }) => direction === "from")) },
      {
        title: `Between ${from} and ${to}`,
        groups: first(forth.filter(({ direction }) => direction === "mutual")),
      },
    ].sort((a, b) => holds(b.groups, relation) - holds(a.groups, relation));
  }, [shown, source, target, from, to, relation]);

  return (
    <>
      <EvidenceHead title={`${from} and ${to}`} claims={claims} shown={shown} />
      {parts.map(
        ({ title, groups }) =>
          groups.length > 0 && (
            <section key={title} className="direction">
              <h3>{title}</h3>
              {groups.map((group) => (
                <ClaimGroup key={group.key} group={group} towards={false} level={4} />
              ))}
            </section>
          ),
      )}
    </>
  );
}

function holds(groups: readonly Group[], relation: string | undefined): number {
  return Number(groups.some((group) => group.relation === relation));
}
