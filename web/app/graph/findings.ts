import { counted, grouped, listed } from "#web/export/words.ts";
import type { Measures } from "./measures.ts";

/** A measure in plain words: what is said, and of whom where names follow. */
export interface Finding {
  key: string;
  text: string;
}

/** Members of a group that are named; the rest are counted. */
const NAMED = 5;

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/** What the measures say about the entity that is chosen. */
export function findingsOnChosen({ chosen, entities }: Measures, nameOf: (id: string) => string): Finding[] {
  if (chosen === null) return [];
  const { others, rank, stands, group } = chosen;
  if (others === 0) return [{ key: "alone", text: "tied to nobody in this view" }];
  const findings = [
    {
      key: "connected",
      text: `${rankInWords(rank)} of ${grouped(entities)}: tied to ${counted(others, "other")}`,
    },
  ];
  if (stands !== null)
    findings.push({
      key: "stands",
      text: `stands between ${nameOf(stands.one)} and ${nameOf(stands.other)} in ${grouped(stands.through)} of ${counted(stands.chains, "shortest chain")}`,
    });
  if (group.length > 0) findings.push({ key: "group", text: `moves with: ${named(group, nameOf)}` });
  return findings;
}

/** What the measures say about the view as a whole. */
export function findingsOnView(measures: Measures, nameOf: (id: string) => string): Finding[] {
  const { connected, between, groups, entities, pairs } = measures;
  const findings = [
    {
      key: "size",
      text: `${counted(entities, "entity", "entities")}, ${counted(pairs, "pair")} with something said between them`,
    },
  ];
  if (connected.length > 0)
    findings.push({
      key: "connected",
      text: `most connected: ${listed(connected.map(({ id, others }) => `${nameOf(id)} (${counted(others, "other")})`))}`,
    });
  if (between === null)
    findings.push({ key: "between", text: "too many to tell who stands between whom: narrow the view" });
  else if (between.length > 0)
    findings.push({
      key: "between",
      text: `most in between: ${listed(between.map(({ id, share }) => `${nameOf(id)} (on ${Math.max(1, Math.round(100 * share))} % of the shortest chains between others)`))}`,
    });
  for (const group of groups.slice(0, NAMED))
    findings.push({ key: `group ${group[0]}`, text: `keep together: ${named(group, nameOf)}` });
  return findings;
}

/** "the most connected", "third most connected", "21st most connected". */
function rankInWords(rank: number): string {
  if (rank === 1) return "the most connected";
  return `${ORDINALS[rank - 1] ?? `${grouped(rank)}${suffixOf(rank)}`} most connected`;
}

function suffixOf(rank: number): string {
  if (rank % 100 >= 11 && rank % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][rank % 10] ?? "th";
}

function named(ids: readonly string[], nameOf: (id: string) => string): string {
  const names = ids.slice(0, NAMED).map(nameOf);
  const more = ids.length - names.length;
  return listed(more > 0 ? [...names, `${grouped(more)} more`] : names);
}
