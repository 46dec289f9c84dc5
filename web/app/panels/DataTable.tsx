import { Fragment, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { useVirtualRows } from "./use-virtual-rows.ts";

/** CSS pixels, as the style gives to a row with its border. */
const ROW_HEIGHT = 32;

export interface Column<Row> {
  name: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
}

interface Props<Row> {
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  isChosen: (row: Row) => boolean;
  choose: (row: Row) => void;
  /** Takes a row into what is chosen, or out of it: with Shift or Ctrl. */
  chooseToo?: (row: Row) => void;
}

/** A table whose rows can be chosen by pointer or keyboard: one stop of the Tab key, arrow keys between rows, Enter or Space to choose. */
export function DataTable<Row>({
  name,
  columns,
  rows,
  keyOf,
  isChosen,
  choose,
  chooseToo = choose,
}: Props<Row>) {
  const chosen = rows.findIndex(isChosen);
  const { scroller, virtual, stop, setStop, goTo } = useVirtualRows({
    count: rows.length,
    height: ROW_HEIGHT,
    header: ROW_HEIGHT,
    chosen,
    chosenKey: rows[chosen] === undefined ? null : keyOf(rows[chosen]),
  });
  const items = virtual.getVirtualItems();
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);

  const act = (event: KeyboardEvent | MouseEvent, row: Row) =>
    event.shiftKey || event.ctrlKey || event.metaKey ? chooseToo(row) : choose(row);
  const walk = (event: KeyboardEvent, row: Row, place: number) => {
    const last = rows.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: Math.min(last, place + 1),
      ArrowUp: Math.max(0, place - 1),
      PageDown: Math.min(last, place + 8),
      PageUp: Math.max(0, place - 8),
      Home: 0,
      End: last,
    };
    const step = steps[event.key];
    if (step !== undefined) goTo(step);
    else if (event.key === "Enter" || event.key === " ") act(event, row);
    else return;
    event.preventDefault();
  };

  return (
    <div className="table-scroller" ref={scroller}>
      <table aria-label={name} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={column.numeric ? "number" : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ index, start }, place) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <Fragment key={keyOf(row)}>
                <Space height={start - (items[place - 1]?.end ?? 0)} />
                <tr
                  data-place={index}
                  aria-rowindex={index + 2}
                  aria-current={isChosen(row) ? "true" : undefined}
                  tabIndex={index === stop ? 0 : -1}
                  onFocus={() => setStop(index)}
                  onClick={(event) => act(event, row)}
                  onKeyDown={(event) => walk(event, row, index)}
                >
                  {columns.map((column) => (
                    <td key={column.name} className={column.numeric ? "number" : undefined}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              </Fragment>
            );
          })}
          <Space height={after} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for rows out of sight. */
function Space({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row holds nothing that takes the focus
    <tr aria-hidden="true" className="space">
      <td style={{ height }} />
    </tr>
  );
}
