import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { Drawing } from "#web/export/picture/drawing.ts";
import type { Places } from "#web/export/picture/layout.ts";
import { focusOf, type Hovered, type Selection } from "../graph/focus.ts";
import { createFlags } from "./flags.ts";
import { frameOf } from "./frame.ts";
import { lookOfEntity, lookOfRelation } from "./look.ts";
import { readPalette } from "./palette.ts";
import { pictureOf } from "./picture.ts";
import { LineProgram } from "./programs/line.ts";
import { ShapeProgram } from "./programs/shape.ts";
import { publish } from "./published.ts";
import { sceneOf } from "./scene.ts";
import { drawRing, drawWords } from "./words-layer.ts";

export interface StageEvents {
  onEntity(id: string): void;
  onRelation(id: string): void;
  onNothing(): void;
}

/** The drawn graph. It shows what it is given and tells what is clicked; it decides nothing. */
export interface Stage {
  /** Draws at once; `data-drawn` on the container then says so. */
  show(drawing: Drawing, places: Places): void;
  choose(selection: Selection | null): void;
  /** Reads the colours of the page anew. */
  repaint(): void;
  zoom(step: "in" | "out" | "fit"): void;
  /** Moves the view by CSS pixels. */
  pan(right: number, down: number): void;
  picture(): Promise<Blob>;
  dispose(): void;
}

/** Milliseconds of a camera move; none where the reader asked for no motion. */
const MOVE = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160);

/** Whether the browser has the WebGL that a stage needs. */
export function canDraw(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

export function createStage(container: HTMLElement, events: StageEvents): Stage {
  let palette = readPalette(container);
  let drawing: Drawing = { entities: [], relations: [] };
  let places: Places = {};
  let selection: Selection | null = null;
  let hovered: Hovered = null;
  let focus = focusOf(drawing, selection);

  const graph = new MultiDirectedGraph();
  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true,
    enableEdgeEvents: true,
    renderLabels: false,
    defaultDrawNodeHover: () => {},
    nodeProgramClasses: { shape: ShapeProgram },
    edgeProgramClasses: { line: LineProgram },
    defaultNodeType: "shape",
    defaultEdgeType: "line",
    stagePadding: 0,
    minCameraRatio: 0.08,
    maxCameraRatio: 2.5,
    // No double click: the second of two quick clicks on different things must count as a click.
    doubleClickTimeout: 0,
    inertiaDuration: 160,
    zoomDuration: 160,
    zIndex: true,
    nodeReducer: (_, { x, y, entity }) => ({ x, y, ...lookOfEntity(entity, focus, palette) }),
    edgeReducer: (_, { relation }) => lookOfRelation(relation, focus, selection?.id ?? null, palette),
  });
  const words = sigma.createCanvas("words", { beforeLayer: "mouse" });
  words.style.pointerEvents = "none";
  const flags = createFlags(() => sigma.scheduleRender());

  const drawOver = () => {
    const scene = sceneOf(sigma, drawing);
    const context = cleared(words, scene);
    if (context === null) return;
    flags.draw(context, scene, focus);
    drawRing(context, scene, selection?.id ?? null, palette);
    drawWords(context, scene, { focus, chosen: selection?.id ?? null, hovered }, palette);
    publish(container, scene);
  };
  sigma.on("afterRender", drawOver);

  const hover = (next: Hovered) => {
    hovered = next;
    container.style.cursor = next === null ? "" : "pointer";
    sigma.scheduleRender();
  };
  sigma.on("enterNode", ({ node }) => hover({ type: "entity", id: node }));
  sigma.on("enterEdge", ({ edge }) => hover({ type: "relation", id: edge }));
  sigma.on("leaveNode", () => hover(null));
  sigma.on("leaveEdge", () => hover(null));
  sigma.on("clickNode", ({ node }) => events.onEntity(node));
  sigma.on("clickEdge", ({ edge }) => events.onRelation(edge));
  sigma.on("clickStage", () => events.onNothing());

  const frame = () => sigma.setCustomBBox(frameOf(places, sigma.getDimensions()));
  const resized = new ResizeObserver(() => {
    sigma.resize();
    frame();
    sigma.refresh();
  });
  resized.observe(container);

  return {
    show(nextDrawing, nextPlaces) {
      drawing = nextDrawing;
      places = nextPlaces;
      hovered = null;
      focus = focusOf(drawing, selection);
      graph.clear();
      for (const entity of drawing.entities) {
        const [x, y] = places[entity.id] ?? [0, 0];
        graph.addNode(entity.id, { x, y, entity });
      }
      for (const relation of drawing.relations)
        graph.addEdgeWithKey(relation.id, relation.source, relation.target, { relation });
      frame();
      sigma.refresh();
      container.dataset.drawn = "true";
    },
    choose(next) {
      selection = next;
      focus = focusOf(drawing, selection);
      sigma.refresh();
      bringIntoView(sigma, selection);
    },
    repaint() {
      palette = readPalette(container);
      sigma.refresh();
    },
    zoom(step) {
      const camera = sigma.getCamera();
      if (step === "in") void camera.animatedZoom({ duration: MOVE(), factor: 1.4 });
      if (step === "out") void camera.animatedUnzoom({ duration: MOVE(), factor: 1.4 });
      if (step === "fit") void camera.animatedReset({ duration: MOVE() });
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
    dispose() {
      resized.disconnect();
      sigma.kill();
    },
  };
}

/** The context of a canvas of this size in CSS pixels, as sharp as the screen, with nothing drawn in it. */
function cleared(
  canvas: HTMLCanvasElement,
  { width, height }: { width: number; height: number },
): CanvasRenderingContext2D | null {
  const density = devicePixelRatio;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context?.scale(density, density);
  return context;
}

/** Moves the view only where something chosen lies outside it; what the reader sees stays where it is. */
function bringIntoView(sigma: Sigma, selection: Selection | null): void {
  if (selection === null) return;
  const ids = selection.type === "entity" ? [selection.id] : [selection.source, selection.target];
  const nodes = ids.flatMap((id) => sigma.getNodeDisplayData(id) ?? []);
  const { width, height } = sigma.getDimensions();
  const outside = nodes.some((node) => {
    const { x, y } = sigma.framedGraphToViewport(node);
    return x < 0 || y < 0 || x > width || y > height;
  });
  if (!outside || nodes.length === 0) return;
  const middle = (axis: "x" | "y") => nodes.reduce((sum, node) => sum + node[axis], 0) / nodes.length;
  void sigma.getCamera().animate({ x: middle("x"), y: middle("y") }, { duration: MOVE() });
}
