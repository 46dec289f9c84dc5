import { lazy, type ReactNode, Suspense, useLayoutEffect, useMemo, useRef } from "react";
import type { EntityRef } from "#schema/api.ts";
import type { View } from "#schema/exploring.ts";
import { counted } from "#web/export/words.ts";
import type { Subject } from "../graph/evidence.ts";
import type { Selection } from "../graph/focus.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { isFiltering } from "../state/exploration.ts";
import { titleOf } from "./EvidenceHead.tsx";
import { EvidenceList } from "./EvidenceList.tsx";
import { Problem } from "./Problem.tsx";
import { Told } from "./Told.tsx";
import { usePassingOn } from "./use-passing-on.ts";

const Measures = lazy(async () => ({ default: (await import("./Measures.tsx")).Measures }));

/** The sentences behind what is chosen. */
export function Evidence({ shown }: { shown: Pick<View, "nodes" | "edges"> }) {
  const { explorer } = usePage();
  const evidence = useExplorer((state) => state.evidence);
  const exploration = useExplorer(({ visit }) => visit.now);
  const known = useExplorer((state) => state.known);
  const renewing = useExplorer((state) => state.renewing);
  const { selection, reading } = exploration;
  const subject = useMemo(() => subjectOf(selection, shown, known), [selection, shown, known]);
  const opener = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen may be chosen from elsewhere each time
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (activeElement !== document.body && !activeElement?.closest(".evidence"))
      opener.current = activeElement;
  }, [selection]);
  /** Whoever closes it goes back to where it was opened; whoever reads on stays in it. */
  const heir = () =>
    explorer.store.getState().visit.now.selection === null
      ? opener.current
      : document.querySelector("aside.evidence");
  const found = evidence?.state === "ready" ? evidence.value : null;

  return (
    <div aria-busy={evidence?.state === "waiting"}>
      <p className="hidden" role="status">
        {subject && found && `${counted(found.total, "claim")}: ${titleOf(subject)}`}
      </p>
      {selection === null && <Invitation />}
      {evidence?.state === "waiting" && <p className="message">Loading the sentences…</p>}
      {evidence?.state === "failed" && <Problem reason={evidence.reason} retry={explorer.load.evidence} />}
      {subject?.type === "pair" && subject.chosen === null && found && !renewing && (
        <p className="message">
          The relation that was chosen is not among what is shown; this is all that is said between the two.
        </p>
      )}
      {subject && found && (
        <Held key={titleOf(subject)} heir={heir}>
          <EvidenceList
            subject={subject}
            pages={found.pages}
            total={found.total}
            open={reading?.claim ?? null}
            filtering={isFiltering(exploration)}
            clearFilters={explorer.clearFilters}
            close={explorer.clear}
            selectEntity={(id) => explorer.select({ type: "entity", id })}
            read={explorer.readClaim}
            more={explorer.load.moreEvidence}
            waiting={found.waiting}
            told={<Told />}
          />
        </Held>
      )}
      <Suspense>
        <Measures
          nodes={shown.nodes}
          edges={shown.edges}
          chosen={selection?.type === "entity" ? selection.id : null}
        />
      </Suspense>
    </div>
  );
}

function Held({ heir, children }: { heir: () => Element | null; children: ReactNode }) {
  const self = useRef<HTMLDivElement>(null);
  usePassingOn(self, heir);
  return <div ref={self}>{children}</div>;
}

function subjectOf(
  selection: Selection | null,
  { nodes, edges }: Pick<View, "nodes" | "edges">,
  known: ReadonlyMap<string, EntityRef>,
): Subject | null {
  if (selection === null) return null;
  const refOf = (id: string) => known.get(id);
  if (selection.type === "several")
    return { type: "several", entities: selection.ids.flatMap((id) => refOf(id) ?? []) };
  if (selection.type === "entity") {
    const entity = refOf(selection.id);
    const node = nodes.find(({ id }) => id === selection.id);
    return entity ? { type: "entity", entity, aliases: node?.aliases ?? [] } : null;
  }
  const [source, target] = [refOf(selection.source), refOf(selection.target)];
  const chosen = edges.find(({ id }) => id === selection.id) ?? null;
  return source && target ? { type: "pair", source, target, chosen } : null;
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
