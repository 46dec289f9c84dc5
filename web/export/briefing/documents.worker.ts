import { parentPort, workerData } from "node:worker_threads";
import type { Briefing } from "./model.ts";

/** What is to be made in this thread: a briefing as a file. */
export interface Task {
  format: "docx" | "pdf";
  briefing: Briefing;
}

const { format, briefing } = workerData as Task;
const file =
  format === "docx"
    ? await (await import("./docx.ts")).docxOf(briefing)
    : await (await import("./pdf.ts")).pdfOf(briefing);
parentPort?.postMessage(file);
