import { type LayoutTask, layout } from "#web/export/picture/layout.ts";

/** Runs the layout beside the page, so that reading never waits for it: one task in, its places out. */
self.addEventListener("message", ({ data }: MessageEvent<LayoutTask>) => {
  self.postMessage(layout(data));
});
