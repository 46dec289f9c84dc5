import { type PointerEvent, useRef } from "react";
import { counted, grouped } from "#web/export/words.ts";
import type { Slot } from "../graph/bins.ts";

interface Props {
  slots: readonly Slot[];
  first: number;
  last: number;
  drawn: [number, number] | null;
  draw: (bars: [number, number] | null) => void;
  set: (first: number, last: number) => void;
}

/** The bars, to draw a brush over. The sliders below do the same without a pointer. */
export function TimelineBars({ slots, first, last, drawn, draw, set }: Props) {
  const plot = useRef<HTMLDivElement>(null);
  const most = Math.max(...slots.map(({ event, published }) => event + published));
  const barAt = ({ clientX }: PointerEvent) => {
    const { left = 0, width = 1 } = plot.current?.getBoundingClientRect() ?? {};
    return Math.max(0, Math.min(slots.length - 1, Math.floor(((clientX - left) / width) * slots.length)));
  };
  const finish = (event: PointerEvent) => {
    if (drawn === null) return;
    draw(null);
    set(...ordered([drawn[0], barAt(event)]));
  };
  const percent = (bars: number) => `${(100 * bars) / slots.length}%`;
  return (
    <div
      ref={plot}
      className="timeline-plot"
      role="img"
      aria-label={summaryOf(slots)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        plot.current?.setPointerCapture(event.pointerId);
        draw([barAt(event), barAt(event)]);
      }}
      onPointerMove={(event) => drawn && draw([drawn[0], barAt(event)])}
      onPointerUp={finish}
      onPointerCancel={() => draw(null)}
    >
      {slots.map(({ from, event, published }, place) => (
        <span key={from} className={place < first || place > last ? "slot out" : "slot"}>
          <span className="bar published" style={{ height: `${(100 * published) / most}%` }} />
          <span className="bar event" style={{ height: `${(100 * event) / most}%` }} />
        </span>
      ))}
      <span className="brush" style={{ left: percent(first), width: percent(last - first + 1) }} />
    </div>
  );
}

/** Two bars, the earlier one first. */
export function ordered([a, b]: [number, number]): [number, number] {
  return a < b ? [a, b] : [b, a];
}

function summaryOf(slots: readonly Slot[]): string {
  const sum = (pick: (slot: Slot) => number) => slots.reduce((all, slot) => all + pick(slot), 0);
  const [event, published] = [sum((slot) => slot.event), sum((slot) => slot.published)];
  return `${counted(event + published, "claim")} over time: ${grouped(event)} by the event's date, ${grouped(published)} by the day of publication`;
}
