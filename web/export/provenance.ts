import type { Provenance } from "./subgraph.ts";

/** What a file was made from, in words, by name; the articles are counted, and named elsewhere. */
export function provenanceLines(provenance: Provenance): { name: string; value: string }[] {
  const { product, version, store, date, title, filters, articles, counts } = provenance;
  return [
    { name: "Question", value: title },
    ...filters,
    {
      name: "Holds",
      value: [
        counted(counts.claims, "claim"),
        counted(articles.length, "article"),
        counted(counts.entities, "entity", "entities"),
        counted(counts.edges, "relation"),
      ].join(", "),
    },
    { name: "Store", value: store },
    { name: "Exported", value: date },
    { name: "Made by", value: `${product} ${version}` },
  ];
}

/** The same on one line. */
export function provenanceSentence(provenance: Provenance): string {
  return provenanceLines(provenance)
    .map(({ name, value }) => `${name}: ${value}`)
    .join(" · ");
}

/** The same of a file of nodes and edges, which cannot show all of it. */
export function drawnSentence(provenance: Provenance): string {
  return `${provenanceSentence(provenance)} · Edges: one for each claim and pair it is drawn between; claims that lack an end are not among them`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
