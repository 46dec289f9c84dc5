import { pointOn } from "#web/export/picture/curve.ts";
import type { Scene } from "#web/export/picture/scene.ts";

/** Drawings with more entities than this are not published: nobody finds a way by hand through so many. */
const MOST = 200;

/**
 * Tells where on the canvas things are, for tests and tools that have to point at them: `data-entities` holds names and
 * `data-relations` "name words name", each with x and y in CSS pixels from the top left of the stage, and of entities the radius. `data-hub` is the place of the entity with most claims, however many there are.
 */
export function publish(container: HTMLElement, { entities, relations }: Scene): void {
  const hub = entities.reduce<(typeof entities)[number] | undefined>(
    (most, entity) => (most === undefined || entity.claims > most.claims ? entity : most),
    undefined,
  );
  if (hub !== undefined) container.dataset.hub = JSON.stringify([tenth(hub.x), tenth(hub.y)]);
  if (entities.length > MOST) {
    delete container.dataset.entities;
    delete container.dataset.relations;
    return;
  }
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  container.dataset.entities = JSON.stringify(
    Object.fromEntries(entities.map(({ name, x, y, radius }) => [name, [tenth(x), tenth(y), tenth(radius)]])),
  );
  container.dataset.relations = JSON.stringify(
    Object.fromEntries(
      relations.map(({ source, words, target, curve }) => {
        const { x, y } = pointOn(curve, 0.5);
        return [`${names.get(source)} ${words} ${names.get(target)}`, [tenth(x), tenth(y)]];
      }),
    ),
  );
}

function tenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
