import { extraction } from "#tests/builders.ts";

const TALKS = extraction(
  "talks",
  [
    ["On Monday [France] {criticized} [Niger] for its tone.", "France CRITICIZED Niger / on 2024-03-25"],
    ["A week before, [Niger] had {met} [France].", "Niger MET_WITH France / on 2024-03-18"],
    ["[France] did not {attack} [Niger].", "France ATTACKED Niger / negated"],
    [
      "[Anna Keller=person:Anna Keller], the {Foreign Minister} of [France], said [Niger] had {threatened} [Mali].",
      "Anna Keller HOLDS_OFFICE_IN France",
      "Niger THREATENED Mali / by Anna Keller",
    ],
    ["[Niger] will {visit} [Mali].", "Niger VISITED Mali / future"],
  ],
  {
    title: "Talks & more",
    outlet: "The <Post>",
    url: "https://example.org/a?b=1&c=2",
    publishedAt: "2024-03-26",
  },
);
const AGAIN = extraction(
  "again",
  [
    [
      "[France] {criticized} [Niger] on 25 March, Нигер and النيجر said.",
      "France CRITICIZED Niger / on 2024-03-25",
    ],
  ],
  { title: "Once more", url: "javascript:alert(1)" },
);
/** Two articles that say one thing alike, with marks that formats take for their own. */
export const STORIES = [TALKS, AGAIN];

/** The sentences behind their claims. */
export const sentences = STORIES.flatMap(({ article, claims, sentences }) =>
  claims.map(({ sentence }) => article.text.slice(sentences[sentence]!.start, sentences[sentence]!.end)),
);

/** A text as one line: where lines end is a matter of the page. */
export const flat = (text: string) => text.replace(/\s+/g, " ");
