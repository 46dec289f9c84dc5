import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";

/** Up to so many rows are all in the page; of longer lists, those in sight. */
const ALL_AT_ONCE = 200;

interface Rows {
  count: number;
  /** CSS pixels, as the style gives to a row with its border. */
  height: number;
  /** CSS pixels of what stays in sight above the rows, and covers them. */
  header?: number;
  /** The row that is chosen, here or elsewhere: its place, -1 for none. Whenever it is another one it is brought into sight. */
  chosen: number;
  chosenKey: string | null;
}

/**
 * A list of which only the rows in sight are in the page: one stop of the Tab key, and keys that walk from row to row. Rows carry their
 * place as `data-place`.
 */
export function useVirtualRows({ count, height, header = 0, chosen, chosenKey }: Rows) {
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const stop = Math.min(current, count - 1);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    scrollPaddingEnd: header,
    overscan: count <= ALL_AT_ONCE ? count : 12,
    rangeExtractor: (range) => withStop(range, stop),
  });
  const isChosenHere = chosen >= 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that come and go around it must not move what the reader looks at
  useEffect(() => {
    if (isChosenHere) virtual.scrollToIndex(chosen);
  }, [virtual, isChosenHere, chosenKey]);

  const wanted = useRef<number | null>(null);
  /** Gives the focus to the row that is wanted, as soon as it is in the page. */
  const focus = () => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-place="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  };
  // Whenever rows have come or gone.
  useEffect(focus);

  return {
    scroller,
    virtual,
    /** The place of the row that the Tab key reaches. */
    stop,
    setStop: setCurrent,
    goTo(place: number) {
      setCurrent(place);
      virtual.scrollToIndex(place);
      wanted.current = place;
      focus();
    },
  };
}

/** The rows in sight, and the one that the Tab key reaches: a row that left the page while it has the focus would take that along. */
function withStop(range: Range, stop: number): number[] {
  const rows = defaultRangeExtractor(range);
  return rows.includes(stop) || stop < 0 || stop >= range.count
    ? rows
    : [...rows, stop].sort((a, b) => a - b);
}
