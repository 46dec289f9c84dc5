import { expect, test } from "vitest";
import { foundIn, hitsIn } from "#data/store/words.ts";

const marked = (text: string, hits: readonly { start: number; end: number }[]) =>
  hits.map(({ start, end }) => text.slice(start, end));

test.each<[text: string, typed: string, hits: string[]]>([
  ["Mali warned Niger; Niger warned Mali.", "warned", ["warned", "warned"]],
  ["Mali warned Niger.", "niger mal", ["Mali", "Niger"]],
  ["Mali warned Niger.", "mal niger", ["Niger"]],
  ["The U.N. met the US.", "u.n.", ["U.N"]],
  ["The U.N. met the US.", "u.s.", []],
  ["A naïve café owner.", "CAFE", ["café"]],
  ["Erdog\u0306an spoke.", "erdoğan", ["Erdog\u0306an"]],
  ["🕊️ Peace, said 𝐌ali.", "mali", ["𝐌ali"]],
  ["warned", "…", []],
  ["warned warnedly", "warned", ["warned", "warnedly"]],
  ["<b>Mali</b>", "mali b", ["b", "Mali", "b"]],
])("in %j the words of %j are %j", (text, typed, hits) => {
  expect(marked(text, hitsIn(text, typed))).toEqual(hits);
});

test.each<[typed: string, found: string, hits: string[]]>([
  ["erdo", "Recep Tayyip Erdoğan", ["Erdoğan"]],
  ["the pres", "the president", ["the", "president"]],
  ["president erdogan", "Recep Tayyip Erdoğan", ["Erdoğan"]],
])("an entity is found for %j by %j", (typed, found, hits) => {
  const entity = { name: "Recep Tayyip Erdoğan", aliases: ["Erdoğan", "the president"] };
  const answer = foundIn(entity, typed);
  expect(answer.found).toBe(found);
  expect(marked(found, answer.hits)).toEqual(hits);
});
