import { MultiDirectedGraph } from "graphology";
import { EdgeLineProgram } from "sigma/rendering";
import type { Drawing, DrawnRelation } from "#web/export/picture/drawing.ts";
import { frameOf } from "#web/export/picture/frame.ts";
import type { Places } from "#web/export/picture/layout.ts";
import type { Scene } from "#web/export/picture/scene.ts";
import { entitiesOf, focusOf, type Hovered, type Selection } from "../graph/focus.ts";
import { bringIntoView, fitAll, MOVE } from "./camera.ts";
import { cleared } from "./canvas.ts";
import { letDrag } from "./dragging.ts";
import { createFlags } from "./flags.ts";

import { letLasso } from "./lasso.ts";
import { createLineFinder } from "./line-finder.ts";
import { bowOf, lookOfEntity, lookOfRelation } from "./look.ts";
import { readPalette } from "./palette.ts";
import { pictureOf } from "./picture.ts";
import { LineProgram } from "./programs/line.ts";
import { ShapeProgram } from "./programs/shape.ts";
import { ThinLineProgram } from "./programs/thin-line.ts";
import { publish } from "./published.ts";
import { sceneOf } from "./scene.ts";
import { drawnBySigma } from "./webgl.ts";
import { drawPins, drawRings, drawWords } from "./words-layer.ts";

export interface StageEvents {
  onEntity(id: string): void;
  /** An entity is to come into the selection, or to leave it. */
  onToggle(id: string): void;
  onRelation(id: string): void;
  onNothing(): void;
  /** These were encircled. */
  onLasso(ids: string[]): void;
  /** An entity was dragged there, in the units of its places. */
  onMoved(id: string, place: readonly [number, number]): void;
}

/** The drawn graph. It shows what it is given and tells what is clicked; it decides nothing. */
export interface Stage {
  /**
   * Draws at once; `data-drawn` on the container then says so.
   * @param frame the places that the resting view shows
   * @param pinned ids of those whose places the reader gave
   */
  show(drawing: Drawing, places: Places, frame: Places, pinned: ReadonlySet<string>): void;
  /** @param kept the entity that stays in focus while nothing is chosen */
  choose(selection: Selection | null, kept: string | null): void;
  /** Reads the colours of the page anew. */
  repaint(): void;
  zoom(step: "in" | "out" | "fit"): void;
  /** Moves the view by CSS pixels. */
  pan(right: number, down: number): void;
  picture(): Promise<Blob>;
  /** Where the drawn entities stand, in the units of `show`. */
  places(): Places;
  dispose(): void;
}

/** With more lines than this they are drawn as a crowd; lines and words rest while the view moves. */
const MANY = 2000;

/** @returns null where the browser has no WebGL */
export function createStage(container: HTMLElement, events: StageEvents): Stage | null {
  let palette = readPalette(container);
  let drawing: Drawing = { entities: [], relations: [] };
  let frame: Places = {};
  /** The share of their full size that entities are drawn in. */
  let size = 1;
  let selection: Selection | null = null;
  let kept: string | null = null;
  let pinned: ReadonlySet<string> = new Set();
  let chosen: ReadonlySet<string> = new Set();
  let hovered: Hovered = null;
  let focus = focusOf(drawing, selection);
  let scene: Scene = { width: 0, height: 0, entities: [], relations: [] };

  const isCrowd = () => drawing.relations.length > MANY;
  const bowNow = (relation: DrawnRelation) => bowOf(relation, focus, isCrowd());
  const sigma = drawnBySigma(new MultiDirectedGraph(), container, {
    allowInvalidContainer: true,
    renderLabels: false,
    defaultDrawNodeHover: () => {},
    nodeProgramClasses: { shape: ShapeProgram },
    // In a crowd two draw calls for all lines but those in focus: without a graphics card each line of the last program costs one of its own.
    // Programs draw in this order, and `zIndex` sorts only within one: what is in focus comes last. `line` is first whatever is written
    // here, for Sigma has one of that name.
    edgeProgramClasses: { line: EdgeLineProgram, thin: ThinLineProgram, full: LineProgram },
    defaultNodeType: "shape",
    defaultEdgeType: "full",
    stagePadding: 0,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    // No double click: the second of two quick clicks on different things must count as a click.
    doubleClickTimeout: 0,
    inertiaDuration: 160,
    zoomDuration: 160,
    zIndex: true,
    nodeReducer: (_, { x, y, entity }) => ({ x, y, ...lookOfEntity(entity, focus, palette, size) }),
    edgeReducer: (_, { relation }) => lookOfRelation(relation, focus, chosen, palette, isCrowd()),
  });
  if (sigma === null) return null;
  const words = sigma.createCanvas("words", { beforeLayer: "mouse" });
  words.style.pointerEvents = "none";
  const lines = createLineFinder(sigma);
  let overdraw: number | null = null;
  /** What the pointer changes is drawn over the lines, which stay as they are: thousands would take longer than a frame. */
  const drawOverSoon = () => {
    overdraw ??= requestAnimationFrame(drawOver);
  };
  const flags = createFlags(drawOverSoon);

  const isMoving = () => {
    const captor = sigma.getMouseCaptor();
    return sigma.getCamera().isAnimated() || captor.isMoving || captor.draggedEvents > 0;
  };
  const drawOver = () => {
    if (overdraw !== null) cancelAnimationFrame(overdraw);
    overdraw = null;
    const { width, height } = sigma.getDimensions();
    const context = cleared(words, { width, height });
    if (context === null || (isCrowd() && isMoving())) return;
    const emphasis = { focus, chosen, hovered };
    scene = sceneOf(sigma, drawing, emphasis, bowNow);
    flags.draw(context, scene, focus);
    drawRings(context, scene, chosen, palette);
    drawPins(context, scene, pinned, palette);
    drawWords(context, scene, emphasis, palette);
    publish(container, scene);
  };
  sigma.on("afterRender", drawOver);

  const hover = (next: Hovered) => {
    if (next?.type === hovered?.type && next?.id === hovered?.id) return;
    hovered = next;
    container.style.cursor = next === null ? "" : "pointer";
    drawOverSoon();
  };
  sigma.on("enterNode", ({ node }) => hover({ type: "entity", id: node }));
  sigma.on("leaveNode", () => hover(null));
  sigma.on("leaveStage", () => hover(null));
  sigma.getMouseCaptor().on("mousemove", (pointer) => {
    if (hovered?.type === "entity" || isMoving()) return;
    const id = lines.at(pointer);
    hover(id === null ? null : { type: "relation", id });
  });
  sigma.on("clickNode", ({ node }) => events.onEntity(node));
  sigma.on("clickStage", ({ event }) => {
    const id = lines.at(event);
    if (id === null) events.onNothing();
    else events.onRelation(id);
  });
  letDrag(sigma, events.onMoved);
  const noLasso = letLasso(container, () => scene.entities, events);

  let framed = sigma.getDimensions();
  const setFrame = () => {
    framed = sigma.getDimensions();
    const { size: share, ...box } = frameOf(frame, framed);
    size = share;
    sigma.setCustomBBox(box);
  };
  const refocus = () => {
    focus = focusOf(drawing, selection, kept);
    chosen = chosenIn(selection);
    lines.setLines(drawing.relations, bowNow);
  };
  const resized = new ResizeObserver(() => {
    sigma.resize();
    const { width, height } = sigma.getDimensions();
    // It is told of the first size too, at which all stands drawn already.
    if (width === framed.width && height === framed.height) return;
    setFrame();
    sigma.refresh();
  });
  resized.observe(container);

  return {
    show(nextDrawing, places, nextFrame, nextPinned) {
      const before = sigma.getGraph();
      const graph = graphOf(nextDrawing, places);
      drawing = nextDrawing;
      pinned = nextPinned;
      if (hovered?.type === "relation" || (hovered !== null && !graph.hasNode(hovered.id))) hover(null);
      refocus();
      // Before the graph: each of these has all that Sigma holds drawn again in the next frame, unless it is drawn in this one.
      if (sigma.getSetting("hideEdgesOnMove") !== isCrowd()) sigma.setSetting("hideEdgesOnMove", isCrowd());
      const isAnother = frame !== nextFrame;
      frame = nextFrame;
      setFrame();
      if (isAnother) sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1 });
      sigma.setGraph(graph);
      container.dataset.drawn = "true";
      if (!isAnother && before.order > 0)
        bringIntoView(
          sigma,
          graph.filterNodes((id) => !before.hasNode(id)),
        );
    },
    choose(next, nextKept) {
      if (next === selection && nextKept === kept) return;
      selection = next;
      kept = nextKept;
      refocus();
      sigma.refresh();
      bringIntoView(sigma, selection === null ? [] : entitiesOf(selection));
    },
    repaint() {
      const next = readPalette(container);
      if (JSON.stringify(next) === JSON.stringify(palette)) return;
      palette = next;
      sigma.refresh();
    },
    zoom(step) {
      const camera = sigma.getCamera();
      if (step === "in") void camera.animatedZoom({ duration: MOVE(), factor: 1.4 });
      if (step === "out") void camera.animatedUnzoom({ duration: MOVE(), factor: 1.4 });
      if (step !== "fit") return;
      // The resting view shows the frame; who came later or was moved may stand outside it.
      const isFramed = sigma
        .getGraph()
        .everyNode((id, { x, y }) => frame[id]?.[0] === x && frame[id]?.[1] === y);
      if (isFramed) void camera.animatedReset({ duration: MOVE() });
      else fitAll(sigma);
    },
    pan(right, down) {
      const camera = sigma.getCamera();
      const [from, to] = [
        { x: 0, y: 0 },
        { x: right, y: down },
      ].map((p) => sigma.viewportToFramedGraph(p));
      if (from === undefined || to === undefined) return;
      const { x, y } = camera.getState();
      camera.setState({ x: x + to.x - from.x, y: y + to.y - from.y });
    },
    picture: () => pictureOf(sigma, palette.surface),
    places: () => Object.fromEntries(sigma.getGraph().mapNodes((id, { x, y }) => [id, [x, y]])),
    dispose() {
      if (overdraw !== null) cancelAnimationFrame(overdraw);
      resized.disconnect();
      noLasso();
      sigma.kill();
    },
  };
}

/** A graph of its own for each drawing: Sigma works through one that it holds at every entity and relation that comes. */
function graphOf({ entities, relations }: Drawing, places: Places): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (const entity of entities) {
    const [x, y] = places[entity.id] ?? [0, 0];
    graph.addNode(entity.id, { x, y, entity });
  }
  for (const relation of relations)
    graph.addEdgeWithKey(relation.id, relation.source, relation.target, { relation });
  return graph;
}

/** Ids of what is marked as chosen: entities, or one relation. */
function chosenIn(selection: Selection | null): ReadonlySet<string> {
  if (selection === null) return new Set();
  return new Set(selection.type === "several" ? selection.ids : [selection.id]);
}
