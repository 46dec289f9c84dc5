import type { Graph } from "#schema/api.ts";
import { STATUSES } from "#schema/claim.ts";
import { ENTITY_KINDS } from "#schema/entity.ts";
import { RELATIONS } from "#schema/relations.ts";
import { KIND_WORDS, STATUS_WORDS, TONE_WORDS, TONES } from "../words.ts";
import { SHAPE_OF_KIND } from "./drawing.ts";
import { type Lettering, line } from "./lettering.ts";
import { lineOf, shapeOf } from "./shapes.ts";
import { PAPER } from "./theme.ts";

const SIZE = 11;
const ROW = 20;
const SAMPLE = 38;
const GAP = 18;
const HINT = "The larger a shape, the more claims name it; ×3: three claims. A line without a head: mutual.";

interface Entry {
  text: string;
  sample: (x: number, y: number) => string;
}

/** What the colours, lines and shapes of a graph mean, in rows under each other, from (0, 0) on. */
export function legendOf(
  { nodes, edges }: Graph,
  width: number,
  lettering: Lettering,
): { drawn: string; height: number } {
  const tones = new Set(edges.map(({ relation }) => RELATIONS[relation].tone));
  const statuses = new Set(edges.map(({ status }) => status));
  const kinds = new Set(nodes.map(({ kind }) => kind));
  const groups: Entry[][] = [
    TONES.filter((tone) => tones.has(tone)).map((tone) => ({
      text: TONE_WORDS[tone],
      sample: (x, y) =>
        `<path d="M${x} ${y} H${x + 30}" stroke="${PAPER.tone[tone]}" stroke-width="${tone === "standing" ? 1.5 : 3}"/>`,
    })),
    STATUSES.filter((status) => statuses.has(status)).map((status) => ({
      text: STATUS_WORDS[status],
      sample: (x, y) =>
        lineOf(
          {
            id: "",
            source: "",
            target: "",
            relation: "SAID",
            status,
            tone: "speech",
            words: "",
            directed: true,
            claims: 1,
            thickness: 1.75,
            bow: 0,
            widest: 0,
            curve: { from: { x: x - 1, y }, control: { x: x + 16, y }, to: { x: x + 34, y } },
          },
          0,
          0,
        ),
    })),
    ENTITY_KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({
      text: KIND_WORDS[kind],
      sample: (x, y) =>
        shapeOf(
          {
            id: "",
            name: "",
            shape: SHAPE_OF_KIND[kind],
            radius: 7,
            claims: 1,
            flag: null,
            unnamed: false,
            quiet: false,
            x: x + 16,
            y,
          },
          "",
          () => null,
        ),
    })),
  ];
  const drawn: string[] = [];
  const wideOf = ({ text }: Entry) => SAMPLE + lettering.widthOf("normal", SIZE, text) + GAP;
  let [x, y] = [0, ROW / 2];
  const breakLine = () => {
    if (x > 0) y += ROW;
    x = 0;
  };
  for (const group of groups) {
    // A group stands beside another only as a whole.
    if (x + group.reduce((wide, entry) => wide + wideOf(entry), 0) > width) breakLine();
    for (const entry of group) {
      if (x + wideOf(entry) > width) breakLine();
      drawn.push(
        entry.sample(x, y),
        line(entry.text, lettering, { x: x + SAMPLE, y, size: SIZE, style: "normal", color: PAPER.ink }),
      );
      x += wideOf(entry);
    }
    if (group.length > 0) x += GAP;
  }
  breakLine();
  if (edges.length > 0) {
    drawn.push(line(HINT, lettering, { x: 0, y, size: SIZE, style: "normal", color: PAPER.muted }));
    y += ROW;
  }
  return { drawn: drawn.join("\n"), height: y - ROW / 2 };
}
