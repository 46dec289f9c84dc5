import { type ReactNode, useRef } from "react";
import type { View } from "#schema/exploring.ts";
import type { Places } from "#web/export/picture/layout.ts";
import { counted } from "#web/export/words.ts";
import { entitiesOf } from "../graph/focus.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { ExpandMenu } from "./ExpandMenu.tsx";
import { FleetingButton } from "./FleetingButton.tsx";
import { usePassingOn } from "./use-passing-on.ts";

interface Props {
  shown: Pick<View, "nodes" | "edges">;
  places: Places;
}

/** What can be done with the entities that are chosen. */
export function ChosenActions({ shown: { nodes, edges }, places }: Props) {
  const { explorer } = usePage();
  const { selection, expanded, pinned, focus } = useExplorer(({ visit }) => visit.now);
  if (selection === null && focus !== null) return <InFocus id={focus} />;
  if (selection === null || selection.type === "relation") return null;
  const ids = entitiesOf(selection);
  const node = selection.type === "entity" ? nodes.find(({ id }) => id === selection.id) : undefined;
  if (selection.type === "entity" && node === undefined) return null;
  const isExpanded = node !== undefined && expanded.some(({ entity }) => entity === node.id);
  const place = node && places[node.id];
  const step = explorer.step;

  return (
    <Toolbar label="With what is chosen">
      <strong>{node?.name ?? counted(ids.length, "entity", "entities")}</strong>
      {node && <ExpandMenu key={node.id} node={node} edges={edges} />}
      {isExpanded && (
        <FleetingButton className="plain" onClick={() => step({ type: "collapse", entity: node.id })}>
          Collapse
        </FleetingButton>
      )}
      {node && (
        <button
          type="button"
          className="plain"
          aria-pressed={focus === node.id}
          onClick={() => step({ type: "focus", entity: focus === node.id ? null : node.id })}
        >
          Focus
        </button>
      )}
      {node && place && (
        <button
          type="button"
          className="plain"
          aria-pressed={pinned[node.id] !== undefined}
          onClick={() =>
            step(
              pinned[node.id] === undefined
                ? { type: "pin", entity: node.id, place }
                : { type: "unpin", entity: node.id },
            )
          }
        >
          Pin
        </button>
      )}
      {node && (
        <button type="button" className="plain" onClick={() => step({ type: "startAt", entity: node.id })}>
          Start here
        </button>
      )}
      {ids.length === 2 && (
        <button type="button" className="plain" onClick={explorer.findPaths}>
          Paths between
        </button>
      )}
      <button type="button" className="plain" onClick={() => step({ type: "hide", entities: ids })}>
        Hide
      </button>
    </Toolbar>
  );
}

/** Goes away by what is done in it. */
function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  usePassingOn(bar, () => null);
  return (
    <div ref={bar} className="chosen-actions" role="toolbar" aria-label={label}>
      {children}
    </div>
  );
}

/** Nothing is chosen, and all but one with its neighbours is dimmed: why that is, and the way out. */
function InFocus({ id }: { id: string }) {
  const { explorer } = usePage();
  const entity = useExplorer(({ known }) => known.get(id));
  if (entity === undefined) return null;
  return (
    <Toolbar label="Focus">
      <span>
        In focus: <strong>{entity.name}</strong>
      </span>
      <button type="button" className="plain" onClick={() => explorer.step({ type: "focus", entity: null })}>
        Leave the focus
      </button>
    </Toolbar>
  );
}
