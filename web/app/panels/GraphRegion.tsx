import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { View } from "#schema/exploring.ts";
import { drawingOf } from "#web/export/picture/drawing.ts";
import { counted } from "#web/export/words.ts";
import { entitiesOf } from "../graph/focus.ts";
import { drawable } from "../graph/view.ts";
import { createStage, type Stage } from "../sigma/stage.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { painted } from "../state/painted.ts";
import { ChosenActions } from "./ChosenActions.tsx";
import { FleetingButton } from "./FleetingButton.tsx";
import { LeftOut } from "./LeftOut.tsx";
import { usePlaces } from "./use-places.ts";
import { useWalk } from "./use-walk.ts";

interface Props {
  /** What the server answered; it decides who stands where. Null until it is here: the canvas is made meanwhile. */
  view: View | null;
  /** What of it is in sight. */
  shown: Pick<View, "nodes" | "edges">;
}

/** The graph. What it draws, the lists below it say in words. */
export function GraphRegion({ view, shown }: Props) {
  const { explorer, theme } = usePage();
  const { theme: colours } = useStore(theme.store);
  const { selection, focus, pinned } = useExplorer(({ visit }) => visit.now);
  const renewing = useExplorer((state) => state.renewing);
  const touched = useExplorer((state) => state.touched);
  const given = useExplorer((state) => state.placed);
  const container = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const chosen = useMemo(() => (selection === null ? [] : entitiesOf(selection)), [selection]);
  const drawing = useMemo(() => drawingOf(drawable(shown, chosen)), [shown, chosen]);
  const placed = usePlaces(view, given, () => {
    const { clientWidth = 0, clientHeight = 0 } = container.current ?? {};
    // A stage that is not shown has no size.
    return clientWidth * clientHeight > 0
      ? { width: clientWidth, height: clientHeight }
      : { width: 800, height: 600 };
  });
  const { places, frame } = placed.state === "ready" ? placed.value : NOWHERE;
  // While a new view is being placed, the one before stays.
  const isPlaced = view !== null && placed.state === "ready" && placed.value.view === view;

  useEffect(() => {
    if (container.current === null) return;
    const made = createStage(container.current, {
      onEntity: (id) => explorer.select({ type: "entity", id }),
      onToggle: explorer.toggle,
      onRelation: explorer.selectRelation,
      onNothing: explorer.clear,
      onLasso: explorer.selectAll,
      onMoved: (entity, place) => explorer.step({ type: "pin", entity, place }),
    });
    if (made === null) {
      explorer.renounceDrawing();
      setProblem("This browser cannot draw the graph (it has no WebGL). The lists below say the same.");
      return;
    }
    setStage(made);
    return () => {
      explorer.offerDrawn(null);
      made.dispose();
      setStage(null);
    };
  }, [explorer]);

  useEffect(() => {
    if (stage === null || !isPlaced) return;
    stage.show(drawing, { ...places, ...pinned }, frame, new Set(Object.keys(pinned)));
  }, [stage, drawing, isPlaced, places, frame, pinned]);
  useEffect(() => {
    if (stage === null || !isPlaced) return;
    let isThere = true;
    void painted().then(() => isThere && explorer.offerDrawn(stage));
    return () => {
      isThere = false;
    };
  }, [explorer, stage, isPlaced]);
  useEffect(() => stage?.choose(selection, focus), [stage, selection, focus]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, whose theme just changed
  useEffect(() => stage?.repaint(), [stage, colours]);
  const { walk, said } = useWalk(stage, shown, places);

  const reason = problem ?? (placed.state === "failed" ? placed.reason : null);
  return (
    <section className="graph" aria-label="Graph" aria-busy={renewing || (reason === null && !isPlaced)}>
      {renewing && <progress className="renewing" aria-label="Loading the view" />}
      {/* biome-ignore lint/a11y/useSemanticElements: a group of drawn things, not of form fields */}
      <div
        ref={container}
        className="stage"
        role="group"
        aria-label={`Map of ${counted(drawing.entities.length, "entity", "entities")} and ${counted(drawing.relations.length, "relation")}; the same in words follows. Arrow keys walk from neighbour to neighbour, with Shift they move the map; plus and minus zoom, zero shows all.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard walks, moves and zooms the map
        tabIndex={0}
        onKeyDown={walk}
      />
      <p className="hidden" role="status">
        {said}
      </p>
      {reason !== null && (
        <p className="notice" role="alert">
          {reason}
        </p>
      )}
      {!touched && selection === null && reason === null && isPlaced && (
        <p className="invitation">Click a line to read the sentence behind it</p>
      )}
      {view !== null && reason === null && !isPlaced && (
        <p className="notice" role="status">
          Placing {counted(view.nodes.length, "entity", "entities")}…
        </p>
      )}
      {view !== null && drawing.entities.length === 0 && (
        <p className="notice nothing" role="status">
          Nothing answers the question and passes the filters.{" "}
          <FleetingButton className="link" onClick={explorer.startOver}>
            Start from the overview
          </FleetingButton>
        </p>
      )}
      <ChosenActions shown={shown} places={{ ...places, ...pinned }} />
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
      {view !== null && <LeftOut view={view} lines={drawing.relations.length} />}
    </section>
  );
}

const NOWHERE = { places: {}, frame: {} };
