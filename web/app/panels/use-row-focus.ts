import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Gives the focus to a row by its `data-place`, as soon as it is in the page.
 * @returns what asks for a row to be focused
 */
export function useRowFocus(scroller: RefObject<HTMLElement | null>): (place: number) => void {
  const wanted = useRef<number | null>(null);
  const focus = () => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-place="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  };
  // Whenever rows have come or gone.
  useEffect(focus);
  return (place) => {
    wanted.current = place;
    focus();
  };
}

/** The rows in sight, and the one that the Tab key reaches: a row that left the page while it has the focus would take that along. */
export function withStop(range: Range, stop: number): number[] {
  const rows = defaultRangeExtractor(range);
  return rows.includes(stop) || stop < 0 || stop >= range.count
    ? rows
    : [...rows, stop].sort((a, b) => a - b);
}
