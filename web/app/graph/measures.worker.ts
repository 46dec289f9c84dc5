import { type MeasuresTask, measuresOf } from "./measures.ts";

self.addEventListener("message", ({ data }: MessageEvent<MeasuresTask>) => {
  self.postMessage(measuresOf(data));
});
