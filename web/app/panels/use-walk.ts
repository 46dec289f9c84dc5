import { type KeyboardEvent, useState } from "react";
import type { View } from "#schema/exploring.ts";
import type { Places } from "#web/export/picture/layout.ts";
import { neighbourTowards, saidOf } from "../graph/walk.ts";
import type { Stage } from "../sigma/stage.ts";
import { useExplorer, usePage } from "../state/binding.ts";

/** CSS pixels that an arrow key moves the view. */
const STEP = 60;

/** Screen directions, y downwards. */
const ARROWS: Record<string, readonly [right: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The keys of the map: arrows walk from the chosen entity to its neighbours, and what is there is said. */
export function useWalk(stage: Stage | null, shown: Pick<View, "nodes" | "edges">, places: Places) {
  const { explorer } = usePage();
  const selection = useExplorer(({ visit }) => visit.now.selection);
  const [said, setSaid] = useState("");

  const walk = (event: KeyboardEvent) => {
    if (stage === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow !== undefined && event.shiftKey) stage.pan(STEP * arrow[0], STEP * arrow[1]);
    else if (arrow !== undefined) {
      const from = selection?.type === "entity" ? selection.id : null;
      const to = neighbourTowards(shown, places, from, arrow);
      if (to !== null) explorer.select({ type: "entity", id: to });
      setSaid(to === null ? "Nobody there." : saidOf(shown, to, from));
    } else if (event.key === "+" || event.key === "=") stage.zoom("in");
    else if (event.key === "-") stage.zoom("out");
    else if (event.key === "0") stage.zoom("fit");
    else return;
    event.preventDefault();
  };
  return { walk, said };
}
