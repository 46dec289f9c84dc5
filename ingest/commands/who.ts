import { openStore, placeIn, readEnvironment } from "#data/store/open.ts";
import type { EntityDetail, HeldTenure, Joined } from "#schema/api.ts";
import { printable } from "../summary.ts";
import { complain, ignoreClosedPipe } from "./terminal.ts";

/** Prints what articles together know of entities: names, offices with their days and the sentence that says so, and what was joined and why. */
export async function tellWho(ids: string[]): Promise<void> {
  process.stdout.on("error", ignoreClosedPipe);
  const store = await openStore(placeIn(readEnvironment()));
  try {
    for (const id of ids) {
      const found = await store.entity(id, { limit: 1 });
      if (found) for (const line of linesOf(found)) process.stdout.write(`${printable(line)}\n`);
      else {
        process.exitCode = 1;
        complain(`There is no entity ${printable(id)} in the store.`);
      }
    }
  } finally {
    await store.close();
  }
}

function linesOf({ entity, offices, joined, total }: EntityDetail): string[] {
  const called = entity.aliases.map((alias) => `“${alias}”`).join(", ");
  return [
    `${entity.id}: ${entity.name}, ${entity.kind}, ${total} claims${called && `; also ${called}`}`,
    ...offices.flatMap((office) => [`  ${heldIn(office)}`, `    ${witness(office)}`]),
    ...joined.rows.flatMap((row) => [
      `  joined with “${row.called}” of ${row.article.id}, because ${row.because}`,
      `    ${witness(row)}`,
    ]),
    ...(joined.rows.length < joined.total ? [`  and ${joined.total - joined.rows.length} more joined`] : []),
  ];
}

function heldIn({ words, in: place, tenure, from, to, articles }: HeldTenure): string {
  const days = from === null ? "day not known" : from === to ? from : `${from} to ${to}`;
  const where = place === null ? "" : `, ${place.name}`;
  return `${tenure === "current" ? "" : `${tenure}: `}${words}${where}: ${days}, ${articles} articles`;
}

function witness({ article, sentence }: Pick<Joined, "article" | "sentence">): string {
  return `${article.id}, sentence ${sentence.index + 1}: ${sentence.text}`;
}
