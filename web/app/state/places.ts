import type { LayoutTask, Places } from "#web/export/picture/layout.ts";

/** Computes a layout in a worker, so that the page stays responsive. Rejects where the worker fails. */
export function layoutInWorker(task: LayoutTask): Promise<Places> {
  const worker = new Worker(new URL("../graph/layout.worker.ts", import.meta.url), { type: "module" });
  return new Promise<Places>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Places>) => resolve(data));
    worker.addEventListener("error", ({ message }) =>
      reject(
        new Error(
          `The places of the entities could not be computed: ${message || "the worker did not start"}.`,
        ),
      ),
    );
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
