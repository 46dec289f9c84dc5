import { useMemo } from "react";
import type { Graph, GraphEdge, GraphNode } from "#schema/api.ts";
import { RELATIONS } from "#schema/relations.ts";
import { isUnnamed } from "#web/export/picture/drawing.ts";
import { KIND_WORDS } from "#web/export/words.ts";
import type { View } from "../graph/view.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { type Column, DataTable } from "./DataTable.tsx";
import { KindIcon } from "./KindIcon.tsx";
import { LineSample } from "./LineSample.tsx";

const ENTITY_COLUMNS: Column<GraphNode>[] = [
  {
    name: "Entity",
    cell: (node) => (
      <span className={isUnnamed(node) ? "with-icon unnamed" : "with-icon"}>
        <KindIcon kind={node.kind} />
        <span>{node.name}</span>
      </span>
    ),
  },
  { name: "Kind", cell: ({ kind }) => KIND_WORDS[kind] },
  { name: "Claims", cell: ({ claims }) => claims, numeric: true },
];

/** The view as rows: what the graph shows, for reading, for the keyboard and for screen readers. */
export function Tables({ graph, view }: { graph: Graph; view: View }) {
  const { explorer } = usePage();
  const selection = useExplorer((state) => state.selection);
  const relationColumns = useMemo(() => columnsFor(graph), [graph]);
  return (
    <div className="tables">
      <DataTable
        name="Relations"
        columns={relationColumns}
        rows={view.relations}
        keyOf={({ id }) => id}
        isChosen={({ id }) => selection?.id === id}
        choose={({ id }) => explorer.selectRelation(id)}
      />
      <DataTable
        name="Entities"
        columns={ENTITY_COLUMNS}
        rows={view.entities}
        keyOf={({ id }) => id}
        isChosen={({ id }) => selection?.id === id}
        choose={({ id }) => explorer.select({ type: "entity", id })}
      />
    </div>
  );
}

function columnsFor(graph: Graph): Column<GraphEdge>[] {
  const names = new Map<string, string>(graph.nodes.map(({ id, name }) => [id, name]));
  return [
    { name: "Who", cell: ({ source }) => names.get(source) },
    {
      name: "Did or said",
      cell: ({ relation, status }) => (
        <span className="with-icon">
          <LineSample
            tone={RELATIONS[relation].tone}
            status={status}
            arrow={!RELATIONS[relation].symmetric}
          />
          <span>{RELATIONS[relation].label}</span>
          {status !== "fact" && <span className="remark">{status}</span>}
        </span>
      ),
    },
    { name: "To whom", cell: ({ target }) => names.get(target) },
    { name: "Claims", cell: ({ claims }) => claims, numeric: true },
    { name: "Articles", cell: ({ articles }) => articles, numeric: true },
    { name: "Sure", cell: ({ confidence }) => `${Math.round(confidence * 100)} %`, numeric: true },
  ];
}
