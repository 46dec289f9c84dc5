import neo4j from "neo4j-driver";
import { printOf } from "../copies/print.ts";
import { driftOf } from "../drift.ts";
import { sha256 } from "../record.ts";
import { readExtraction, readKept } from "./archive.ts";
import type { Run } from "./connection.ts";
import { followedBy, voicesOf } from "./copies.ts";
import { SCHEMA } from "./cypher/schema.ts";
import { articleRows } from "./rows.ts";

/** Nodes' properties, and the hash of the record when it was written. */
interface Derived {
  hash: string;
  article: object;
  sentences: object[];
  claims: object[];
  prints: object[];
  bands: object[];
}

/** What the nodes hold of an article beside what it says, where that is anything else. */
export async function readDrift(run: Run, id: string): Promise<string[]> {
  const [stored] = await run<Derived>(SCHEMA.derived, { id });
  const [said, kept] = [await readExtraction(run, id), await readKept(run, id)];
  if (!stored || !said || !kept) return [];
  const { text, outlet } = said.article;
  const counted = (await voicesOf(run, [{ id, outlet }])).get(id)!;
  const { sentences, claims } = articleRows(kept, counted.voice);
  const print = printOf(said);
  const prints: object[] = [];
  if (print) {
    const { rank, size, sketch } = print;
    prints.push({ rank, article: id, outlet, size, sketch, ...(await followedBy(run, print)) });
  }
  const derivations: [what: string, nodes: object[], rows: object[]][] = [
    [
      "hash of its text, and by whom it is counted,",
      [stored.article],
      [{ textHash: sha256(text), ...counted }],
    ],
    ["sentences", stored.sentences, sentences],
    ["claims", stored.claims, claims.map(({ properties }) => properties)],
    ["marks of a copy, and the text that it copies,", stored.prints, prints],
    ["parts by which copies are found", stored.bands, (print?.bands ?? []).map((key) => ({ key }))],
  ];
  return driftOf(
    said,
    stored.hash,
    derivations.map(([what, nodes, rows]) => ({
      what,
      kept: nodes.map(propertiesOf),
      follows: rows.map(propertiesOf),
    })),
  );
}

/** As they are read from a node, which keeps no null. */
function propertiesOf(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, neo4j.isInt(value) ? value.toNumber() : value]),
  );
}
