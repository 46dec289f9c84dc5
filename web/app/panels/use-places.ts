import { useEffect, useState } from "react";
import type { Graph } from "#schema/api.ts";
import { drawingOf } from "#web/export/picture/drawing.ts";
import type { Places } from "#web/export/picture/layout.ts";
import { NO_FILTERS } from "../graph/filters.ts";
import { drawnOf, READABLE, viewOf } from "../graph/view.ts";
import { FONT } from "../sigma/words-layer.ts";
import { layoutInWorker } from "../state/places.ts";
import { type Remote, WAITING } from "../state/remote.ts";

const NOBODY: ReadonlySet<string> = new Set();

/** Where entities stand: computed once for the unfiltered graph, so that no filter moves anything. `aspect` is asked when the work starts. */
export function usePlaces(graph: Graph, limit: number, aspect: () => number): Remote<Places> {
  const [places, setPlaces] = useState<Remote<Places>>(WAITING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a window of another form moves nothing
  useEffect(() => {
    let wanted = true;
    setPlaces(WAITING);
    const { entities, relations } = drawingOf(drawnOf(viewOf(graph, NO_FILTERS), limit, NOBODY));
    // Where more are drawn than can be read, most names are left out and need no room.
    const named = entities.length <= 2 * READABLE ? entities : [];
    nameWidths(named.map(({ name }) => name))
      .then((widths) =>
        layoutInWorker({
          entities: entities.map(({ id, name, radius }) => ({
            id,
            width: Math.max(2 * radius, widths.get(name) ?? 0),
            height: 2 * radius + (named.length > 0 ? 22 : 0),
          })),
          relations: relations.map(({ source, target }) => ({ source, target })),
          aspect: aspect(),
        }),
      )
      .then(
        (value) => wanted && setPlaces({ state: "ready", value }),
        (error: unknown) => wanted && setPlaces({ state: "failed", reason: String(error) }),
      );
    return () => {
      wanted = false;
    };
  }, [graph, limit]);
  return places;
}

/** CSS pixels that names take up in the graph's font, once it is here. */
async function nameWidths(names: readonly string[]): Promise<Map<string, number>> {
  const font = `550 13px ${FONT}`;
  await Promise.all([document.fonts.load(font), document.fonts.load(`italic 400 12px ${FONT}`)]);
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return new Map();
  context.font = font;
  return new Map(names.map((name) => [name, context.measureText(name).width]));
}
