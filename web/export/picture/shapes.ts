import { angleOn, type Curve, pointOn } from "./curve.ts";
import type { DrawnEntity, Shape } from "./drawing.ts";
import { round } from "./lettering.ts";
import type { Scene } from "./scene.ts";
import { PAPER } from "./theme.ts";

/** The picture of a state's flag by its ISO 3166 code: the text of an SVG file without ids; null where there is none. */
export type FlagOf = (code: string) => string | null;

/** An entity's shape; `key` makes its ids unlike all others of the picture. */
export function shapeOf(
  { x, y, radius, shape, quiet, flag }: DrawnEntity & { x: number; y: number },
  key: string,
  flagOf: FlagOf,
): string {
  const color = quiet ? PAPER.quiet : PAPER.entity;
  const rim = `stroke="${PAPER.surface}" stroke-width="2"`;
  const picture = flag === null ? null : flagOf(flag);
  const outline = outlineOf(shape, x, y, radius, color, rim);
  if (picture === null)
    return flag === null
      ? outline
      : `${outline}<text x="${round(x)}" y="${round(y + 0.3 * radius)}" font-size="${round(0.8 * radius)}" font-family="Inter, Arial, sans-serif" font-weight="600" text-anchor="middle" fill="${PAPER.surface}">${flag}</text>`;
  const half = 0.92 * radius - 1.5;
  const square = `x="${round(x - half)}" y="${round(y - half)}" width="${round(2 * half)}" height="${round(2 * half)}"`;
  return [
    outline,
    `<clipPath id="${key}"><rect ${square} rx="${round(0.3 * half)}"/></clipPath>`,
    `<g clip-path="url(#${key})">${picture.replace("<svg ", `<svg ${square} `)}</g>`,
  ].join("");
}

function outlineOf(shape: Shape, x: number, y: number, radius: number, color: string, rim: string): string {
  const points = (corners: [number, number][]) =>
    corners.map(([across, down]) => `${round(x + across)},${round(y + down)}`).join(" ");
  const center = `cx="${round(x)}" cy="${round(y)}"`;
  if (shape === "square") {
    const half = 0.92 * radius;
    return `<rect x="${round(x - half)}" y="${round(y - half)}" width="${round(2 * half)}" height="${round(2 * half)}" rx="${round(0.3 * radius)}" fill="${color}" ${rim}/>`;
  }
  if (shape === "hexagon") {
    // Flat above and below, as high as 0.93 of the radius.
    const [high, wide] = [0.93 * radius, (0.93 * radius) / Math.cos(Math.PI / 6)];
    const corners: [number, number][] = [
      [wide, 0],
      [wide / 2, high],
      [-wide / 2, high],
      [-wide, 0],
      [-wide / 2, -high],
      [wide / 2, -high],
    ];
    return `<polygon points="${points(corners)}" fill="${color}" ${rim}/>`;
  }
  if (shape === "diamond") {
    const far = 1.18 * radius;
    const corners: [number, number][] = [
      [far, 0],
      [0, far],
      [-far, 0],
      [0, -far],
    ];
    return `<polygon points="${points(corners)}" fill="${color}" ${rim}/>`;
  }
  if (shape === "ring")
    return `<circle ${center} r="${round(0.83 * radius)}" fill="${PAPER.surface}" stroke="${color}" stroke-width="${round(0.34 * radius)}"/>`;
  return `<circle ${center} r="${round(shape === "dot" ? 0.75 * radius : radius)}" fill="${color}" ${rim}/>`;
}

/** CSS pixels: a head's length and half its width, for a line of no thickness. */
const HEAD = 8;

/** A relation's line: coloured by its tone, solid, hollow, dashed or dotted by its status, with a head where it has a direction. */
export function lineOf(relation: Scene["relations"][number], source: number, target: number): string {
  const { curve, status, tone, thickness, directed } = relation;
  const color = PAPER.tone[tone];
  const hollow = status === "attributed";
  const stroke = hollow ? thickness + 2.5 : thickness;
  const head = directed ? HEAD + 1.6 * stroke : 0;
  const begin = leaving(curve, source + 1);
  const tip = 1 - leaving(backwards(curve), target + 3);
  const end = directed ? Math.max(begin, 1 - leaving(backwards(curve), target + 3 + head)) : tip;
  const { from, control, to } = partOf(curve, begin, end);
  const path = `d="M${round(from.x)} ${round(from.y)} Q${round(control.x)} ${round(control.y)} ${round(to.x)} ${round(to.y)}" fill="none"`;
  const pattern =
    status === "planned"
      ? ` stroke-dasharray="8 4"`
      : status === "denied"
        ? ` stroke-dasharray="2.8 3.2"`
        : "";
  const drawn = [`<path ${path} stroke="${color}" stroke-width="${round(stroke)}"${pattern}/>`];
  if (hollow)
    drawn.push(
      `<path ${path} stroke="${PAPER.surface}" stroke-width="${round(Math.max(0.8, stroke - 2.8))}"/>`,
    );
  if (directed) {
    const point = pointOn(curve, tip);
    const start = pointOn(curve, end);
    const angle = end < tip ? Math.atan2(point.y - start.y, point.x - start.x) : angleOn(curve, tip);
    const half = 3.4 + 0.9 * stroke;
    const back = { x: point.x - head * Math.cos(angle), y: point.y - head * Math.sin(angle) };
    const corner = (side: number) =>
      `${round(back.x - side * half * Math.sin(angle))} ${round(back.y + side * half * Math.cos(angle))}`;
    drawn.push(
      `<path d="M${corner(1)} L${round(point.x)} ${round(point.y)} L${corner(-1)} Z" fill="${hollow ? PAPER.surface : color}" stroke="${color}" stroke-width="${hollow ? 1.6 : 0.5}" stroke-linejoin="round"/>`,
    );
  }
  return drawn.join("");
}

/** Where on its first half a curve is so far from its beginning; the middle where it is too short. */
function leaving(curve: Curve, distance: number): number {
  let [near, far] = [0, 0.5];
  for (let step = 0; step < 20; step++) {
    const middle = (near + far) / 2;
    const { x, y } = pointOn(curve, middle);
    if (Math.hypot(x - curve.from.x, y - curve.from.y) < distance) near = middle;
    else far = middle;
  }
  return far;
}

function backwards({ from, control, to }: Curve): Curve {
  return { from: to, control, to: from };
}

/** The part of a curve between two of its places (de Casteljau). */
function partOf(curve: Curve, begin: number, end: number): Curve {
  const [from, to] = [pointOn(curve, begin), pointOn(curve, end)];
  const blend = (a: number, b: number, c: number) =>
    (1 - begin) * (1 - end) * a + (begin + end - 2 * begin * end) * b + begin * end * c;
  return {
    from,
    control: {
      x: blend(curve.from.x, curve.control.x, curve.to.x),
      y: blend(curve.from.y, curve.control.y, curve.to.y),
    },
    to,
  };
}
