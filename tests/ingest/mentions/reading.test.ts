import { expect, test } from "vitest";
import { resolutionOf } from "../entities/article.ts";

/** The name in brackets is read as said. */
test.each([
  ["[Paris] protested to the embassy.", "actor"],
  ["Ministers met in [Paris].", "place"],
  ["Envoys protested to [Moscow].", "actor"],
  ["Envoys travelled to [Moscow].", "place"],
  ["[Chile]'s government fell.", "actor"],
  ["[Chile]'s coast is long.", "place"],
  ["Talks between [Chile] and Peru failed.", "actor"],
  ["The road between [Chile] and Peru is closed.", "place"],
  ["The treaty recognized the independence of [Ghana].", "actor"],
  ["They crossed the north of [Ghana].", "place"],
  ["The army of [Ghana] withdrew.", "actor"],
  ["Troops invaded [Georgia].", "actor"],
  ["Tourists visited [Georgia].", "place"],
  ["Aid from [Norway] arrived.", "actor"],
  ["The ship came from [Norway].", "place"],
  ["[Ghana] was condemned by the union.", "actor"],
  ["[Ghana] is a member of the union.", "actor"],
  ["[Bergen] is a city in Norway.", "place"],
  ["The team lost 2-0 to [Ghana].", "actor"],
  ["The embassy in Kampala, [Uganda], reopened.", "place"],
])("%s: %s", (marked, reading) => {
  const text = marked.replace(/[[\]]/g, "");
  const start = marked.indexOf("[");
  expect(resolutionOf(text).mentions.find((mention) => mention.start === start)?.reading).toBe(reading);
});
