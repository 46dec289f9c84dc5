import type { EntityKind } from "#schema/entity.ts";
import { SHAPE_OF_KIND, type Shape } from "#web/export/picture/drawing.ts";

const PATHS: Record<Shape, string> = {
  disc: "M8 2 a6 6 0 1 0 0.01 0 z",
  square:
    "M5 2.5 h6 a2.5 2.5 0 0 1 2.5 2.5 v6 a2.5 2.5 0 0 1 -2.5 2.5 h-6 a2.5 2.5 0 0 1 -2.5 -2.5 v-6 a2.5 2.5 0 0 1 2.5 -2.5 z",
  hexagon: "M4.6 2 h6.8 l3.4 6 l-3.4 6 h-6.8 l-3.4 -6 z",
  diamond: "M8 0.8 L15.2 8 L8 15.2 L0.8 8 z",
  ring: "M8 2 a6 6 0 1 0 0.01 0 z M8 5 a3 3 0 1 1 -0.01 0 z",
  dot: "M8 4 a4 4 0 1 0 0.01 0 z",
};

/** The shape that an entity of this kind has in the graph. The kind is also said in words nearby. */
export function KindIcon({ kind }: { kind: EntityKind }) {
  return (
    <svg className="kind" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[SHAPE_OF_KIND[kind]]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
