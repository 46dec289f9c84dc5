import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Graph } from "#schema/api.ts";
import { drawingOf } from "#web/export/picture/drawing.ts";
import { withNewcomers } from "#web/export/picture/layout.ts";
import { counted } from "#web/export/words.ts";
import { drawnOf, type View } from "../graph/view.ts";
import { canDraw, createStage, type Stage } from "../sigma/stage.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { usePlaces } from "./use-places.ts";

/** CSS pixels that an arrow key moves the view. */
const STEP = 60;

/** The graph. What it draws, the tables below it say as rows. */
export function GraphRegion({ graph, view }: { graph: Graph; view: View }) {
  const { explorer, theme } = usePage();
  const { theme: colours } = useStore(theme.store);
  const limit = useExplorer((state) => state.limit);
  const kept = useExplorer((state) => state.kept);
  const selection = useExplorer((state) => state.selection);
  const touched = useExplorer((state) => state.touched);
  const container = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const drawn = useMemo(() => drawnOf(view, limit, kept), [view, limit, kept]);
  const places = usePlaces(graph, limit, () => {
    const { clientWidth = 4, clientHeight = 3 } = container.current ?? {};
    return clientWidth / clientHeight;
  });

  useEffect(() => {
    if (container.current === null) return;
    if (!canDraw()) {
      setProblem("This browser cannot draw the graph (it has no WebGL). The tables below say the same.");
      return;
    }
    const made = createStage(container.current, {
      onEntity: (id) => explorer.select({ type: "entity", id }),
      onRelation: explorer.selectRelation,
      onNothing: explorer.clear,
    });
    setStage(made);
    explorer.offerPicture(made.picture);
    return () => {
      explorer.offerPicture(null);
      made.dispose();
      setStage(null);
    };
  }, [explorer]);

  useEffect(() => {
    if (stage === null || places.state !== "ready") return;
    stage.show(
      drawingOf(drawn),
      withNewcomers(
        places.value,
        drawn.nodes.map(({ id }) => id),
        drawn.edges,
      ),
    );
  }, [stage, drawn, places]);
  useEffect(() => stage?.choose(selection), [stage, selection]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, whose theme just changed
  useEffect(() => stage?.repaint(), [stage, colours]);

  const walk = (event: KeyboardEvent) => {
    if (stage === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, () => void> = {
      ArrowLeft: () => stage.pan(-STEP, 0),
      ArrowRight: () => stage.pan(STEP, 0),
      ArrowUp: () => stage.pan(0, -STEP),
      ArrowDown: () => stage.pan(0, STEP),
      "+": () => stage.zoom("in"),
      "=": () => stage.zoom("in"),
      "-": () => stage.zoom("out"),
      "0": () => stage.zoom("fit"),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  const left = view.entities.length - drawn.nodes.length;
  const reason = problem ?? (places.state === "failed" ? places.reason : null);
  return (
    <section className="graph" aria-label="Graph">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of drawn things, not of form fields */}
      <div
        ref={container}
        className="stage"
        role="group"
        aria-label={`Map of ${counted(drawn.nodes.length, "entity", "entities")} and ${counted(drawn.edges.length, "relation")}; the same as tables follows. Arrow keys move it, plus and minus zoom, zero shows all.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard moves and zooms the map
        tabIndex={0}
        onKeyDown={walk}
      />
      {reason !== null && (
        <p className="notice" role="alert">
          {reason}
        </p>
      )}
      {!touched && reason === null && (
        <p className="invitation">Click a line to read the sentence behind it</p>
      )}
      {places.state === "waiting" && (
        <p className="notice" role="status">
          Placing {counted(drawn.nodes.length, "entity", "entities")}…
        </p>
      )}
      {drawn.nodes.length === 0 && <p className="notice">Nothing passes the filters of the legend.</p>}
      <div className="graph-tools">
        <button type="button" className="plain icon" aria-label="Zoom in" onClick={() => stage?.zoom("in")}>
          +
        </button>
        <button type="button" className="plain icon" aria-label="Zoom out" onClick={() => stage?.zoom("out")}>
          −
        </button>
        <button type="button" className="plain" onClick={() => stage?.zoom("fit")}>
          Fit
        </button>
      </div>
      {left > 0 && (
        <p className="left-out">
          The {drawn.nodes.length} entities with most claims are drawn; {left.toLocaleString("en")} more are
          in the table.{" "}
          <button type="button" className="link" onClick={explorer.drawAll}>
            Draw all
          </button>
        </p>
      )}
    </section>
  );
}
