import { Command, InvalidArgumentError } from "commander";
import { StoreError } from "#data/store/store.ts";
import { extract } from "./commands/extract.ts";
import { COPY_HELP, EXTRACT_HELP, INGEST_HELP } from "./commands/help.ts";
import { audit, copy, listArticles, removeArticles } from "./commands/housekeeping.ts";
import { type IngestOptions, ingest, ingestAgain } from "./commands/ingest.ts";
import { interrupted, SIGNALLED, watchInterruption } from "./commands/interruption.ts";
import { complain } from "./commands/terminal.ts";
import { tellWho } from "./commands/who.ts";

const ADD_HELP = "(add --help for what it takes)";

function asCount(value: string): number {
  if (/^[1-9]\d?$/.test(value)) return Number(value);
  throw new InvalidArgumentError("Give a number from 1 to 99.");
}

const program = new Command("node ingest/main.ts").description(
  "Reads news articles into claims, each with its sentence.",
);

program
  .command("ingest")
  .description("Reads articles and writes what they say into the store.")
  .showHelpAfterError(ADD_HELP)
  .configureHelp({ commandUsage: () => "npm run ingest -- FILE...\n       npm run ingest -- --again" })
  .argument("[FILE...]", "articles, as below")
  .option("--again", "read the stored articles once more, with the present engine")
  .option("--json", "print a JSON object for each article, and one for all of them", false)
  .option("--threads <N>", "read so many articles at once (one for each core)", asCount)
  .addHelpText("after", INGEST_HELP)
  .action(async (files: string[], options: IngestOptions & { again?: boolean }, command: Command) => {
    if (options.again && files.length > 0)
      command.error("error: --again reads what is stored, and takes no FILE");
    if (options.again) return ingestAgain(options);
    if (files.length === 0) command.error("error: missing required argument 'FILE'");
    return ingest(files, options);
  });

program
  .command("extract")
  .description("Reads articles and prints what they say.")
  .showHelpAfterError(ADD_HELP)
  .configureHelp({ commandUsage: () => "npm run -s extract -- FILE..." })
  .argument("<FILE...>", "articles, as below")
  .addHelpText("after", EXTRACT_HELP)
  .action((files: string[]) => extract(files));

const articles = program
  .command("articles")
  .description("Lists the stored articles, takes some out, or tells who is meant in them.")
  .showHelpAfterError(ADD_HELP)
  .configureHelp({
    commandUsage: () =>
      "npm run -s articles -- list\n       npm run articles -- remove ID...\n       npm run -s articles -- who ID...",
  });
articles
  .command("list")
  .description("prints id, day of publication, claims and title of each article, with tabs between")
  .action(listArticles);
articles
  .command("who")
  .description(
    "prints names, offices and sentences of entities, and which articles were found to mean them and why",
  )
  .argument("<ID...>", "of entities, as person:lloyd-austin")
  .action(tellWho);
articles
  .command("remove")
  .description("takes articles out, with their claims and the entities that nobody else names")
  .argument("<ID...>", "as list prints them")
  .action(removeArticles);

program
  .command("audit")
  .description(
    "Reads the whole store and checks that every claim stands in its sentence, to the letter, and nothing hangs loose; exits with 1 where something is wrong.",
  )
  .showHelpAfterError(ADD_HELP)
  .configureHelp({ commandUsage: () => "npm run audit" })
  .action(audit);

program
  .command("copy")
  .description("Copies every article of one store into another, and compares what both then hold.")
  .showHelpAfterError(ADD_HELP)
  .configureHelp({ commandUsage: () => "npm run copy -- --from STORE --to STORE [--replace]" })
  .requiredOption("--from <STORE>", "as below")
  .requiredOption("--to <STORE>", "as below")
  .option("--replace", "empty the second store first", false)
  .addHelpText("after", COPY_HELP)
  .action(copy);

watchInterruption();
try {
  await program.parseAsync();
} catch (error) {
  complain(error instanceof StoreError ? error.message : ((error as Error).stack ?? String(error)));
  process.exitCode = 1;
}
const signal = interrupted();
if (signal !== null) {
  complain("Interrupted.");
  process.exitCode = SIGNALLED[signal];
}
