/** What only a script says, which finds the database empty; the rest is as in writing.ts. */
export const LOADING = {
  noteExport: "CREATE (export:DemarcheExport) SET export = $properties",
  loadArticles: "UNWIND $rows AS row CREATE (article:Article) SET article = row",
  loadNames: `
    UNWIND $rows AS row
    MATCH (article:Article {id: row.article})
    MATCH (entity:Entity {id: row.id})
    CREATE (article)-[:NAMES {name: row.name, aliases: row.aliases, wikidata: row.wikidata}]->(entity)`,
  loadSentences: `
    UNWIND $rows AS row
    MATCH (article:Article {id: row.article})
    CREATE (article)-[:HAS_SENTENCE]->(sentence:Sentence)
    SET sentence = row`,
  loadOffices: `
    UNWIND $rows AS row
    MATCH (article:Article {id: row.article})
    MATCH (entity:Entity {id: row.holder})
    CREATE (article)-[office:GIVES_OFFICE]->(entity)
    SET office = row.properties`,
  loadClues: "UNWIND $rows AS row CREATE (clue:Clue) SET clue = row",
} as const;
