import { expect, test } from "vitest";
import { createReader } from "#ingest/pipeline.ts";
import { article } from "#tests/builders.ts";
import { inWords, makes, readCell } from "./notation.ts";

const read = createReader();

/** What one way of mending a tree brings: all of it must come, where the table of gold allows for a share that is missed. */
test.each([
  ["Wang Yi, China's top diplomat, told Luis Rojas that China would help Russia.", "Wang Yi SAID Luis Rojas"],
  ["Egypt, Jordan, and Qatar praised Turkey.", "Egypt PRAISED Turkey | Jordan PRAISED Turkey"],
  ["Its president, Luis Rojas, spoke by phone with Eva Vidal last week.", "Luis Rojas SPOKE_WITH Eva Vidal"],
  ["Thirteen members voted for the text, with China abstaining.", "China ABSTAINED_FROM *"],
  [
    "The Security Council voted 13-0, with Russia and China abstaining, to extend the mission in Mali.",
    "Russia ABSTAINED_FROM * | China ABSTAINED_FROM *",
  ],
  ["Wagner chief Yevgeny Petrov accused Sergei Sokolov of treason.", "Yevgeny Petrov ACCUSED Sergei Sokolov"],
  ["The president of Peru, Luis Rojas, thanked Kenya.", "Luis Rojas PRAISED Kenya"],
  [
    "Ethiopia has lied, Eritrea's foreign minister, Luis Rojas, told the Security Council.",
    "Luis Rojas SAID UN Security Council",
  ],
  ["India denied that it had any plans to attack Pakistan.", "India ATTACKED Pakistan (denied)"],
  ["The Taliban rejected U.N. criticism of its treatment of women.", "Taliban REJECTED United Nations"],
])("%s", (text, must) => {
  const record = read(article("clause", text));
  const wanted = readCell(must);
  expect(
    wanted.filter((claim) => makes(record, claim)),
    inWords(record).join("\n"),
  ).toEqual(wanted);
});
