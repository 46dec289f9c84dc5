import { parentPort, workerData } from "node:worker_threads";
import { type LayoutTask, layout } from "./layout.ts";

/** Runs the layout beside the server, so that no answer waits for it: one task in, its places out. */
parentPort!.postMessage(layout(workerData as LayoutTask));
