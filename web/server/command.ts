import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { Command } from "commander";
import { openStore, placeIn, readEnvironment } from "#data/store/open.ts";
import { StoreError } from "#data/store/store.ts";
import { reachIn } from "#ingest/1-read/web/connect.ts";
import { tellOutdated } from "#ingest/engine.ts";
import { createApp } from "./app.ts";
import { Intake } from "./intake.ts";
import { builtPage } from "./page.ts";
import { addressOf, explainListening, readSettings, StartError } from "./settings.ts";
import { toldToStop } from "./stopping.ts";

const root = resolve(import.meta.dirname, "../..");

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

function complain(error: unknown): void {
  const foreseen = error instanceof StartError || error instanceof StoreError;
  process.stderr.write(`${foreseen ? error.message : ((error as Error).stack ?? error)}\n`);
}

/** Serves the store and the page until told to stop. */
async function serve(options: { sample: boolean }): Promise<void> {
  const environment = readEnvironment();
  const settings = readSettings(environment);
  const store = await openStore(placeIn(environment), { isReadImpatiently: true });
  try {
    // Models load only where there is something to read: a server that is started again is up at once.
    const sample = async () => (await import("./sample.ts")).ingestSample(store, root);
    if (options.sample && (await store.health()).articles === 0) {
      say("Reading the sample article…");
      await sample();
    }
    const page = await builtPage(root, say);
    const intake = new Intake(store, reachIn(environment));
    const app = createApp(store, {
      host: settings.host,
      token: settings.token,
      page,
      sample,
      intake,
      report: complain,
    });
    await app.listen(settings).catch((error: unknown) => {
      throw explainListening(error, settings);
    });
    const stopped = toldToStop();
    const { articles, entities, claims } = await store.health();
    const { port } = app.server.address() as AddressInfo;
    say(
      `Demarche is at ${addressOf(settings.host, port)} (articles: ${articles}, entities: ${entities}, claims: ${claims})`,
    );
    const outdated = await tellOutdated(store);
    if (outdated !== null) say(outdated);
    await stopped;
    await app.close();
    await intake.close();
  } finally {
    await store.close();
  }
}

const command = new Command("npm start --")
  .description("Serves the graph of what was ingested, and the page that shows it.")
  .option("--no-sample", "leave an empty store empty, instead of ingesting the sample article into it")
  .addHelpText(
    "after",
    `
Environment:
  HOST         address to listen on (127.0.0.1); requests must name it or a loopback address as their host,
               0.0.0.0 and :: listen on every address and answer to any host
  DEMARCHE_TOKEN
               what every request must have: in the address once (?token=…), or as Authorization: Bearer;
               off loopback the server does not start without
  DEMARCHE_FETCH
               off: no address is fetched for the page
  PORT         port to listen on (4600)
  DEMARCHE_DB  file of the store (var/demarche.db)
  NEO4J_URI    a Neo4j server instead, with NEO4J_USERNAME (neo4j), NEO4J_PASSWORD and NEO4J_DATABASE
A file .env in the project's folder may set them too.`,
  )
  .action(serve);

/** What `npm start` runs: reads the command line, and serves until told to stop. Complains on standard error. */
export async function run(): Promise<void> {
  try {
    await command.parseAsync();
  } catch (error) {
    complain(error);
    process.exitCode = 1;
  }
}
