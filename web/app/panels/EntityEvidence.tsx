import { useMemo } from "react";
import type { EntityDetail } from "#schema/api.ts";
import { KIND_WORDS } from "#web/export/words.ts";
import { groupsOf } from "../graph/evidence.ts";
import { passes } from "../graph/filters.ts";
import { useExplorer } from "../state/binding.ts";
import { ClaimGroup } from "./ClaimGroup.tsx";
import { EvidenceHead } from "./EvidenceHead.tsx";
import { KindIcon } from "./KindIcon.tsx";

/** What is said about an entity, by relation. */
export function EntityEvidence({ detail: { entity, claims } }: { detail: EntityDetail }) {
  const filters = useExplorer((state) => state.filters);
  const shown = useMemo(() => claims.filter((claim) => passes(filters, claim)), [claims, filters]);
  const groups = useMemo(() => groupsOf(shown, entity.id), [shown, entity.id]);
  return (
    <>
      <EvidenceHead
        title={
          <>
            <KindIcon kind={entity.kind} /> {entity.name}
          </>
        }
        claims={claims}
        shown={shown}
      >
        <p className="aliases">
          {KIND_WORDS[entity.kind]}
          {entity.aliases.length > 0 && <>, also “{entity.aliases.join("”, “")}”</>}
        </p>
      </EvidenceHead>
      {claims.length === 0 && (
        <p className="message">Named in the articles, but nothing is said about a relation.</p>
      )}
      {groups.map((group) => (
        <ClaimGroup key={group.key} group={group} towards level={3} />
      ))}
    </>
  );
}
