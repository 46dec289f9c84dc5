import { describe, expect, test } from "vitest";
import {
  after,
  arrived,
  BEGINNING,
  type Exploration,
  redone,
  undone,
  visitFrom,
  withoutArticle,
} from "#web/app/state/exploration.ts";

const reading = (article: string) =>
  ({ type: "read", reading: { article, sentence: 1, claim: null } }) as const;
const only = (...article: string[]) => ({ type: "ask", question: { article } }) as const;
const CLOSED = { type: "read", reading: null } as const;
const SELECTED = { type: "select", selection: { type: "entity", id: "state:FR" } } as const;

/** Where each step of a visit leads: which article is read, and which are asked about. */
const places = (visit: { past: readonly Exploration[]; now: Exploration; future: readonly Exploration[] }) =>
  [...visit.past, visit.now, ...visit.future].map(
    ({ reading, question, selection }) =>
      `${reading?.article ?? "-"} ${question.article?.join("+") ?? "-"}${selection ? " chosen" : ""}`,
  );

describe("a visit without an article that is gone", () => {
  test.each([
    ["never read it", [reading("other")], ["- -", "other -"]],
    ["read it", [reading("gone")], ["- -"]],
    ["read it and closed it", [reading("gone"), CLOSED, SELECTED], ["- -", "- - chosen"]],
    ["chose somebody while it was open", [reading("gone"), SELECTED], ["- -", "- - chosen"]],
    ["went from it to another", [reading("gone"), reading("other")], ["- -", "other -"]],
    ["asked for it alone", [only("gone"), SELECTED], ["- -", "- - chosen"]],
    ["asked for it and another", [only("gone", "other")], ["- -", "- other"]],
  ])("that %s", (_, steps, expected) => {
    const visit = steps.reduce(
      (before, step) => arrived(before, after(before.now, step)),
      visitFrom(BEGINNING),
    );
    const less = withoutArticle(visit, "gone");
    expect(places(less)).toEqual(expected);
    // What was undone can still be done again.
    expect(places(withoutArticle(undone(visit), "gone"))).toEqual(expected);
    if (less.past.length > 0) expect(redone(undone(less))).toEqual(less);
  });
});
