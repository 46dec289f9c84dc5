import { type KeyboardEvent, useMemo, useState } from "react";
import type { GraphEdge, GraphNode } from "#schema/api.ts";
import { RELATIONS } from "#schema/relations.ts";
import { counted, grouped, toldOf } from "#web/export/words.ts";
import { type TreeRow, treeRows, treeStep } from "../graph/tree.ts";
import { KindIcon } from "./KindIcon.tsx";
import { LineSample } from "./LineSample.tsx";
import { useVirtualRows } from "./use-virtual-rows.ts";

/** CSS pixels, as the style gives to a row. */
const ROW_HEIGHT = 30;

interface Props {
  entities: readonly GraphNode[];
  relations: readonly GraphEdge[];
  /** Id of the entity or relation that is chosen. */
  chosen: string | null;
  selectEntity: (id: string) => void;
  selectRelation: (id: string) => void;
}

/** The view as a tree: entities, their relations, who stands at the other end. Arrow keys walk and unfold, Enter chooses. */
export function ViewTree({ entities, relations, chosen, selectEntity, selectRelation }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => treeRows({ entities, relations }, open), [entities, relations, open]);
  const { scroller, virtual, stop, setStop, goTo } = useVirtualRows({
    count: rows.length,
    height: ROW_HEIGHT,
    chosen: chosen === null ? -1 : rows.findIndex((row) => idOf(row) === chosen),
    chosenKey: chosen,
  });

  const fold = (key: string, unfold: boolean) => {
    const next = new Set(open);
    if (unfold) next.add(key);
    else next.delete(key);
    setOpen(next);
  };
  const choose = (row: TreeRow) => {
    if (row.level === 1) selectEntity(row.entity.id);
    else if (row.level === 3) selectRelation(row.edge.id);
    else fold(row.key, !row.open);
  };
  const walk = (event: KeyboardEvent, row: TreeRow, at: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = treeStep(rows, at, event.key);
    if (step !== null && "to" in step) goTo(step.to);
    else if (step !== null) fold(step.fold, step.open);
    else if (event.key === "Enter" || event.key === " ") choose(row);
    else return;
    event.preventDefault();
  };

  return (
    <div className="tree-scroller" ref={scroller}>
      <div
        role="tree"
        aria-label="Entities and their relations"
        style={{ height: virtual.getTotalSize() }}
        className="tree"
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={row.key}
              role="treeitem"
              data-place={index}
              className={`tree-row level-${row.level}`}
              style={{ transform: `translateY(${start}px)` }}
              aria-level={row.level}
              aria-posinset={row.place}
              aria-setsize={row.size}
              aria-expanded={row.level === 3 || isLeaf(row) ? undefined : row.open}
              aria-selected={chosen !== null && chosen === idOf(row)}
              tabIndex={index === stop ? 0 : -1}
              onFocus={() => setStop(index)}
              onClick={() => choose(row)}
              onKeyDown={(event) => walk(event, row, index)}
            >
              {row.level !== 3 && (
                <span
                  className="twist"
                  aria-hidden="true"
                  onClick={(event) => {
                    event.stopPropagation();
                    fold(row.key, !row.open);
                  }}
                >
                  {isLeaf(row) ? "" : row.open ? "▾" : "▸"}
                </span>
              )}
              <RowWords row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function RowWords({ row }: { row: TreeRow }) {
  if (row.level === 1)
    return (
      <>
        <KindIcon kind={row.entity.kind} />
        <span>{row.entity.name}</span>
        <span className="count">{counted(row.relations, "relation")}</span>
      </>
    );
  const { tone, symmetric } = RELATIONS[row.level === 2 ? row.relation : row.edge.relation];
  if (row.level === 2)
    return (
      <>
        <LineSample tone={tone} status={row.status} arrow={!symmetric} />
        <span>{row.words}</span>
        <span className="count">{grouped(row.neighbours)}</span>
      </>
    );
  const { claims, outlets } = row.edge;
  return (
    <>
      <KindIcon kind={row.neighbour.kind} />
      <span>{row.neighbour.name}</span>
      {row.status !== "fact" && <span className="remark">{toldOf(row.edge)}</span>}
      <span className="count">
        {counted(claims, "claim")}
        {outlets > 0 && ` · ${counted(outlets, "outlet")}`}
      </span>
    </>
  );
}

function isLeaf(row: TreeRow): boolean {
  return row.level === 1 && row.relations === 0;
}

function idOf(row: TreeRow): string | null {
  return row.level === 1 ? row.entity.id : row.level === 3 ? row.edge.id : null;
}
