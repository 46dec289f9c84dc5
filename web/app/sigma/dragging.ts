import type Sigma from "sigma";

/** CSS pixels that the pointer may stray in a click. */
const STRAY = 4;

/** Lets entities be dragged; `moved` is told where one was let go, in graph units. */
export function letDrag(sigma: Sigma, moved: (id: string, place: readonly [number, number]) => void): void {
  let held: { id: string; x: number; y: number; isMoved: boolean } | null = null;
  sigma.on("downNode", ({ node, event: { x, y } }) => {
    held = { id: node, x, y, isMoved: false };
  });
  sigma.on("moveBody", ({ event }) => {
    if (held === null) return;
    event.preventSigmaDefault();
    held.isMoved ||= Math.hypot(event.x - held.x, event.y - held.y) > STRAY;
    if (held.isMoved) sigma.getGraph().mergeNodeAttributes(held.id, sigma.viewportToGraph(event));
  });
  const drop = () => {
    if (held?.isMoved) {
      const { x, y } = sigma.getGraph().getNodeAttributes(held.id);
      moved(held.id, [x, y]);
    }
    held = null;
  };
  sigma.on("upNode", drop);
  sigma.on("upStage", drop);
}
