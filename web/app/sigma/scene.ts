import type Sigma from "sigma";
import { curveBetween } from "#web/export/picture/curve.ts";
import type { Drawing, DrawnRelation } from "#web/export/picture/drawing.ts";
import type { Scene } from "#web/export/picture/scene.ts";
import { type Emphasis, isSpoken } from "./words-layer.ts";

/** With more lines than this, only those whose words are wanted are followed: names are then placed without minding the lines. */
const MINDED_LINES = 400;

/** @param bowOf as of DrawnRelation */
export function sceneOf(
  sigma: Sigma,
  drawing: Drawing,
  emphasis: Emphasis,
  bowOf: (relation: DrawnRelation) => number,
): Scene {
  const places = new Map<string, { x: number; y: number }>();
  const entities = drawing.entities.flatMap((entity) => {
    const data = sigma.getNodeDisplayData(entity.id);
    if (data === undefined) return [];
    const place = sigma.framedGraphToViewport(data);
    places.set(entity.id, place);
    return [{ ...entity, ...place, radius: sigma.scaleSize(data.size) }];
  });
  const followed =
    drawing.relations.length > MINDED_LINES
      ? drawing.relations.filter((relation) => isSpoken(relation, emphasis))
      : drawing.relations;
  const relations = followed.flatMap((relation) => {
    const from = places.get(relation.source);
    const to = places.get(relation.target);
    if (from === undefined || to === undefined) return [];
    // The line's shader bows to the left with y upwards; on the screen y grows downwards.
    const [bow, widest] = [sigma.scaleSize(bowOf(relation)), sigma.scaleSize(relation.widest)];
    return [{ ...relation, curve: curveBetween(from, to, -bow, widest) }];
  });
  return { ...sigma.getDimensions(), entities, relations };
}
