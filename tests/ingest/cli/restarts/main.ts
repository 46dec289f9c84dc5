import { ingestWithKills } from "./restarts.ts";

/** npm run restarts: five thousand articles, and kill -9 every few seconds. */
const [count = "5000", seconds = "8"] = process.argv.slice(2);
const restarted = await ingestWithKills(Number(count), (kill) => (Number(seconds) + (kill % 5)) * 1000);
process.stdout.write(`${JSON.stringify(restarted)}\n`);
process.exitCode = restarted.isComplete ? 0 : 1;
