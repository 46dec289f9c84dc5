import { type Lettering, line, oneLine, shortened } from "./lettering.ts";
import { type Sheet, told } from "./sheet.ts";
import { PAPER } from "./theme.ts";

const SIZE = 11;
const ROW = 17;
const NUMBER = 22;
const GAP = 24;
const WIDEST = 420;
const REST = "For lines with neither words nor a number there was no room.";

/** What the numbers on lines stand for, in columns that are read downwards, from (0, 0) on; and that some lines have none. */
export function keyOf(
  { words, numbers, scene: { entities, relations } }: Sheet,
  width: number,
  lettering: Lettering,
): { drawn: string; height: number } {
  const lines = new Map(relations.map((relation) => [relation.id, relation]));
  const entries = numbers.map(({ id, text }) => ({
    number: text,
    text: oneLine(told(lines.get(id)!, entities)),
  }));
  const most = Math.max(0, ...entries.map(({ text }) => lettering.widthOf("normal", SIZE, text)));
  const wide = Math.min(most, WIDEST, width - NUMBER);
  const columns = Math.max(1, Math.floor((width + GAP) / (NUMBER + wide + GAP)));
  const rows = Math.ceil(entries.length / columns);
  const drawn = entries.flatMap(({ number, text }, at) => {
    const x = Math.floor(at / rows) * (NUMBER + wide + GAP);
    const y = ROW / 2 + (at % rows) * ROW;
    const look = { y, size: SIZE, color: PAPER.ink };
    return [
      line(number, lettering, { ...look, x, style: "bold" }),
      line(shortened(text, wide, "normal", SIZE, lettering), lettering, {
        ...look,
        x: x + NUMBER,
        style: "normal",
      }),
    ];
  });
  const height = rows * ROW;
  if (words.length + numbers.length === relations.length) return { drawn: drawn.join("\n"), height };
  const rest = { x: 0, y: height + ROW / 2, size: SIZE, style: "normal", color: PAPER.muted } as const;
  return { drawn: [...drawn, line(REST, lettering, rest)].join("\n"), height: height + ROW };
}
