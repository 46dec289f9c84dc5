import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Word } from "#ingest/2-sentences/word.ts";
import { loadModels } from "#ingest/3-parse/load.ts";
import { parse, parseAll } from "#ingest/3-parse/parse.ts";
import { mend } from "#ingest/3-parse/repair.ts";
import { type Token, type Tree, UPOS } from "#ingest/3-parse/tree.ts";
import type { Sentence } from "#schema/article.ts";

const models = loadModels();

function lay(forms: string[]): { sentence: Sentence; words: Word[] } {
  let at = 0;
  const words = forms.map((form): Word => {
    const start = at;
    at += form.length + 1;
    return { form, start, end: start + form.length };
  });
  return { sentence: { index: 0, role: "body", start: 0, end: at }, words };
}

const treeOf = (forms: string[]): Tree => {
  const { sentence, words } = lay(forms);
  return parse(sentence, words, models);
};

/** One root, no cycle, heads in range, the words untouched, IOB2 that can be read. */
function expectValid(tree: Tree, forms: string[]): void {
  const { tokens } = tree;
  expect(tokens.map((token) => token.form)).toEqual(forms);
  expect(tokens.filter((token) => token.head === -1)).toHaveLength(forms.length === 0 ? 0 : 1);
  const reached = new Set<number>();
  for (const [i, token] of tokens.entries()) {
    expect(token.head === -1).toBe(token.deprel === "root");
    expect(UPOS).toContain(token.upos);
    expect(token.lemma === "" && token.form !== "").toBe(false);
    const before = i === 0 ? "O" : tokens[i - 1]!.name;
    if (token.name.startsWith("I")) expect(before.slice(2)).toBe(token.name.slice(2));
    const path: number[] = [];
    let at = i;
    while (at !== -1 && !reached.has(at)) {
      expect(path).not.toContain(at);
      path.push(at);
      at = tokens[at]!.head;
      expect(at).toBeLessThan(forms.length);
    }
    for (const node of path) reached.add(node);
  }
}

const anyWord = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.string({ minLength: 1 }),
  fc.constantFrom(
    "the",
    "Minister",
    "said",
    "that",
    ",",
    ".",
    "U.S.",
    "\ud800",
    "مرحبا",
    "会議",
    "NaN",
    "__proto__",
    "constructor",
    "#",
  ),
);

const DEPRELS =
  "nsubj obj obl obl:agent nmod nmod:desc amod acl acl:relcl advcl ccomp xcomp parataxis conj aux aux:pass cop mark case punct flat compound appos".split(
    " ",
  );
const XPOS = ["NN", "NNS", "NNP", "VBD", "VBN", "VBZ", "VBG", "MD", "IN", "JJ", "."];
const anyToken = fc.record({
  form: fc.constantFrom(
    "Reports",
    "that",
    "to",
    "free",
    "by",
    "up",
    "at",
    "least",
    "six",
    "Ana",
    "said",
    "Rojas",
    "president",
    "chief",
    "abstaining",
    "after",
    "and",
    ",",
    ".",
  ),
  upos: fc.constantFrom(...UPOS),
  xpos: fc.constantFrom(...XPOS),
  lemma: fc.constantFrom("effort", "add", "say", "threaten", "report", "six"),
  deprel: fc.constantFrom(...DEPRELS),
  name: fc.constantFrom("O", "B-PER", "I-PER"),
  up: fc.nat(),
});

describe("repairs", () => {
  test("leave a tree of whatever tree they get", () => {
    fc.assert(
      fc.property(fc.array(anyToken, { minLength: 1, maxLength: 12 }), fc.nat(), (drawn, seed) => {
        // hung one after another on those that hang already, in an order of chance
        const order = [...drawn.keys()].sort((a, b) => ((a * 7 + seed) % 13) - ((b * 7 + seed) % 13));
        const tokens = drawn.map(
          ({ up: _, ...token }, i): Token => ({ ...token, start: i, end: i + 1, head: -1 }),
        );
        for (const [i, token] of tokens.entries())
          if (token.name === "I-PER" && (tokens[i - 1]?.name ?? "O") === "O") token.name = "B-PER";
        for (const [k, i] of order.entries()) {
          if (k === 0) tokens[i]!.deprel = "root";
          else tokens[i]!.head = order[drawn[i]!.up % k]!;
        }
        const forms = drawn.map(({ form }) => form);
        expectValid(
          { sentence: lay(forms).sentence, tokens: mend(tokens, models.lemmatizer, models.gazetteer) },
          forms,
        );
      }),
      { numRuns: 3000 },
    );
  });
});

describe("parse survives any words", () => {
  test("any words give a tree with one root and no cycle", () => {
    fc.assert(
      fc.property(fc.array(anyWord, { maxLength: 30 }), (forms) => expectValid(treeOf(forms), forms)),
      { numRuns: 300 },
    );
  });

  test("no words give a tree without tokens", () => {
    expect(treeOf([]).tokens).toEqual([]);
  });

  test("one token of 100 kB, and a sentence of thousands of words", () => {
    expectValid(treeOf(["x".repeat(100_000)]), ["x".repeat(100_000)]);
    const forms = Array.from(
      { length: 5000 },
      (_, i) => ["Ministers", "met", "in", "Paris", i % 7 === 0 ? "," : "again"][i % 5]!,
    );
    expectValid(treeOf(forms), forms);
  });

  test("the pieces of a long sentence hang on its one root", () => {
    const forms = Array.from({ length: 400 }, (_, i) =>
      i % 8 === 7 ? ";" : ["France", "met", "Germany", "and", "Spain", "in", "Rome"][i % 7]!,
    );
    const { tokens } = treeOf(forms);
    const root = tokens.findIndex((token) => token.head === -1);
    expect(root).toBeLessThan(160);
    expect(tokens.some((token, i) => token.head === root && i >= 160)).toBe(true);
  });

  test("the same words give the same tree, alone or among others", () => {
    const sentences = fc.array(fc.array(anyWord, { minLength: 1, maxLength: 12 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(sentences, (all) => {
        expect(parseAll(all.map(lay), models).map((tree) => tree.tokens)).toEqual(
          all.map((forms) => treeOf(forms).tokens),
        );
      }),
      { numRuns: 100 },
    );
  });
});
