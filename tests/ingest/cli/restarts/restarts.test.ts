import { expect, test } from "vitest";
import { ingestWithKills } from "./restarts.ts";

// A slice of what `npm run restarts` goes through. Each process lives longer than the one before, so that on any machine one ends by itself.
test("an ingest that is killed again and again completes, each article exactly once", {
  timeout: 600_000,
}, async () => {
  const { kills, articles, isComplete } = await ingestWithKills(300, (kill) => 1500 * 1.25 ** kill);
  expect([articles, isComplete]).toEqual([300, true]);
  expect(kills).toBeGreaterThan(0);
});
