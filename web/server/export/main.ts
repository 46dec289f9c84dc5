import { Command } from "commander";
import { StoreError } from "#data/store/store.ts";
import { STATUSES } from "#schema/claim.ts";
import { ENTITY_KINDS } from "#schema/entity.ts";
import { FORMAT_NAMES, FORMATS } from "#web/export/formats.ts";
import { SCALES } from "#web/export/subgraph.ts";
import { type ExportOptions, exportGraph } from "./command.ts";
import { ExportError } from "./subgraph.ts";

const FORMAT_HELP = FORMAT_NAMES.map(
  (name) => `  ${name.padEnd(8)} ${FORMATS[name].label}: ${FORMATS[name].detail}`,
).join("\n");

const repeated = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

const program = new Command("npm run export --")
  .description(
    "Writes the claims that answer a question, each with its sentence, as a file for other programs.",
  )
  .showHelpAfterError("(add --help for what it takes)")
  .configureHelp({ commandUsage: () => "npm run -s export -- --format FORMAT [QUESTION] --out FILE" })
  .requiredOption("--format <FORMAT>", "as below")
  .requiredOption("--out <FILE>", "the file to write, or - for standard output")
  .option("--source <NAME>", "who did or said it, by name or id; may be repeated", repeated)
  .option("--target <NAME>", "to whom; may be repeated", repeated)
  .option("--relation <NAME>", "what was done, as CRITICIZED or criticized; may be repeated", repeated)
  .option("--around <NAME>", "at either end; may be repeated", repeated)
  .option("--hops <NUMBER>", "how far around those of --around: 1 is what names them (1)")
  .option(
    "--since <DATE>",
    "on this day or later, as 2024-03-25; the day of publication where the event has none",
  )
  .option("--until <DATE>", "on this day or earlier")
  .option("--no-undated", "without what has no day, neither of its own nor of publication")
  .option("--status <STATUS>", `${STATUSES.join(", ")}; may be repeated`, repeated)
  .option("--kind <KIND>", `both ends are ${ENTITY_KINDS.join(", ")}; may be repeated`, repeated)
  .option("--article <ID>", "said in this article; may be repeated", repeated)
  .option("--outlet <NAME>", "said in an article of this outlet; may be repeated", repeated)
  .option("--outlets <NUMBER>", "ties that so many independent outlets carry, in all that is stored")
  .option("--confidence <NUMBER>", "claims at least as sure as this, from 0 to 1")
  .option("--scale <NUMBER>", `of a PNG: ${SCALES.join(", ")} pixels for each of a screen (2)`)
  .addHelpText(
    "after",
    `
FORMAT is
${FORMAT_HELP}

Without a question the whole graph is written. csv writes three files: FILE with the claims, and beside it
FILE.entities.csv and FILE.relations.csv before the ending; with - the claims alone. Every file says what it
was made from. A file is there whole or not at all, whatever ends the process.

Exit status: 0 where the file is written, 1 where not, 130 where Ctrl-C ended it.

Environment:
  DEMARCHE_DB, NEO4J_URI and its companions name the store, as for npm run ingest
`,
  )
  .action((options: ExportOptions) => exportGraph(options));

try {
  await program.parseAsync();
} catch (error) {
  const foreseen = error instanceof StoreError || error instanceof ExportError;
  process.stderr.write(`${foreseen ? error.message : ((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
}
