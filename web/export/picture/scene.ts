import type { Curve } from "./curve.ts";
import type { DrawnEntity, DrawnRelation } from "./drawing.ts";

/** Where a drawing lies: CSS pixels from the top left of the stage or the sheet, y downwards. */
export interface Scene {
  width: number;
  height: number;
  entities: (DrawnEntity & { x: number; y: number })[];
  relations: (DrawnRelation & { curve: Curve })[];
}
