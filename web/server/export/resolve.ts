import { foldName } from "#data/store/words.ts";
import { STATUSES } from "#schema/claim.ts";
import { ENTITY_KINDS, type Entity } from "#schema/entity.ts";
import { questionSchema } from "#schema/question.ts";
import { RELATION_NAMES, RELATIONS } from "#schema/relations.ts";
import { FORMAT_NAMES, type FormatName } from "#web/export/formats.ts";
import { SCALES, type Scale } from "#web/export/subgraph.ts";
import type { GraphSource } from "./source.ts";
import { type Asked, ExportError } from "./subgraph.ts";

/** A question as it is typed: entities by name or id, relations by name or label, numbers as text. */
export interface Typed {
  source?: string[];
  target?: string[];
  around?: string[];
  relation?: string[];
  status?: string[];
  kind?: string[];
  article?: string[];
  outlet?: string[];
  since?: string;
  until?: string;
  /** False: what has no day is left out. */
  undated?: boolean;
  confidence?: string;
  outlets?: string;
  hops?: string;
}

const MOST_HOPS = 5;

/** @throws {ExportError} naming what is not known, and what is */
export function formatNamed(name: string): FormatName {
  if ((FORMAT_NAMES as string[]).includes(name)) return name as FormatName;
  throw new ExportError(`There is no format "${name}": choose one of ${FORMAT_NAMES.join(", ")}.`);
}

/** @throws {ExportError} naming what can be asked for */
export function scaleNamed(typed: string): Scale {
  const scale = SCALES.find((one) => String(one) === typed);
  if (scale !== undefined) return scale;
  throw new ExportError(`--scale is "${typed}": choose one of ${SCALES.join(", ")}.`);
}

/** @throws {ExportError} naming what is not known, and what is */
export async function resolveQuestion(typed: Typed, source: GraphSource): Promise<Asked> {
  const { hops = "1", since, until } = typed;
  if (!/^\d$/.test(hops) || Number(hops) < 1 || Number(hops) > MOST_HOPS)
    throw new ExportError(`--hops is "${hops}": give a whole number from 1 to ${MOST_HOPS}.`);
  if (Number(hops) > 1 && typed.around === undefined)
    throw new ExportError(`--hops is ${hops}, but from whom to count is not given: add --around NAME.`);
  const relation = typed.relation?.map(relationNamed);
  const status = typed.status?.map((word) => oneOf(STATUSES, "status", word));
  const kind = typed.kind?.map((word) => oneOf(ENTITY_KINDS, "kind", word));
  const confidence = questionSchema.shape.confidence.safeParse(typed.confidence);
  if (!confidence.success)
    throw new ExportError(`--confidence is "${typed.confidence}": give a number from 0 to 1.`);
  const outlets = questionSchema.shape.outlets.safeParse(typed.outlets);
  if (!outlets.success)
    throw new ExportError(`--outlets is "${typed.outlets}": give a whole number from 1 to 1000.`);
  for (const [name, day] of [
    ["since", since],
    ["until", until],
  ] as const)
    if (day !== undefined && !questionSchema.shape.since.safeParse(day).success)
      throw new ExportError(`--${name} is "${day}": give a day as YYYY-MM-DD.`);
  if (since !== undefined && until !== undefined && since > until)
    throw new ExportError(`--since is ${since} and --until is ${until}: no day is in between, swap the two.`);
  const ids = await entitiesNamed(
    [typed.source, typed.target, typed.around].flatMap((words) => words ?? []),
    source,
  );
  const idsOf = (words: string[] | undefined) => words?.map((word) => ids.get(word)!);
  const question = {
    source: idsOf(typed.source),
    target: idsOf(typed.target),
    around: idsOf(typed.around),
    relation,
    status,
    kind,
    article: typed.article,
    outlet: typed.outlet,
    since,
    until,
    undated: typed.undated === false ? false : undefined,
    confidence: confidence.data,
    outlets: outlets.data,
  };
  const given = Object.entries(question).filter(([, value]) => value !== undefined);
  return { question: Object.fromEntries(given), hops: Number(hops) };
}

function relationNamed(word: string): (typeof RELATION_NAMES)[number] {
  const wanted = foldName(word.replaceAll("_", " "));
  const found = RELATION_NAMES.find(
    (name) => foldName(name.replaceAll("_", " ")) === wanted || foldName(RELATIONS[name].label) === wanted,
  );
  if (found !== undefined) return found;
  throw new ExportError(`There is no relation "${word}": choose one of ${RELATION_NAMES.join(", ")}.`);
}

function oneOf<Word extends string>(words: readonly Word[], what: string, typed: string): Word {
  const found = words.find((word) => word === typed.toLowerCase());
  if (found !== undefined) return found;
  throw new ExportError(`There is no ${what} "${typed}": choose one of ${words.join(", ")}.`);
}

/** Each word's entity: by id, else by name, else by an alias. */
async function entitiesNamed(words: readonly string[], source: GraphSource): Promise<Map<string, string>> {
  if (words.length === 0) return new Map();
  const found = new Map(words.map((word) => [word, { id: [], name: [], alias: [], part: [] } as Found]));
  for await (const entity of source.entities()) {
    const [name, aliases] = [foldName(entity.name), entity.aliases.map(foldName)];
    for (const [word, matches] of found) {
      const wanted = foldName(word);
      if (entity.id === word) matches.id.push(entity);
      else if (name === wanted) matches.name.push(entity);
      else if (aliases.includes(wanted)) matches.alias.push(entity);
      else if (matches.part.length < 5 && wanted !== "" && name.includes(wanted)) matches.part.push(entity);
    }
  }
  return new Map([...found].map(([word, matches]) => [word, theOne(word, matches)]));
}

type Found = Record<"id" | "name" | "alias" | "part", Entity[]>;

function theOne(word: string, { id, name, alias, part }: Found): string {
  const matches = [id, name, alias].find((list) => list.length > 0) ?? [];
  if (matches.length === 1) return matches[0]!.id;
  const listed = (entities: readonly Entity[]) =>
    entities.map(({ name, id }) => `${name} (${id})`).join(", ");
  if (matches.length > 1)
    throw new ExportError(`"${word}" is what several are called: ${listed(matches)}. Give one by its id.`);
  const hint = part.length > 0 ? `: did you mean ${listed(part)}?` : ", by name or id.";
  throw new ExportError(`Nobody in the store is called "${word}"${hint}`);
}
