import { expect, test } from "vitest";
import { readDocuments } from "#ingest/5-entities/train/documents.ts";
import { type Choice, fitWeights } from "#ingest/5-entities/train/fit.ts";

const CONLLU = `# newdoc id = GUM_news_harbour
# text = Ana Costa left.
1	Ana	Ana	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-sssss-cf1-1,2-coref-Ana_Costa
2	Costa	Costa	PROPN	NNP	_	1	flat	_	Entity=1)
3	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

# newpar
# text = She wept.
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv:act-sssss-cf1-1-ana)
2	wept	weep	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# newdoc id = GUM_fiction_boat
# text = Boats.
1	Boats	boat	NOUN	NNS	_	0	root	_	SpaceAfter=No
2	.	.	PUNCT	.	_	1	punct	_	_
`;

test("reads the documents that are wanted, with text and coreference", () => {
  const documents = readDocuments(CONLLU, (id) => id.startsWith("GUM_news"));
  expect(documents.map(({ id, text }) => [id, text])).toEqual([
    ["GUM_news_harbour", "Ana Costa left.\n\nShe wept."],
  ]);
  const [{ text, mentions }] = documents as [(typeof documents)[0]];
  expect(
    mentions.map(({ group, start, end, head }) => [
      group,
      text.slice(start, end),
      text.slice(head.start, head.end),
    ]),
  ).toEqual([
    ["1", "Ana Costa", "Ana Costa"],
    ["1", "She", "She"],
  ]);
});

test("what stands with right antecedents gains weight, what stands with wrong ones loses it, and the same data give the same weights", () => {
  const choices: Choice[] = Array.from({ length: 40 }, () => ({
    column: 0,
    options: [
      { right: false, features: ["any", "oblique"] },
      { right: true, features: ["any", "subject"] },
    ],
  }));
  const weights = fitWeights(choices, () => {});
  expect(weights.subject[0]).toBeGreaterThan(0.5);
  expect(weights.oblique[0]).toBeLessThan(-0.5);
  expect(weights.subject[1]).toBe(0);
  expect(fitWeights(choices, () => {})).toEqual(weights);
});
