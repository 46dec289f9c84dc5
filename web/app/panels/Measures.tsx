import { useEffect, useMemo, useState } from "react";
import type { GraphEdge, GraphNode } from "#schema/api.ts";
import { type Finding, findingsOnChosen, findingsOnView } from "../graph/findings.ts";
import type { Measures as Found } from "../graph/measures.ts";
import { measuresInWorker } from "../state/measuring.ts";
import { createAsker, type Remote, WAITING } from "../state/remote.ts";
import { Fold } from "./Fold.tsx";
import { Problem } from "./Problem.tsx";

interface Props {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  /** Id of the entity that is chosen. */
  chosen: string | null;
}

/** Who stands where in the view, in words; measured when it is opened, and again when the view changes. */
export function Measures({ nodes, edges, chosen }: Props) {
  return (
    <Fold className="measures" summary="Who stands where">
      <Findings nodes={nodes} edges={edges} chosen={chosen} />
    </Fold>
  );
}

function Findings({ nodes, edges, chosen }: Props) {
  const [found, setFound] = useState<Remote<Found>>(WAITING);
  const asker = useMemo(createAsker, []);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry asks the same again
  useEffect(() => {
    void asker.ask(
      (signal) =>
        measuresInWorker(
          {
            entities: nodes.map(({ id, claims }) => ({ id, claims })),
            ties: edges.map(({ source, target, claims }) => ({ source, target, claims })),
            chosen,
          },
          signal,
        ),
      // What was found before stays until the new answer is here.
      (answer) => setFound((old) => (answer.state === "waiting" && old.state === "ready" ? old : answer)),
    );
    return asker.silence;
  }, [asker, nodes, edges, chosen, tries]);
  const names = useMemo(() => new Map<string, string>(nodes.map(({ id, name }) => [id, name])), [nodes]);
  const nameOf = (id: string) => names.get(id) ?? "somebody who is no longer in view";

  if (found.state === "waiting") return <p className="message">Measuring…</p>;
  if (found.state === "failed") return <Problem reason={found.reason} retry={() => setTries(tries + 1)} />;
  const own = findingsOnChosen(found.value, nameOf);
  return (
    <>
      {found.value.chosen && <List title={nameOf(found.value.chosen.id)} findings={own} />}
      <List title="In this view" findings={findingsOnView(found.value, nameOf)} />
    </>
  );
}

function List({ title, findings }: { title: string; findings: readonly Finding[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {findings.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </>
  );
}
