import { useMemo } from "react";
import type { ClaimView, Graph } from "#schema/api.ts";
import { counted } from "#web/export/words.ts";
import type { Subject } from "../graph/evidence.ts";
import { isFiltering, passes } from "../graph/filters.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { titleOf } from "./EvidenceHead.tsx";
import { EvidenceList } from "./EvidenceList.tsx";
import { Problem } from "./Problem.tsx";

/** The sentences behind what is chosen. */
export function Evidence({ graph }: { graph: Graph }) {
  const { explorer } = usePage();
  const evidence = useExplorer((state) => state.evidence);
  const selection = useExplorer((state) => state.selection);
  const filters = useExplorer((state) => state.filters);
  const open = useExplorer(({ reading }) => reading?.claim?.id ?? null);
  const found = evidence?.state === "ready" ? evidence.value : null;

  const subject = useMemo((): Subject | null => {
    if (found?.type === "entity") return { type: "entity", entity: found.detail.entity };
    if (found === null || selection?.type !== "relation") return null;
    const refOf = (id: string) => graph.nodes.find((node) => node.id === id);
    const [source, target] = [refOf(found.source), refOf(found.target)];
    const edge = graph.edges.find(({ id }) => id === selection.id);
    return source && target ? { type: "pair", source, target, chosen: edge ?? null } : null;
  }, [found, selection, graph]);
  const pages = useMemo((): ClaimView[][] => {
    if (found === null) return [];
    const claims = found.type === "entity" ? found.detail.claims : found.claims;
    return [claims.filter((claim) => passes(filters, claim))];
  }, [found, filters]);

  return (
    <aside className="evidence" aria-label="Evidence" aria-busy={evidence?.state === "waiting"}>
      <p className="hidden" role="status">
        {subject && `${counted(pages.flat().length, "claim")}: ${titleOf(subject)}`}
      </p>
      {evidence === null && <Invitation />}
      {evidence?.state === "waiting" && <p className="message">Loading the sentences…</p>}
      {evidence?.state === "failed" && <Problem reason={evidence.reason} retry={explorer.loadEvidence} />}
      {subject && (
        <EvidenceList
          key={titleOf(subject)}
          subject={subject}
          pages={pages}
          total={pages.flat().length}
          open={open}
          filtering={isFiltering(filters)}
          clearFilters={explorer.clearFilters}
          close={explorer.clear}
          selectEntity={(id) => explorer.select({ type: "entity", id })}
          read={(claim) =>
            explorer.read({ article: claim.article.id, sentence: claim.sentence.index, claim })
          }
          more={() => {}}
          waiting={false}
        />
      )}
    </aside>
  );
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
