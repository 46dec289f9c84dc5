import type { Graph } from "#schema/api.ts";
import { counted } from "#web/export/words.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import type { Evidence as EvidenceOf } from "../state/explorer.ts";
import { EntityEvidence } from "./EntityEvidence.tsx";
import { PairEvidence } from "./PairEvidence.tsx";
import { Problem } from "./Problem.tsx";

/** The sentences behind what is chosen. */
export function Evidence({ graph }: { graph: Graph }) {
  const { explorer } = usePage();
  const evidence = useExplorer((state) => state.evidence);
  const selection = useExplorer((state) => state.selection);
  return (
    <aside className="evidence" aria-label="Evidence" aria-busy={evidence?.state === "waiting"}>
      <p className="hidden" role="status">
        {evidence?.state === "ready" && announcementOf(evidence.value, graph)}
      </p>
      {evidence === null && <Invitation />}
      {evidence?.state === "waiting" && <p className="message">Loading the sentences…</p>}
      {evidence?.state === "failed" && <Problem reason={evidence.reason} retry={explorer.loadEvidence} />}
      {evidence?.state === "ready" && evidence.value.type === "entity" && (
        <EntityEvidence key={evidence.value.detail.entity.id} detail={evidence.value.detail} />
      )}
      {evidence?.state === "ready" &&
        evidence.value.type === "relation" &&
        selection?.type === "relation" && (
          <PairEvidence key={selection.id} pair={evidence.value} chosen={selection.id} graph={graph} />
        )}
    </aside>
  );
}

/** What a screen reader says when the evidence has come. */
function announcementOf(evidence: EvidenceOf, graph: Graph): string {
  const nameOf = (id: string) => graph.nodes.find((node) => node.id === id)?.name ?? "unknown";
  return evidence.type === "entity"
    ? `${counted(evidence.detail.claims.length, "claim")} about ${evidence.detail.entity.name}`
    : `${counted(evidence.claims.length, "claim")} between ${nameOf(evidence.source)} and ${nameOf(evidence.target)}`;
}

function Invitation() {
  return (
    <div className="message">
      <h2>Evidence</h2>
      <p>
        Choose a line to read every sentence between two entities, or an entity to read all that is said about
        it. Each sentence opens its article.
      </p>
    </div>
  );
}
