import { useState } from "react";
import { RELATIONS } from "#schema/relations.ts";
import { counted } from "#web/export/words.ts";
import type { Group } from "../graph/evidence.ts";
import { Claim } from "./Claim.tsx";
import { LineSample } from "./LineSample.tsx";

/** Claims shown at once; the rest on request. */
const PAGE = 20;

/** Claims of one relation under the words that say it. */
export function ClaimGroup({ group, towards, level }: { group: Group; towards: boolean; level: 3 | 4 }) {
  const [shown, setShown] = useState(PAGE);
  const Heading = `h${level}` as const;
  const left = group.claims.length - shown;
  return (
    <section className="claim-group">
      <Heading>
        <LineSample tone={RELATIONS[group.relation].tone} arrow={group.direction !== "mutual"} />
        {group.words}
        <span className="count">
          {group.claims.length}
          <span className="hidden"> {group.claims.length === 1 ? "claim" : "claims"}</span>
        </span>
      </Heading>
      <ul>
        {group.claims.slice(0, shown).map((seen) => (
          <Claim key={seen.claim.id} seen={seen} towards={towards} />
        ))}
      </ul>
      {left > 0 && (
        <button type="button" className="link" onClick={() => setShown(shown + PAGE)}>
          Show {counted(Math.min(left, PAGE), "more claim")}
        </button>
      )}
    </section>
  );
}
