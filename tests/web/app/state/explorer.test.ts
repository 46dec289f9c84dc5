import { describe, expect, test, vi } from "vitest";
import type { GraphEdge, GraphNode } from "#schema/api.ts";
import { STATUSES } from "#schema/claim.ts";
import { MOST_EXPANSIONS } from "#schema/expansion.ts";
import type { Step } from "#web/app/state/exploration.ts";
import { EMPTY, visited } from "./visited.ts";

const chosen = (id: string): Step => ({ type: "select", selection: { type: "entity", id } });

describe("a step that changes nothing", () => {
  test.each<[string, Step[]]>([
    ["choosing the same entity again", [chosen("state:FR"), chosen("state:FR"), chosen("state:FR")]],
    [
      "choosing the same pair again",
      [1, 2, 3].map(() => ({
        type: "select",
        selection: { type: "relation", id: "a|MET|b", source: "a", target: "b" },
      })),
    ],
    [
      "reading the same sentence again",
      [1, 2].map(() => ({ type: "read", reading: { article: "one", sentence: 3, claim: null } })),
    ],
    ["asking the same again", [1, 2].map(() => ({ type: "ask", question: { source: ["state:FR"] } }))],
    ["hiding whom is hidden", [1, 2].map(() => ({ type: "hide", entities: ["state:FR"] }))],
    ["dropping an entity where it stood", [1, 2].map(() => ({ type: "pin", entity: "a", place: [1, 2] }))],
    ["focusing on the same", [1, 2].map(() => ({ type: "focus", entity: "a" }))],
  ])("%s leaves one step to take back and one address to go back to", (_, steps) => {
    const { explorer, history, depth } = visited();
    for (const step of steps) explorer.step(step);
    expect(depth()).toEqual([1, 0]);
    expect(history).toHaveLength(2);
  });

  test("is no step at the beginning", () => {
    const { explorer, history, depth } = visited();
    explorer.clear();
    explorer.clearFilters();
    explorer.setDays({});
    explorer.switchStatus("denied", true);
    explorer.step({ type: "unhide" });
    explorer.step({ type: "collapse", entity: "nobody" });
    expect(depth()).toEqual([0, 0]);
    expect(history).toEqual([""]);
  });
});

describe("Back and Forward of the browser", () => {
  const walked = () => {
    const visit = visited();
    for (const id of ["a", "b", "c"]) visit.explorer.step(chosen(id));
    return visit;
  };
  const selected = ({ explorer }: ReturnType<typeof visited>) => {
    const { selection } = explorer.store.getState().visit.now;
    return selection?.type === "entity" ? selection.id : null;
  };

  test("go to and fro in the visit: what follows can be redone, what came before undone", () => {
    const visit = walked();
    visit.back();
    expect(selected(visit)).toBe("b");
    expect(visit.depth()).toEqual([2, 1]);
    visit.back();
    expect(visit.depth()).toEqual([1, 2]);
    visit.forward();
    visit.forward();
    expect(selected(visit)).toBe("c");
    expect(visit.depth()).toEqual([3, 0]);
  });

  test("Undo after Back goes further back", () => {
    const visit = walked();
    visit.back();
    visit.explorer.undo();
    expect(selected(visit)).toBe("a");
    visit.explorer.redo();
    visit.explorer.redo();
    expect(selected(visit)).toBe("c");
  });

  test("to an address that the visit does not know is a step of its own", () => {
    const visit = visited("?select=entity&select=x");
    visit.explorer.step(chosen("a"));
    visit.history.splice(0, 1, "?select=entity&select=elsewhere");
    visit.back();
    expect(selected(visit)).toBe("elsewhere");
    expect(visit.depth()).toEqual([2, 0]);
  });
});

describe("the legend's statuses", () => {
  test("one that the question leaves out is asked for when it is switched on", () => {
    const { explorer } = visited("?status=fact");
    explorer.switchStatus("denied", true);
    expect(explorer.store.getState().visit.now.question.status).toEqual(["fact", "denied"]);
  });
});

describe("chains", () => {
  const asking = (query: string) => {
    const asked: unknown[] = [];
    const visit = visited(query, {
      chains: async (from, to, filter) => {
        asked.push([from, to, filter]);
        return { chains: [], complete: true };
      },
    });
    return { ...visit, asked };
  };

  test("are asked for as soon as both ends are chosen, again for each filter, and not while an end is open", () => {
    const { explorer, asked, history } = asking("");
    explorer.findPaths();
    explorer.setPathEnds({ from: "a" });
    expect(asked).toEqual([]);
    explorer.setPathEnds({ to: "b" });
    expect(asked).toEqual([["a", "b", {}]]);
    explorer.setDays({ since: "2024-01-01" });
    expect(asked.at(-1)).toEqual(["a", "b", { since: "2024-01-01" }]);
    explorer.ask({ source: ["c"], since: "2024-01-01" });
    expect(asked).toHaveLength(2);
    expect(history.at(-1)).toContain("path=a&path=b");
    explorer.closePaths();
    expect(explorer.store.getState().chains).toBeNull();
  });

  test("of a link are asked for when it opens", async () => {
    const { explorer, asked } = asking("?path=a&path=b&no=denied");
    void explorer.begin();
    expect(asked).toEqual([["a", "b", { status: ["fact", "attributed", "planned"] }]]);
  });

  test("are none where nothing passes the filters", () => {
    const { explorer } = asking("?path=a&path=b");
    for (const status of STATUSES) explorer.switchStatus(status, false);
    expect(explorer.store.getState().chains).toEqual({
      state: "ready",
      value: { chains: [], complete: true },
    });
  });
});

describe("who is no longer in the store", () => {
  test.each(["?hide=x", "?pin=1,2,x", "?path=x&path=", "?focus=x", "?who=x", "?expand=~~~x"])(
    "is told of %s",
    async (query) => {
      const { explorer } = visited(query, { view: async () => EMPTY, named: async () => [] });
      await explorer.load.view();
      await vi.waitFor(() => expect(explorer.store.getState().lost).toEqual(["x"]));
    },
  );

  test("is told while every status is switched off", async () => {
    const off = STATUSES.map((status) => `no=${status}`).join("&");
    const { explorer } = visited(`?hide=x&${off}`, { named: async () => [] });
    await explorer.load.view();
    await vi.waitFor(() => expect(explorer.store.getState().lost).toEqual(["x"]));
  });
});

describe("the whole graph", () => {
  const node = (id: string) =>
    ({ id, name: id, kind: "state", aliases: [], claims: 1, wikidata: null }) as unknown as GraphNode;
  const edge = { id: "a|MET_WITH|fact|b", source: "a", target: "b", claims: 2 } as unknown as GraphEdge;
  const graph = () => ({ nodes: ["a", "b", "alone"].map(node), edges: [edge] });
  const shown = ({ explorer }: ReturnType<typeof visited>) => {
    const { view } = explorer.store.getState();
    return view.state === "ready" ? view.value.nodes.map(({ id }) => id).sort() : view;
  };

  test("counts those who are tied to somebody, as every other view does, and shows whom one expands besides", async () => {
    const whole = async () => ({ graph: graph(), places: {} });
    const visit = visited("?start=all", { whole });
    await visit.explorer.load.view();
    expect(shown(visit)).toEqual(["a", "b"]);
    const expanded = visited("?start=all&expand=~~~alone", { whole });
    await expanded.explorer.load.view();
    expect(shown(expanded)).toEqual(["a", "alone", "b"]);
  });

  test("is asked for once, and its places when they are worked out", async () => {
    let asked = 0;
    let give = (_: Record<string, readonly [number, number]>) => {};
    const { explorer } = visited("?start=all", {
      whole: async () => {
        asked++;
        return { graph: graph(), places: null };
      },
      places: () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    });
    await explorer.load.view();
    expect(explorer.store.getState().placed).toEqual({ state: "waiting" });
    give({ a: [0, 1] });
    await vi.waitFor(() =>
      expect(explorer.store.getState().placed).toEqual({ state: "ready", value: { a: [0, 1] } }),
    );
    expect(asked).toBe(1);
  });
});

describe("more than a view takes", () => {
  test("of expansions: the first is let go, and that is said", () => {
    const { explorer } = visited();
    for (let one = 0; one <= MOST_EXPANSIONS; one++)
      explorer.step({ type: "expand", expansion: { entity: `e${one}` } });
    const { visit, notice } = explorer.store.getState();
    expect(visit.now.expanded[0]?.entity).toBe("e1");
    expect(notice).toMatch(/^A view is expanded 50 times at most/);
    explorer.undo();
    expect(explorer.store.getState().visit.now.expanded[0]?.entity).toBe("e0");
    expect(explorer.store.getState().notice).toBeNull();
  });

  test("of entities is not selected or hidden, and that is said", () => {
    const { explorer, depth } = visited();
    const ids = Array.from({ length: 5001 }, (_, one) => `e${one}`);
    explorer.step({ type: "hide", entities: ids });
    expect(explorer.store.getState().notice).toMatch(/^5,001 entities are more than can be hidden/);
    explorer.step({ type: "select", selection: { type: "several", ids } });
    expect(explorer.store.getState().notice).toMatch(/^5,001 entities are more than can be selected/);
    expect(depth()).toEqual([0, 0]);
  });
});
