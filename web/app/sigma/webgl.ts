import type { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { Settings } from "sigma/settings";

const NEEDED = "webgl2";

/**
 * Sigma over a graph; null where the browser has not the WebGL that the programs need. Sigma's own canvases tell: one made to ask with would
 * take as long to make as each of them, which is much of what a first view takes.
 */
export function drawnBySigma(
  graph: MultiDirectedGraph,
  container: HTMLElement,
  settings: Partial<Settings>,
): Sigma | null {
  try {
    const sigma = new Sigma(graph, container, settings);
    if (sigma.getCanvases().nodes?.getContext(NEEDED)) return sigma;
    sigma.kill();
    return null;
  } catch (problem) {
    // Without any WebGL it stops halfway.
    if (document.createElement("canvas").getContext(NEEDED) !== null) throw problem;
    container.replaceChildren();
    return null;
  }
}
