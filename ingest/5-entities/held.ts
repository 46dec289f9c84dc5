import type { OfficeForm, OfficeRow } from "#data/gazetteer/rows.ts";
import type { Title } from "#ingest/4-mentions/candidate.ts";
import type { Article } from "#schema/article.ts";
import type { Entity } from "#schema/entity.ts";
import { type EntityId, entityId } from "#schema/ids.ts";
import type { Calling, HeldOffice } from "#schema/office.ts";
import type { Draft } from "./draft.ts";
import { possessorOf } from "./links.ts";
import { draftAt } from "./offices.ts";
import { nameWords } from "./people.ts";
import { isOfAnotherYear, tenureOf } from "./tenure.ts";
import { isNaming, type Scene, type Working } from "./working.ts";

/**
 * The offices that an article gives to its people, with and without a name, each once in a sentence. They say in other articles who is
 * meant: so one that is told of another year ("In 2003, Defense Secretary …") is left out, since nobody says when it began or ended.
 */
export function heldOffices(
  article: Article,
  scenes: readonly Scene[],
  entities: ReadonlyMap<Draft, Entity>,
): HeldOffice[] {
  const held = new Map<string, HeldOffice>();
  for (const scene of scenes) {
    if (isOfAnotherYear(scene, article.publishedAt)) continue;
    for (const working of scene.resolved.values())
      for (const title of titlesOf(working)) {
        const one = heldOffice(article, title, working, scene, entities);
        if (one === null) continue;
        const key = JSON.stringify([one.holder, one.office, one.of, one.tenure, one.sentence]);
        if (!held.has(key)) held.set(key, one);
      }
  }
  return [...held.values()];
}

function titlesOf({ candidate }: Working): readonly Title[] {
  if (isNaming(candidate, "name")) return candidate.naming.titles;
  return isNaming(candidate, "office") && !candidate.naming.plural ? [candidate.naming.title] : [];
}

function heldOffice(
  { publishedAt }: Article,
  title: Title,
  working: Working,
  scene: Scene,
  entities: ReadonlyMap<Draft, Entity>,
): HeldOffice | null {
  const [holder, more] = working.drafts;
  const entity = holder && entities.get(holder);
  if (entity?.kind !== "person" || more || title.counterpart) return null;
  const said = draftAt(scene, title) ?? possessorOf(working.candidate, scene);
  const form = formOf(title, said);
  if (form === null) return null;
  const { row } = form;
  const [first, last] = [scene.grammar.tokens[title.first], scene.grammar.tokens[title.end - 1]];
  const called = callingOf(holder as Draft);
  const of = placeOf(row, said, holder as Draft, entities);
  const tenure = tenureOf(title, working, scene, publishedAt);
  if (!first || !last || tenure === null || (called === "office" && of === null)) return null;
  return {
    holder: entity.id,
    called,
    office: row.equivalent ?? (row.titles[0] as string).toLowerCase(),
    single: isSingle(row),
    of,
    tenure,
    sentence: scene.index,
    title: { start: first.start, end: last.end },
  };
}

/** The office that is meant; null where it tells nobody from others, or may be that of several states. */
function formOf(title: Title, said: Draft | null): OfficeForm | null {
  const code = said !== null && "code" in said.canonical ? said.canonical.code : null;
  const fitting = title.offices.filter(
    ({ row }) => row.state === null || code === null || row.state === code,
  );
  const [form] = fitting;
  if (form === undefined || new Set(fitting.map(({ row }) => row.equivalent)).size > 1) return null;
  const { level, ambiguous } = form.row;
  return level === "honorific" || level === "other" || ambiguous ? null : form;
}

/** Where an office is held: what the title says, else the only state that has one of this title, else what the article says elsewhere. */
function placeOf(
  row: OfficeRow,
  said: Draft | null,
  holder: Draft,
  entities: ReadonlyMap<Draft, Entity>,
): EntityId | null {
  if (said !== null) return entities.get(said)?.id ?? null;
  if (row.state !== null) return entityId("state", { code: row.state });
  const elsewhere = holder.offices.find((office) => office.row === row)?.of;
  return (elsewhere && entities.get(elsewhere)?.id) ?? null;
}

function callingOf({ named, name }: Draft): Calling {
  if (!named) return "office";
  return nameWords(name).length > 1 ? "full name" : "name";
}

const SINGLE = /^(?:head-of-state|head-of-government|monarch|secretary-general|commission-president)$/;

function isSingle({ level, equivalent }: OfficeRow): boolean {
  if (equivalent === null) return false;
  return SINGLE.test(equivalent) || (level === "minister" && !/^(?:deputy|vice|junior)/.test(equivalent));
}
