import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readConllu } from "#ingest/3-parse/conllu.ts";
import { tagNames } from "#ingest/3-parse/iob.ts";
import { loadModels } from "#ingest/3-parse/load.ts";
import { parseConllu } from "#ingest/3-parse/parse-conllu.ts";

const models = loadModels();
const gold = readFileSync(new URL("../../../data/gold/news.conllu", import.meta.url), "utf8");
const columns = (line: string) => line.split("\t");

describe("parseConllu", () => {
  const predicted = parseConllu(gold, models);

  test("reads news well enough: 26 sentences annotated by hand", () => {
    let tokens = 0;
    const right = { upos: 0, uas: 0, las: 0, lemma: 0 };
    const found = readConllu(predicted);
    for (const [s, sentence] of readConllu(gold).entries()) {
      for (const [i, token] of sentence.tokens.entries()) {
        const ours = found[s]!.tokens[i]!;
        tokens++;
        if (ours.upos === token.upos) right.upos++;
        if (ours.lemma === token.lemma) right.lemma++;
        if (ours.head !== token.head) continue;
        right.uas++;
        if (ours.deprel === token.deprel) right.las++;
      }
    }
    expect(tokens).toBeGreaterThan(300);
    expect(right.upos / tokens).toBeGreaterThan(0.95);
    expect(right.lemma / tokens).toBeGreaterThan(0.96);
    expect(right.uas / tokens).toBeGreaterThan(0.88);
    expect(right.las / tokens).toBeGreaterThan(0.84);
  });

  test("keeps ids, forms, MISC and comments, and drops the columns it does not predict", () => {
    const before = gold.trimEnd().split("\n");
    const after = predicted.trimEnd().split("\n");
    expect(after).toHaveLength(before.length);
    for (const [k, line] of before.entries()) {
      if (!line.includes("\t")) expect(after[k]).toBe(line);
      else {
        const [id, form, , , , , , , , misc] = columns(line);
        const ours = columns(after[k]!);
        expect([ours[0], ours[1], ours[9], ours[5], ours[8]]).toEqual([id, form, misc, "_", "_"]);
      }
    }
  });

  test("does not read the gold columns", () => {
    const blank = gold
      .split("\n")
      .map((line) =>
        line.includes("\t")
          ? columns(line)
              .map((c, k) => (k < 2 || k === 9 ? c : "_"))
              .join("\t")
          : line,
      )
      .join("\n");
    expect(parseConllu(blank, models)).toBe(predicted);
  });

  test("keeps multiword-token lines and empty nodes, which are no tokens", () => {
    const text = [
      "# text = They don't.",
      "1\tThey\t_\t_\t_\t_\t_\t_\t_\t_",
      "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
      "2\tdo\t_\t_\t_\t_\t_\t_\t_\t_",
      "3\tn't\t_\t_\t_\t_\t_\t_\t_\t_",
      "3.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_",
      "4\t.\t_\t_\t_\t_\t_\t_\t_\t_",
      "",
    ].join("\n");
    const lines = parseConllu(text, models).split("\n");
    expect([lines[0], lines[2], lines[5]]).toEqual(
      text.split("\n").filter((line) => /^(#|2-3|3\.1)/.test(line)),
    );
    expect(columns(lines[3]!)[2]).toBe("do");
  });

  test("a line with too few columns is named with its number", () => {
    expect(() => parseConllu("1\tHe\the\n", models)).toThrow(/line 1 has 3 columns/);
  });

  test("nothing in, nothing out", () => {
    expect(parseConllu("", models)).toBe("");
  });
});

describe("tagNames", () => {
  const numbered =
    "# text = Angela Merkel visited Paris .\n1\tAngela\tO\t-\tx\n2\tMerkel\tO\t-\tx\n3\tvisited\tB-LOC\n4\tParis\tO\n5\t.\tO\n\n1\tOK\tO\n";
  const twoColumns = "Angela O\nMerkel O\nvisited O\nParis O\n. O\n\n\n# O\n";

  test("puts the predicted tag in the place of the given one and leaves everything else", () => {
    expect(tagNames(numbered, models)).toBe(
      "# text = Angela Merkel visited Paris .\n1\tAngela\tB-PER\t-\tx\n2\tMerkel\tI-PER\t-\tx\n3\tvisited\tO\n4\tParis\tB-LOC\n5\t.\tO\n\n1\tOK\tO\n",
    );
    expect(tagNames(twoColumns, models)).toBe(
      "Angela B-PER\nMerkel I-PER\nvisited O\nParis B-LOC\n. O\n\n\n# O\n",
    );
  });

  test("does not read the given tags", () => {
    expect(tagNames(twoColumns.replaceAll(" O", " B-ORG"), models)).toBe(tagNames(twoColumns, models));
  });

  test("keeps Windows line ends", () => {
    expect(tagNames("Paris\tO\r\n.\tO\r\n", models)).toBe("Paris\tB-LOC\r\n.\tO\r\n");
  });
});
