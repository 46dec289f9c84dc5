import type { Drawing } from "../store.ts";
import type { Run } from "./connection.ts";
import { READING } from "./cypher/reading.ts";
import { WRITING } from "./cypher/writing.ts";

export async function readDrawing(run: Run): Promise<Drawing | null> {
  const [row] = await run<{ graph: string; places: string }>(READING.drawing);
  return row ? { graph: row.graph, places: JSON.parse(row.places) } : null;
}

export async function writeDrawing(run: Run, { graph, places }: Drawing): Promise<void> {
  await run(WRITING.keepDrawing, { graph, places: JSON.stringify(places) });
}
