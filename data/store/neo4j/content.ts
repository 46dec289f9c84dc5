import type { EntityId } from "#schema/ids.ts";
import type { Voice } from "../copies/voice.ts";
import { byCode } from "../naming.ts";
import type { Run } from "./connection.ts";
import { PEOPLE } from "./cypher/people.ts";
import { WRITING } from "./cypher/writing.ts";
import { identitiesBy } from "./identity.ts";
import { type Called, type Naming, otherwiseCalled } from "./names.ts";
import { type Laid, laid, type Prepared } from "./prepare.ts";

/** What is to stand in an article's node and around it. */
export interface Content {
  prepared: Prepared;
  /** Something of it is stored, and goes. */
  isThere: boolean;
  counted: Voice;
}

/**
 * Puts what articles say into their nodes, instead of what was there. Belongs into a writing transaction that has locked them.
 *
 * @returns the entities whose names have to be derived again
 */
export async function putContents(run: Run, contents: readonly Content[]): Promise<string[]> {
  const all: Laid[] = [];
  const before: Naming[][] = [];
  for (const { prepared, isThere, counted } of contents) {
    const { id, clues } = prepared;
    const found = clues.length === 0 ? new Map<EntityId, EntityId>() : await identitiesBy(run, id, clues);
    all.push(laid(prepared, found, counted));
    before.push(isThere ? await deleteContent(run, id) : []);
  }
  const rows = joined(all);
  const [known] = await Promise.all([
    run<Called>(WRITING.mergeEntities, { rows: rows.entities }),
    run(WRITING.setArticles, { rows: all.map(({ properties }) => properties) }),
  ]);
  // One after the other on the wire, without waiting for each answer.
  await Promise.all([
    run(WRITING.nameEntities, { rows: rows.names }),
    run(WRITING.createSentences, { rows: rows.sentences }),
    run(WRITING.createClaims, { rows: rows.claims }),
    run(WRITING.createEnds, { rows: rows.ends }),
    run(WRITING.createDirect, { rows: rows.direct }),
    ...(rows.offices.length > 0 ? [run(PEOPLE.createOffices, { rows: rows.offices })] : []),
    ...(rows.means.length > 0 ? [run(PEOPLE.createMeans, { rows: rows.means })] : []),
  ]);
  return [
    ...new Set(all.flatMap(({ rows: { names } }, place) => otherwiseCalled(before[place]!, names, known))),
  ];
}

/** Takes out what an article says; its node stays. @returns what the article called its entities */
export async function deleteContent(run: Run, id: string): Promise<Naming[]> {
  const named = await run<Naming>(WRITING.namedBy, { id });
  await run(WRITING.deleteDirect, { id });
  await run(PEOPLE.deleteTold, { id });
  await run(WRITING.deleteContent, { id });
  return named;
}

/** The rows of several articles, those that take locks of entities in one order, so that writers wait for each other in it. */
function joined(all: readonly Laid[]) {
  const rows = all.map((one) => one.rows);
  // The first that names somebody says what kind he is of.
  const entities = new Map(
    rows
      .flatMap((one) => one.entities)
      .reverse()
      .map((entity) => [entity.id, entity]),
  );
  return {
    entities: [...entities.values()].sort((a, b) => byCode(a.id, b.id)),
    names: rows.flatMap((one) => one.names).sort((a, b) => byCode(a.id, b.id)),
    sentences: rows.flatMap((one) => one.sentences),
    claims: rows.flatMap((one) => one.claims),
    ends: rows.flatMap((one) => one.ends).sort((a, b) => byCode(a.entity, b.entity)),
    direct: rows
      .flatMap((one) => one.direct)
      .sort((a, b) => byCode(a.source, b.source) || byCode(a.target, b.target)),
    offices: rows.flatMap((one) => one.offices),
    means: all.flatMap((one) => one.means),
  };
}
