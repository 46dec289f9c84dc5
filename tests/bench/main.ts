import { chosenOf } from "./benchmarks.ts";
import { printed } from "./table.ts";

const { chosen, problem } = chosenOf(process.argv.slice(2));
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

const figures = [];
for (const benchmark of chosen) {
  process.stderr.write(`${benchmark.name}…\n`);
  for (const figure of await benchmark.run()) {
    process.stderr.write(`  ${figure.what}: ${figure.found}\n`);
    figures.push(figure);
  }
}
process.stdout.write(printed(figures));
