import { describe, expect, test, vi } from "vitest";
import type { Health } from "#schema/api.ts";
import type { View } from "#schema/exploring.ts";
import { EMPTY, visited } from "./visited.ts";

describe("the first view", () => {
  const health = (articles: number) => ({ articles }) as Health;
  const states = ({ explorer }: ReturnType<typeof visited>) => {
    const { view, holdings } = explorer.store.getState();
    return [view.state, holdings.state];
  };

  test("of a store that may hold nothing is awaited until that is known", async () => {
    const asked = Promise.withResolvers<Health>();
    const visit = visited("", { view: async () => EMPTY, health: () => asked.promise });
    void visit.explorer.begin();
    await new Promise((resolve) => setTimeout(resolve));
    expect(states(visit)).toEqual(["waiting", "waiting"]);
    asked.resolve(health(0));
    await vi.waitFor(() => expect(states(visit)).toEqual(["ready", "ready"]));
  });

  test("of a store that held nothing comes before the store is said to hold anything", async () => {
    let articles = 0;
    const filled = Promise.withResolvers<View>();
    const visit = visited("", {
      view: async () => (articles === 0 ? EMPTY : filled.promise),
      health: async () => health(articles),
      addSample: async () => health(++articles),
    });
    await visit.explorer.begin();
    expect(states(visit)).toEqual(["ready", "ready"]);
    void visit.explorer.addSample();
    await vi.waitFor(() => expect(articles).toBe(1));
    await new Promise((resolve) => setTimeout(resolve));
    const holdings = () => visit.explorer.store.getState().holdings;
    expect(holdings()).toEqual({ state: "ready", value: health(0) });
    filled.resolve(EMPTY);
    await vi.waitFor(() => expect(holdings()).toEqual({ state: "ready", value: health(1) }));
  });

  test("is waited for before anything else is asked, where another takes its place too", async () => {
    const views = [Promise.withResolvers<View>(), Promise.withResolvers<View>()];
    let asked = 0;
    const facets = vi.fn(() => new Promise<never>(() => {}));
    const view = () => views[asked++]!.promise;
    const { explorer } = visited("", { view, facets, health: async () => health(1) });
    void explorer.begin();
    explorer.step({ type: "start", start: "chosen" });
    views[0]!.resolve(EMPTY);
    await new Promise((resolve) => setTimeout(resolve));
    expect(facets).not.toHaveBeenCalled();
    views[1]!.resolve(EMPTY);
    await vi.waitFor(() => expect(facets).toHaveBeenCalledOnce());
  });
});

test("where a browser cannot draw, the rest is asked as soon as the view is here", async () => {
  const facets = vi.fn(() => new Promise<never>(() => {}));
  const node = { id: "a", name: "a", claims: 1 } as unknown as View["nodes"][number];
  const { explorer } = visited("", { view: async () => ({ ...EMPTY, nodes: [node] }), facets });
  explorer.renounceDrawing();
  void explorer.begin();
  await vi.waitFor(() => expect(facets).toHaveBeenCalledOnce());
});
