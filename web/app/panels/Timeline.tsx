import { useMemo, useState } from "react";
import type { Timeline as Answer } from "#schema/exploring.ts";
import { counted, dated, grouped } from "#web/export/words.ts";
import { coveredBy, daysOf, type Slot, slotsOf } from "../graph/bins.ts";
import { whenInWords } from "../graph/when.ts";
import type { Remote } from "../state/remote.ts";
import { FleetingButton } from "./FleetingButton.tsx";
import { Problem } from "./Problem.tsx";
import { ordered, TimelineBars } from "./TimelineBars.tsx";

/** The days of a question; an end that is left out is open. */
export interface Days {
  since?: string | undefined;
  until?: string | undefined;
}

interface Props {
  /** Of the question without its days, so that the brush lies over the whole history. */
  timeline: Remote<Answer>;
  /** Whether bars are to be expected: their place is kept while they are awaited. */
  isDated: boolean;
  days: Days;
  /** Whether claims without any day are shown while days are asked for. */
  undated: boolean;
  setDays: (days: Days) => void;
  setUndated: (shown: boolean) => void;
  retry: () => void;
}

/** How many claims there are at what time, and a brush over it. */
export function Timeline({ timeline, isDated, ...brush }: Props) {
  const isWaiting = timeline.state === "waiting";
  return (
    <section
      className={isWaiting && isDated ? "timeline kept" : "timeline"}
      aria-label="Timeline"
      aria-busy={isWaiting}
    >
      {isWaiting && <p className="timeline-head">Loading the dates…</p>}
      {timeline.state === "failed" && <Problem reason={timeline.reason} retry={brush.retry} />}
      {timeline.state === "ready" && <Histogram answer={timeline.value} {...brush} />}
    </section>
  );
}

type HistogramProps = Omit<Props, "timeline" | "isDated" | "retry"> & { answer: Answer };

function Histogram({ answer, days, undated, setDays, setUndated }: HistogramProps) {
  const slots = useMemo(() => slotsOf(answer), [answer]);
  const { since, until } = days;
  const isBrushed = since !== undefined || until !== undefined;
  /** While a brush is drawn: the bars where it began and where it is. */
  const [drawn, setDrawn] = useState<[number, number] | null>(null);
  const covered = drawn ? ordered(drawn) : coveredBy(slots, since, until);
  const [first, last] = covered ?? [0, slots.length - 1];
  const set = (from: number, to: number) => setDays(daysOf(slots, from, to));
  /** A slider that is moved through many bars asks once, when it is let go. */
  const settle = () => {
    if (drawn === null) return;
    setDrawn(null);
    set(...drawn);
  };

  return (
    <>
      <div className="timeline-head">
        {slots.length > 0 && <Key />}
        <Undated claims={answer.undated} isBrushed={isBrushed} shown={undated} setShown={setUndated} />
        {isBrushed && (
          <FleetingButton heir=".timeline input[type=range]" className="link" onClick={() => setDays({})}>
            Clear the time
          </FleetingButton>
        )}
        <output className="timeline-range">{rangeInWords(slots, drawn === null ? days : {}, covered)}</output>
      </div>
      {slots.length > 0 && (
        <>
          <TimelineBars slots={slots} first={first} last={last} drawn={drawn} draw={setDrawn} set={set} />
          <div className="timeline-sliders">
            <Slider
              label="From"
              slots={slots}
              at={first}
              edge="from"
              move={(at) => setDrawn([at, Math.max(at, last)])}
              settle={settle}
            />
            <Slider
              label="To"
              slots={slots}
              at={last}
              edge="to"
              move={(at) => setDrawn([Math.min(at, first), at])}
              settle={settle}
            />
          </div>
        </>
      )}
    </>
  );
}

function Key() {
  return (
    <>
      <span className="timeline-key">
        <span className="bar event" aria-hidden="true" /> by the event's date
      </span>
      <span className="timeline-key">
        <span className="bar published" aria-hidden="true" /> by the day of publication
      </span>
    </>
  );
}

interface SliderProps {
  label: string;
  slots: readonly Slot[];
  at: number;
  edge: "from" | "to";
  move: (at: number) => void;
  settle: () => void;
}

function Slider({ label, slots, at, edge, move, settle }: SliderProps) {
  const slot = slots[at];
  return (
    <label>
      {label}
      <input
        type="range"
        min={0}
        max={slots.length - 1}
        value={at}
        disabled={slots.length === 1}
        aria-valuetext={
          slot && `${dated(slot[edge])}, ${counted(slot.event + slot.published, "claim")} at this time`
        }
        onChange={({ target }) => move(Number(target.value))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
    </label>
  );
}

interface UndatedProps {
  claims: number;
  isBrushed: boolean;
  shown: boolean;
  setShown: (shown: boolean) => void;
}

/** Claims of no known day: counted always, and left out only on request. */
function Undated({ claims, isBrushed, shown, setShown }: UndatedProps) {
  if (!isBrushed) return <span>undated: {grouped(claims)}</span>;
  return (
    <label className="timeline-undated">
      <input type="checkbox" checked={shown} onChange={({ target }) => setShown(target.checked)} />
      undated: {grouped(claims)}, {shown ? "shown too" : "left out"}
    </label>
  );
}

/** The days that are asked for; where none are, those of the bars, which a brush may be drawn over. */
function rangeInWords(slots: readonly Slot[], days: Days, covered: [number, number] | null): string {
  if (slots.length === 0) return "No claim has a date.";
  if (covered === null)
    return `No dated claim from ${days.since ? dated(days.since) : "the beginning"} to ${days.until ? dated(days.until) : "the end"}.`;
  const asked = whenInWords(days);
  if (asked !== "") return asked;
  const [from, to] = [slots[covered[0]]?.from ?? "", slots[covered[1]]?.to ?? ""];
  return from === to ? dated(from) : `${dated(from)} to ${dated(to)}`;
}
