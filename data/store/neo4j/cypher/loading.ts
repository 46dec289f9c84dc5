/** What only a script says, which finds the database empty; the rest is as in writing.ts and people.ts. */
export const LOADING = {
  noteExport: "CREATE (export:DemarcheExport) SET export = $properties",
  loadArticles: "UNWIND $rows AS row CREATE (article:Article) SET article = row",
} as const;
