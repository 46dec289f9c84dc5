import type { Token } from "#ingest/3-parse/tree.ts";
import { baseRelation, type Grammar } from "./grammar.ts";
import type { NameSpan, NationalSpan } from "./spans.ts";

/** The adjective or demonym that a gazetteer's span is used as in this sentence; null where it is used as a name. */
export function nationalOf(g: Grammar, span: NameSpan, marked: NameSpan[]): NationalSpan | null {
  const last = g.tokens[span.end - 1] as Token;
  const relation = baseRelation(last);
  const names = span.entries.filter(({ form }) => form === "name");
  const people = span.entries.filter(({ form }) => form === "people");
  const plural = /S$/.test(last.xpos);
  const modifies =
    last.head >= span.end &&
    /^(?:amod|compound|nmod|flat|advmod|nummod|nsubj|obl|obj|conj)$/.test(relation) &&
    /^(?:NOUN|PROPN|ADJ|NUM)$/.test(g.tokens[span.end]?.upos ?? "");
  if (names.some(({ kind }) => kind === "state" || kind === "place" || kind === "seat")) return null;
  // "Catholic", "Republican" before a noun is the adjective of the group's name
  if (
    names.length > 0 &&
    (plural || !/^(?:amod|compound)$/.test(relation) || !modifies || last.xpos !== "JJ")
  )
    return null;
  const adjectives = modifies ? span.entries : span.entries.filter(({ form }) => form === "adjective");
  if (adjectives.length + people.length === 0) return null;
  if (
    marked.some(
      (one) =>
        one.type === "PER" && one.first <= span.first && span.end <= one.end && one.end - one.first > 1,
    )
  )
    return null;
  if (
    adjectives.length > 0 &&
    !plural &&
    (modifies || relation === "amod" || relation === "flat" || g.forms[span.end] === "-")
  ) {
    return { ...span, entries: adjectives, form: "adjective", plural: false };
  }
  const article = g.forms[span.first - 1]?.toLowerCase() ?? "";
  const several =
    plural ||
    article === "the" ||
    people.some((entry) => entry.plural && entry.written === g.forms[span.first]);
  if (
    people.length > 0 &&
    (several || last.upos === "NOUN" || /^(?:an?|one|another|each|every|any|no)$/.test(article))
  ) {
    const agreeing = people.filter((entry) => entry.plural === several);
    return { ...span, entries: agreeing.length > 0 ? agreeing : people, form: "people", plural: several };
  }
  if (adjectives.length === 0) return null;
  // "the Dutch agreed"; but "spoke Dutch", "was Dutch"
  return {
    ...span,
    entries: adjectives,
    form: article === "the" && relation !== "amod" ? "people" : "adjective",
    plural: article === "the",
  };
}
