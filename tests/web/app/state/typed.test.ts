import { expect, test, vi } from "vitest";
import { createTyped } from "#web/app/state/typed.ts";

/** A field whose answers come when they are let go, each by its text. */
function field() {
  const waiting = new Map<string, { give: (answer: string) => void; fail: (error: Error) => void }>();
  const typed = createTyped<string>((text) => new Promise((give, fail) => waiting.set(text, { give, fail })));
  const asked = (text: string) => vi.waitFor(() => waiting.get(text) ?? Promise.reject(new Error(text)));
  return { typed, asked };
}

test("Enter before the answer waits for the answer to what stands there, not for an earlier one", async () => {
  const { typed, asked } = field();
  typed.type("Finl");
  (await asked("Finl")).give("Finland");
  await vi.waitFor(() => expect(typed.store.getState().answer?.to).toBe("Finl"));
  typed.type("Icel");
  const taken = typed.settled();
  (await asked("Icel")).give("Iceland");
  expect(await taken).toBe("Iceland");
});

test("an answer that is overtaken by another text is never shown for it", async () => {
  const { typed, asked } = field();
  typed.type("Finl");
  const late = await asked("Finl");
  typed.type("Icel");
  const { give } = await asked("Icel");
  give("Iceland");
  late.give("Finland");
  await vi.waitFor(() => expect(typed.store.getState().answer?.is.state).toBe("ready"));
  expect(typed.store.getState().answer).toEqual({ to: "Icel", is: { state: "ready", value: "Iceland" } });
});

test.each([
  ["typing on", "Icel"],
  ["leaving the field", null],
])("%s takes an Enter back that still waits", async (_, next) => {
  const { typed } = field();
  typed.type("Finl");
  const taken = typed.settled();
  typed.type(next);
  expect(await taken).toBeNull();
});

test("Enter takes nothing where the answer fails", async () => {
  const { typed, asked } = field();
  typed.type("Finl");
  const taken = typed.settled();
  (await asked("Finl")).fail(new Error("The server does not answer."));
  expect(await taken).toBeNull();
});

test("nothing is offered any more once the field is left", async () => {
  const { typed, asked } = field();
  typed.type("Finl");
  const late = await asked("Finl");
  typed.type(null);
  late.give("Finland");
  await Promise.resolve();
  expect(typed.store.getState()).toEqual({ text: null, answer: null });
});
