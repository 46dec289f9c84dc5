import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { inOrder } from "#ingest/1-read/in-order.ts";

test("results come in the order of the items, so many in work at once", async () => {
  let inWork = 0;
  let most = 0;
  const results = inOrder([30, 1, 20, 1, 10], 3, async (wait) => {
    most = Math.max(most, ++inWork);
    await setTimeout(wait);
    inWork--;
    return wait;
  });
  expect(await Array.fromAsync(results)).toEqual([30, 1, 20, 1, 10]);
  expect(most).toBe(3);
});

test("a result does not wait for an item that is yet to come", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  async function* items() {
    yield 1;
    await promise;
    yield 2;
  }
  const results = inOrder(items(), 4, async (item) => item);
  expect((await results.next()).value).toBe(1);
  resolve();
  expect((await results.next()).value).toBe(2);
  expect((await results.next()).done).toBe(true);
});

test("whoever has enough ends the items too, and their failure comes through", async () => {
  let isEnded = false;
  async function* items() {
    try {
      yield 1;
      yield 2;
      throw new Error("no more");
    } finally {
      isEnded = true;
    }
  }
  for await (const _ of inOrder(items(), 2, async (item) => item)) break;
  expect(isEnded).toBe(true);
  await expect(Array.fromAsync(inOrder(items(), 2, async (item) => item))).rejects.toThrow("no more");
});
