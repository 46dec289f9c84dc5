import type Sigma from "sigma";
import { type Curve, curveBetween } from "../graph/curve.ts";
import type { Drawing, DrawnEntity, DrawnRelation } from "../graph/drawing.ts";

/** Where a drawing lies on the screen at this moment: CSS pixels from the top left of the stage, y downwards. */
export interface Scene {
  width: number;
  height: number;
  entities: (DrawnEntity & { x: number; y: number })[];
  relations: (DrawnRelation & { curve: Curve })[];
}

export function sceneOf(sigma: Sigma, drawing: Drawing): Scene {
  const places = new Map<string, { x: number; y: number }>();
  const entities = drawing.entities.flatMap((entity) => {
    const data = sigma.getNodeDisplayData(entity.id);
    if (data === undefined) return [];
    const place = sigma.framedGraphToViewport(data);
    places.set(entity.id, place);
    return [{ ...entity, ...place, radius: sigma.scaleSize(entity.radius) }];
  });
  const relations = drawing.relations.flatMap((relation) => {
    const from = places.get(relation.source);
    const to = places.get(relation.target);
    if (from === undefined || to === undefined) return [];
    // The line's shader bows to the left with y upwards; on the screen y grows downwards.
    return [{ ...relation, curve: curveBetween(from, to, -sigma.scaleSize(relation.bow)) }];
  });
  return { ...sigma.getDimensions(), entities, relations };
}
