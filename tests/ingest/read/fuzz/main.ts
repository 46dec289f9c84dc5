import { fuzzDocuments, fuzzTexts, type Tally } from "./run.ts";

/** npm run fuzz -- [SEED]: a hundred thousand mutated texts and pages, and two thousand each of PDFs and Word files. */
const seed = Number(process.argv[2] ?? "1");
const STEP = 1000;

function tell(what: string, { inputs, articles, refused, findings }: Tally): void {
  process.stdout.write(`${what}: ${inputs} inputs, ${articles} articles, ${refused} refused\n`);
  for (const finding of findings) {
    process.exitCode = 1;
    process.stdout.write(`${finding}\n`);
  }
}

for (let from = 0; from < 100_000; from += STEP) tell(`texts ${from}`, await fuzzTexts(seed, from, STEP));
for (let from = 0; from < 4_000; from += STEP)
  tell(`documents ${from}`, await fuzzDocuments(seed, from, STEP));
