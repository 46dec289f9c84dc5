import { useEffect, useMemo } from "react";
import type { Graph } from "#schema/api.ts";
import { viewOf } from "../graph/view.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { Article } from "./Article.tsx";
import { EmptyStore } from "./EmptyStore.tsx";
import { Evidence } from "./Evidence.tsx";
import { GraphRegion } from "./GraphRegion.tsx";
import { Header } from "./Header.tsx";
import { Legend } from "./Legend.tsx";
import { Problem } from "./Problem.tsx";
import { Splitter } from "./Splitter.tsx";
import { Tables } from "./Tables.tsx";

const NOTHING: Graph = { nodes: [], edges: [] };

/** The whole page: legend, graph over tables, evidence; an article opens over the graph. */
export function Page() {
  const { explorer } = usePage();
  const graph = useExplorer((state) => state.graph);
  const filters = useExplorer((state) => state.filters);
  const reading = useExplorer((state) => state.reading);
  const known = graph.state === "ready" ? graph.value : NOTHING;
  const view = useMemo(() => viewOf(known, filters), [known, filters]);

  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) explorer.closeArticle();
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [explorer]);

  return (
    <div className="page">
      <Header view={view} />
      {graph.state === "waiting" && (
        <p className="notice" role="status">
          Loading…
        </p>
      )}
      {graph.state === "failed" && <Problem reason={graph.reason} retry={explorer.loadGraph} />}
      {graph.state === "ready" && known.nodes.length === 0 && <EmptyStore />}
      {graph.state === "ready" && known.nodes.length > 0 && (
        <div className="desk">
          <Legend graph={known} />
          <main className="middle">
            <GraphRegion graph={known} view={view} />
            <Splitter />
            <Tables graph={known} view={view} />
            {reading !== null && <Article reading={reading} />}
          </main>
          <Evidence graph={known} />
        </div>
      )}
    </div>
  );
}
