import { readFileSync } from "node:fs";
import { Command } from "commander";
import { tagNames } from "./iob.ts";
import { loadModels } from "./load.ts";
import { parseConllu } from "./parse-conllu.ts";

const program = new Command("3-parse").description(
  "Tags, parses and finds names in text that is already split into words.",
);

program
  .command("parse")
  .description("CoNLL-U in, CoNLL-U with predicted tags, lemmas, heads and relations out")
  .argument("<file>", "CoNLL-U file with gold tokens")
  .action((file: string) => {
    process.stdout.write(parseConllu(readFileSync(file, "utf8"), loadModels()));
  });

program
  .command("names")
  .description(
    "IOB2 in (word and tag, or index, word, tag), the same lines with predicted PER, ORG and LOC out",
  )
  .argument("<file>", "IOB2 file; the tags in it are not read")
  .action((file: string) => {
    process.stdout.write(tagNames(readFileSync(file, "utf8"), loadModels()));
  });

program.parse();
