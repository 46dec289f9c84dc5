import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { inBatches } from "#ingest/7-load/batches.ts";

async function* numbers(count: number) {
  for (let number = 0; number < count; number++) {
    await setImmediate();
    yield number;
  }
}

test.each([
  [0, 3, []],
  [1, 3, [[0]]],
  [7, 3, [[0, 1, 2], [3, 4, 5], [6]]],
  [3, 1, [[0], [1], [2]]],
])("%i items that come at once, at most %i together", async (count, most, expected) => {
  expect(await Array.fromAsync(inBatches(numbers(count), most))).toEqual(expected);
});

test("an item does not wait for one that never comes, and that one is not lost if it does", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  async function* slow() {
    yield "first";
    await promise;
    yield "second";
  }
  const batches = inBatches(slow(), 3);
  expect((await batches.next()).value).toEqual(["first"]);
  resolve();
  expect((await batches.next()).value).toEqual(["second"]);
  expect((await batches.next()).done).toBe(true);
});

test("what came before a failure is given before it", async () => {
  async function* failing() {
    yield "first";
    throw new Error("the disk is gone");
  }
  const batches = inBatches(failing(), 3);
  expect((await batches.next()).value).toEqual(["first"]);
  await expect(batches.next()).rejects.toThrow("the disk is gone");
});

test("whoever stops early ends the items too", async () => {
  let isEnded = false;
  async function* endless() {
    try {
      for (;;) {
        await setImmediate();
        yield "one";
      }
    } finally {
      isEnded = true;
    }
  }
  for await (const batch of inBatches(endless(), 2)) if (batch.length > 0) break;
  expect(isEnded).toBe(true);
});
