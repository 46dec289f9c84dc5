import { xml } from "../text.ts";
import { counted } from "../words.ts";
import { type Lettering, line, round } from "./lettering.ts";
import { type FlagOf, lineOf, shapeOf } from "./shapes.ts";
import { NUMBER, type Sheet, sizeOf, styleOf, told, WORDS_SIZE } from "./sheet.ts";
import { PAPER } from "./theme.ts";

/** What is drawn of a sheet, as pieces of SVG: lines, above them shapes, words and names. */
export function marksOf(
  { scene: { entities, relations }, words, numbers, names }: Sheet,
  lettering: Lettering,
  flagOf: FlagOf,
): string[] {
  const entityOf = new Map(entities.map((entity) => [entity.id, entity]));
  const colorOf = new Map(relations.map(({ id, tone }) => [id, PAPER.tone[tone]]));
  const radiusOf = (id: string) => entityOf.get(id)!.radius;
  const over = { anchor: "middle", halo: PAPER.surface } as const;
  return [
    ...relations.map((relation) => {
      const drawn = lineOf(relation, radiusOf(relation.source), radiusOf(relation.target));
      return `<g><title>${xml(told(relation, entities))}</title>${drawn}</g>`;
    }),
    ...entities.map((entity, place) => {
      const title = `${entity.name}: ${counted(entity.claims, "claim")}`;
      return `<g><title>${xml(title)}</title>${shapeOf(entity, `picture-flag-${place}`, flagOf)}</g>`;
    }),
    ...words.map(({ id, text, box: { x, y, angle } }) =>
      line(text, lettering, {
        ...{ ...over, x, y, angle, size: WORDS_SIZE, style: "bold" },
        color: colorOf.get(id)!,
      }),
    ),
    ...numbers.map(({ id, text, box }) => badge(text, lettering, box, colorOf.get(id)!)),
    ...names.map(({ id, text, box: { x, y } }) => {
      const entity = entityOf.get(id)!;
      return line(text, lettering, {
        ...{ ...over, x, y, size: sizeOf(entity), style: styleOf(entity) },
        color: entity.quiet ? PAPER.muted : PAPER.ink,
      });
    }),
  ];
}

/** A number on a line. */
function badge(
  text: string,
  lettering: Lettering,
  { x, y }: { x: number; y: number },
  color: string,
): string {
  const disc = `<circle cx="${round(x)}" cy="${round(y)}" r="${NUMBER / 2 - 0.5}" fill="${PAPER.surface}" stroke="${color}"/>`;
  return `${disc}${line(text, lettering, { x, y, size: 9, style: "bold", color, anchor: "middle" })}`;
}
