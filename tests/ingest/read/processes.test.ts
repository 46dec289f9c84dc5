import { expect, test } from "vitest";
import { ReadingProcesses } from "#ingest/1-read/child/pool.ts";

const DOCUMENT = { bytes: Buffer.from("Poland criticized Hungary."), format: "text" } as const;
const ENDED = { problem: "reading has been ended: give it once more." };

test("what is read or waits when the processes are ended is a problem, and what comes later starts none", async () => {
  const processes = new ReadingProcesses(1);
  const begun = [processes.read(DOCUMENT), processes.read(DOCUMENT)];
  processes.close();
  expect(await Promise.all([...begun, processes.read(DOCUMENT)])).toEqual([ENDED, ENDED, ENDED]);
});
