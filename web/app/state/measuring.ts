import type { Measures, MeasuresTask } from "../graph/measures.ts";

/** Measures a view in a worker, so that the page stays responsive and loads the measures only when they are wanted. Rejects where the worker fails. */
export async function measuresInWorker(task: MeasuresTask, signal: AbortSignal): Promise<Measures> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("../graph/measures.worker.ts", import.meta.url), { type: "module" });
  return await new Promise<Measures>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
    worker.addEventListener("message", ({ data }: MessageEvent<Measures>) => resolve(data));
    worker.addEventListener("error", ({ message }) =>
      reject(new Error(`The view could not be measured: ${message || "the worker did not start"}.`)),
    );
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
