import { useMemo, useState } from "react";
import type { GraphEdge } from "#schema/api.ts";
import type { View, ViewNode } from "#schema/exploring.ts";
import { RELATIONS } from "#schema/relations.ts";
import { isUnnamed } from "#web/export/picture/drawing.ts";
import { dated, grouped, KIND_WORDS, toldOf } from "#web/export/words.ts";
import { entitiesOf } from "../graph/focus.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { type Column, DataTable } from "./DataTable.tsx";
import { KindIcon } from "./KindIcon.tsx";
import { LineSample } from "./LineSample.tsx";
import { ViewTree } from "./ViewTree.tsx";

const HIDDEN: Column<ViewNode> = {
  name: "Hidden",
  cell: ({ hidden }) => (hidden > 0 ? `+${grouped(hidden)}` : ""),
  numeric: true,
};

const ENTITY_COLUMNS: Column<ViewNode>[] = [
  {
    name: "Entity",
    cell: (node) => (
      <span className={isUnnamed(node) ? "with-icon unnamed" : "with-icon"}>
        <KindIcon kind={node.kind} />
        <span title={node.name}>{node.name}</span>
      </span>
    ),
  },
  { name: "Kind", cell: ({ kind }) => KIND_WORDS[kind] },
  { name: "Claims", cell: ({ claims }) => grouped(claims), numeric: true },
];

/** The view as rows or as a tree: what the graph shows, for reading, for the keyboard and for screen readers. */
export function Tables({ shown: { nodes, edges } }: { shown: Pick<View, "nodes" | "edges"> }) {
  const { explorer } = usePage();
  const selection = useExplorer(({ visit }) => visit.now.selection);
  const relationColumns = useMemo(() => columnsFor(nodes), [nodes]);
  const [isTree, setTree] = useState(false);
  const chosen = selection === null || selection.type === "relation" ? [] : entitiesOf(selection);
  return (
    <section className="lists" aria-label="The view in words">
      <div className="lists-head">
        <button type="button" className="tab" aria-pressed={!isTree} onClick={() => setTree(false)}>
          Tables
        </button>
        <button type="button" className="tab" aria-pressed={isTree} onClick={() => setTree(true)}>
          Tree
        </button>
      </div>
      {isTree ? (
        <ViewTree
          entities={nodes}
          relations={edges}
          chosen={selection?.type === "relation" ? selection.id : (chosen[0] ?? null)}
          selectEntity={(id) => explorer.select({ type: "entity", id })}
          selectRelation={explorer.selectRelation}
        />
      ) : (
        <div className="tables">
          <DataTable
            name="Relations"
            columns={relationColumns}
            rows={edges}
            keyOf={({ id }) => id}
            isChosen={({ id }) => selection?.type === "relation" && selection.id === id}
            choose={({ id }) => explorer.selectRelation(id)}
          />
          <DataTable
            name="Entities"
            columns={nodes.some(({ hidden }) => hidden > 0) ? [...ENTITY_COLUMNS, HIDDEN] : ENTITY_COLUMNS}
            rows={nodes}
            keyOf={({ id }) => id}
            isChosen={({ id }) => chosen.includes(id)}
            choose={({ id }) => explorer.select({ type: "entity", id })}
            chooseToo={({ id }) => explorer.toggle(id)}
          />
        </div>
      )}
    </section>
  );
}

function columnsFor(nodes: readonly ViewNode[]): Column<GraphEdge>[] {
  const names = new Map<string, string>(nodes.map(({ id, name }) => [id, name]));
  return [
    { name: "Who", cell: ({ source }) => <Name text={names.get(source)} /> },
    {
      name: "Did or said",
      cell: ({ relation, status }) => (
        <span className="with-icon">
          <LineSample
            tone={RELATIONS[relation].tone}
            status={status}
            arrow={!RELATIONS[relation].symmetric}
          />
          <span className="as-told">
            <span title={RELATIONS[relation].label}>{RELATIONS[relation].label}</span>
            {status !== "fact" && <span className="remark">{toldOf({ relation, status })}</span>}
          </span>
        </span>
      ),
    },
    { name: "To whom", cell: ({ target }) => <Name text={names.get(target)} /> },
    { name: "Claims", cell: ({ claims }) => grouped(claims), numeric: true },
    { name: "Outlets", cell: ({ outlets }) => grouped(outlets), numeric: true },
    { name: "Articles", cell: ({ articles }) => grouped(articles), numeric: true },
    { name: "Last", cell: ({ last }) => last && dated(last) },
    { name: "Sure", cell: ({ confidence }) => `${Math.round(confidence * 100)} %`, numeric: true },
  ];
}

/** A name that is told in full to a pointer that rests on it, where its column is too narrow. */
function Name({ text }: { text: string | undefined }) {
  return <span title={text}>{text}</span>;
}
