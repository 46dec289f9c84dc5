import { useLayoutEffect, useRef, useState } from "react";
import type { View } from "#schema/exploring.ts";
import { drawingOf } from "#web/export/picture/drawing.ts";
import { roomIn, type Size } from "#web/export/picture/frame.ts";
import { type Places, withNewcomers } from "#web/export/picture/layout.ts";
import { drawable, READABLE } from "../graph/view.ts";
import { FONT } from "../sigma/words-layer.ts";
import { layoutInWorker } from "../state/places.ts";
import { type Remote, WAITING } from "../state/remote.ts";

/** Where the entities of a view stand. */
export interface Placed {
  view: View;
  places: Places;
  /** The places that the resting view shows: those of the first layout, so that newcomers move nothing. */
  frame: Places;
}

/**
 * Where entities stand. Who has a place keeps it: newcomers come beside their neighbours. Only where most of a view is new are all placed
 * anew. `given` are the server's places of the whole graph, for views that are too large to be read.
 * @param view null until it is here
 * @param stage its size in CSS pixels, asked when the work starts
 */
export function usePlaces(
  view: View | null,
  given: Remote<Readonly<Places>> | null,
  stage: () => Size,
): Remote<Placed> {
  const [placed, setPlaced] = useState<Remote<Placed>>(WAITING);
  const kept = useRef<{ places: Places; frame: Places }>({ places: {}, frame: {} });
  // Before the frame: a view whose places are known is drawn in the frame that it comes in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a window of another form moves nothing
  useLayoutEffect(() => {
    if (view === null) return;
    let wanted = true;
    const isReadable = view.nodes.length <= 2 * READABLE;
    // The server is at it: to place so many here as well would take no less time.
    if (!isReadable && given?.state === "waiting") return;
    const isGiven = !isReadable && given?.state === "ready";
    const known = isGiven ? { places: given.value, frame: given.value } : kept.current;
    const settle = (places: Places, frame: Places) => {
      if (!isGiven) kept.current = { places, frame };
      setPlaced({ state: "ready", value: { view, places, frame } });
    };
    const strangers = view.nodes.filter(({ id }) => known.places[id] === undefined).length;
    if (strangers * 2 <= view.nodes.length) {
      const ids = view.nodes.map(({ id }) => id);
      settle(withNewcomers(known.places, ids, view.edges), known.frame);
      return;
    }
    placedAnew(view, isReadable, stage()).then(
      (places) => wanted && settle(places, places),
      (error: unknown) => wanted && setPlaced({ state: "failed", reason: String(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [view, given]);
  return placed;
}

/** Where most names are left out they need no room. */
async function placedAnew(view: View, isNamed: boolean, stage: Size): Promise<Places> {
  const { entities, relations } = drawingOf(drawable(view));
  const widths = await nameWidths(isNamed ? entities.map(({ name }) => name) : []);
  return layoutInWorker({
    entities: entities.map(({ id, name, radius }) => ({
      id,
      width: Math.max(2 * radius, widths.get(name) ?? 0),
      height: 2 * radius + (isNamed ? 22 : 0),
      shape: 2 * radius,
    })),
    relations: relations.map(({ source, target }) => ({ source, target })),
    aspect: stage.width / stage.height,
    // In a crowd there is no room to be sought.
    ...(isNamed && { room: roomIn(stage) }),
  });
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
