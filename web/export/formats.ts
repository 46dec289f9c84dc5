/** What each format is: a new one is a row here, and how it is written a row of writers.ts. */

export interface Format {
  /** As people call it. */
  label: string;
  detail: string;
  group: Group;
  /** Of the file's name, without the dot. */
  extension: string;
  mediaType: string;
  /** Whether it is text, in UTF-8. */
  text: boolean;
  /** Further files that lie beside the first, each by what comes between its name and the extension (".entities"). */
  beside: string[];
  /** How often the claims are read or written to make it, for whoever shows how far it is. */
  passes: number;
  /** So many claims at most: what is longer nobody reads, and would be minutes in the making. */
  most: number;
}

export const GROUPS = ["for a briefing", "a picture", "for graph tools", "tables", "other graphs"] as const;
export type Group = (typeof GROUPS)[number];

type Row = [group: Group, label: string, detail: string, mediaType: string, more?: Partial<Format>];

/** Beyond this a document takes gigabytes of memory and minutes in the making. */
const LONGEST_BRIEFING = 2_500;

const ROWS = {
  docx: [
    "for a briefing",
    "DOCX",
    "Word, with footnotes",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    { text: false, most: LONGEST_BRIEFING },
  ],
  pdf: [
    "for a briefing",
    "PDF",
    "to print and to send",
    "application/pdf",
    { text: false, most: LONGEST_BRIEFING },
  ],
  html: [
    "for a briefing",
    "HTML",
    "one page that needs nothing else",
    "text/html; charset=utf-8",
    { passes: 3 },
  ],
  svg: ["a picture", "SVG", "sharp at every size, its words are text", "image/svg+xml", { passes: 0 }],
  png: ["a picture", "PNG", "for slides and messages", "image/png", { text: false, passes: 0 }],
  gexf: ["for graph tools", "GEXF", "Gephi, with sentences and time", "application/gexf+xml"],
  graphml: ["for graph tools", "GraphML", "yEd, igraph, NetworkX", "application/graphml+xml"],
  json: ["for graph tools", "JSON", "nodes and links, for scripts", "application/json", { passes: 2 }],
  csv: [
    "tables",
    "CSV",
    "claims, entities and relations, for spreadsheets",
    "text/csv; charset=utf-8",
    { beside: [".entities", ".relations"] },
  ],
  cypher: ["other graphs", "Cypher", "loads into an empty Neo4j", "application/x-cypher-query"],
  jsonld: ["other graphs", "JSON-LD", "linked data with its evidence", "application/ld+json"],
} as const satisfies Record<string, Row>;

export type FormatName = keyof typeof ROWS;
export const FORMAT_NAMES = Object.keys(ROWS) as [FormatName, ...FormatName[]];

/** Every format, in the order in which they are offered. */
export const FORMATS = Object.fromEntries(
  Object.entries<Row>(ROWS).map(([name, [group, label, detail, mediaType, more]]) => [
    name,
    {
      label,
      detail,
      group,
      mediaType,
      extension: name,
      text: true,
      beside: [],
      passes: 1,
      most: Number.POSITIVE_INFINITY,
      ...more,
    },
  ]),
) as Record<FormatName, Format>;
