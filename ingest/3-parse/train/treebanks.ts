import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Example, readMarked, readNames, readTrees } from "./corpus.ts";

/** Everything there is to learn from, and the parts kept apart for choosing. */
export interface Treebanks {
  train: Example[];
  /** Those of `train` whose names were marked as names; the others' are read off another layer. */
  named: Example[];
  /** Small, and the only text of its kind: seen several times an epoch. */
  politics: Example[];
  /** The project's own sentences, with names only. */
  own: Example[];
  dev: Record<"ewt" | "gum" | "politics", Example[]>;
}

/**
 * Reads the training data from a folder: {ewt,gum}-{train,dev}.conllu, uner-{train,dev}.iob2 (names on EWT's sentences) and
 * crossner-politics-{train,dev}.txt.
 * @throws if a file is missing, with its name
 */
export function readTreebanks(folder: string): Treebanks {
  const trees = (name: string) => readTrees(read(folder, `${name}.conllu`));
  const names = (file: string) => readNames(read(folder, file));
  const named = joinNames(trees("ewt-train"), names("uner-train.iob2"));
  return {
    train: [...named, ...trees("gum-train").values()],
    named,
    politics: [...names("crossner-politics-train.txt").values()],
    own: readMarked(read(import.meta.dirname, "named-sentences.txt")),
    dev: {
      ewt: joinNames(trees("ewt-dev"), names("uner-dev.iob2")),
      gum: [...trees("gum-dev").values()],
      politics: [...names("crossner-politics-dev.txt").values()],
    },
  };
}

/** Names joined to the trees of the same sentences; where the tokens differ, both are kept side by side. */
function joinNames(trees: Map<string, Example>, names: Map<string, Example>): Example[] {
  return [...trees].flatMap(([id, tree]) => {
    const named = names.get(id);
    if (named === undefined) return [tree];
    return named.forms.length === tree.forms.length ? [{ ...tree, names: named.names }] : [tree, named];
  });
}

function read(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), "utf8");
  } catch (cause) {
    throw new Error(
      `readTreebanks: cannot read ${file} in "${folder}"; --treebanks must name the folder that holds it`,
      { cause },
    );
  }
}
