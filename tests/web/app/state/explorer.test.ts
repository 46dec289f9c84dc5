import { describe, expect, test } from "vitest";
import type { Api } from "#web/app/api/client.ts";
import type { Step } from "#web/app/state/exploration.ts";
import { createExplorer } from "#web/app/state/explorer.ts";

/** A browser's history of addresses, and the page's state above it; whatever is asked of the server stays without an answer. */
function visited(query = "") {
  const history = [query];
  let at = 0;
  let told = () => {};
  const api = new Proxy({} as Api, { get: () => () => new Promise(() => {}) });
  const explorer = createExplorer(api, {
    query: () => history[at] ?? "",
    go: (next) => history.splice(++at, history.length, next),
    onMove: (listen) => {
      told = listen;
    },
  });
  const go = (by: number) => {
    at += by;
    told();
  };
  const depth = () => {
    const { past, future } = explorer.store.getState().visit;
    return [past.length, future.length];
  };
  return { explorer, history, at: () => history[at], back: () => go(-1), forward: () => go(1), depth };
}

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
