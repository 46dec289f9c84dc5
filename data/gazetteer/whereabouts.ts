import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type EntityId, entityId } from "#schema/ids.ts";
import { BODIES, GROUPS, PLACES, parseRows, SEATS } from "./parse.ts";

/**
 * The states in which places lie and to which bodies and groups belong, by the ids of entities; none for what is no state's (a sea, a body of
 * many states). A name that cities of two states share has both.
 */
export function readWhereabouts(folder: string = import.meta.dirname): Map<EntityId, Set<EntityId>> {
  const rows = <Row>(file: string, format: Parameters<typeof parseRows<Row>>[2]): Row[] =>
    parseRows(file, readFileSync(join(folder, file), "utf8"), format).map(({ row }) => row);

  const states = new Map<EntityId, Set<EntityId>>();
  const add = (id: EntityId, codes: readonly string[]) => {
    const own = states.get(id) ?? new Set();
    for (const code of codes) own.add(entityId("state", { code }));
    states.set(id, own);
  };
  const bodies = rows("bodies.csv", BODIES);
  for (const { id, state } of bodies)
    add(entityId("organization", { code: id }), state === null ? [] : [state]);
  for (const { id, states: codes } of rows("groups.csv", GROUPS)) add(entityId("group", { code: id }), codes);
  for (const { name, state } of rows("places.csv", PLACES))
    add(entityId("place", { name }), state === null ? [] : [state]);
  const ids = new Set(bodies.map(({ id }) => id));
  for (const { name, standsFor } of rows("seats.csv", SEATS))
    if (!ids.has(standsFor)) add(entityId("place", { name }), [standsFor]);
  return states;
}
