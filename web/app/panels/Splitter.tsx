import { type KeyboardEvent, type PointerEvent, useState } from "react";

/** Share of the height, in percent, that the tables may take. */
const LEAST = 12;
const MOST = 75;

const STEP = 4;

/** The bar between graph and tables: drag it, or move it by the arrow keys. It sizes its parent's last row. */
export function Splitter() {
  const [share, setShare] = useState(28);

  const set = (bar: HTMLElement, wanted: number) => {
    const next = Math.round(Math.min(MOST, Math.max(LEAST, wanted)));
    setShare(next);
    bar.parentElement?.style.setProperty("--tables", `${next}%`);
  };
  const drag = (event: PointerEvent<HTMLHRElement>) => {
    const bar = event.currentTarget;
    const box = bar.parentElement?.getBoundingClientRect();
    if (box === undefined || !bar.hasPointerCapture(event.pointerId)) return;
    set(bar, (100 * (box.bottom - event.clientY)) / box.height);
  };
  const walk = (event: KeyboardEvent<HTMLHRElement>) => {
    const steps: Record<string, number> = {
      ArrowUp: share + STEP,
      ArrowDown: share - STEP,
      Home: LEAST,
      End: MOST,
    };
    const wanted = steps[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(event.currentTarget, wanted);
  };

  return (
    <hr
      className="splitter"
      aria-label="Height of the tables"
      aria-orientation="horizontal"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={share}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={walk}
    />
  );
}
