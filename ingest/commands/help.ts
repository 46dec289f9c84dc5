const INPUT_HELP = `
FILE is
  a .txt file    one article; its title is its first line, its id the hash of its text
  .md .html .pdf .docx
                 one article: what is text of it, without menus, captions and comment forms
  a web address  the article on the page (http or https)
  a feed         RSS, Atom, RDF or JSON Feed, as an address or as an .xml, .rss, .atom or .json file: the
                 articles that it tells of, fetched where it does not hold them whole; where one cannot be
                 fetched, the text that the feed gives as its content is read; 500 of a feed at most
  a .jsonl file  one article on each line, as a JSON object in UTF-8
  a folder       all of these files in it, and in the folders in it
  -              standard input: .jsonl, or one document

Title, byline, outlet, date, address and language are taken from where a file says them. Texts are UTF-8,
UTF-16, Windows-1252 or in the encoding that they name. A text that is not English is not read.

Fields of a .jsonl line:
  id, text       wanted; the id is yours, and the same id means the same article
  title          may be null
  url, outlet, byline, publishedAt, language
                 where they are known; publishedAt is an ISO 8601 date or date-time, language a
                 BCP 47 tag ("en" where it is missing)
Other fields are passed over. An article may have 5 MB, a page 20 MB, a PDF 500 pages, a PDF or Word
file 50 MB; a document that takes 10 s or 512 MB to read is given up, and the others go on.
`;

export const INGEST_HELP = `${INPUT_HELP}
Prints one line for each article: what became of it, its id and title, how many entities and claims
it has, and how many of its sentences make no claim. What became of it is one of
  added          it is new
  replaced       an article with this id was there, with another text or read by an older Demarche
  unchanged      it was there already
  duplicate      its text is there already under another id, and is not stored twice
What cannot be read is named on standard error, and the other articles go in. The last lines say how many
articles are in, were there already, are copies, are not in and why.

Documents are read by processes, articles by a thread for each core, and one writes. What is in the store as
it is, read by the same Demarche, is not read again.

--again reads the articles that are in the store already once more, with the present engine, instead of files.

Exit status: 0 where every article is in, 1 where one is not, 130 where Ctrl-C ended it. Every article
goes in whole or not at all, whatever ends the process; the same command goes on where it stopped.

Environment:
  DEMARCHE_FETCH off: no address is fetched. Addresses inside this machine or its network never are
  DEMARCHE_DB    file of the store (var/demarche.db); it is made where there is none
  NEO4J_URI      a Neo4j server instead, with NEO4J_USERNAME (neo4j), NEO4J_PASSWORD and NEO4J_DATABASE
A file .env in the project's folder may set them too.
`;

export const EXTRACT_HELP = `${INPUT_HELP}
Stores nothing. Prints one JSON object for each article, on one line: article, sentences, entities,
mentions and claims, as schema/extraction.ts describes them. Offsets are UTF-16 code units into the
article's text, end exclusive. What cannot be read is named on standard error.

Exit status: 0 where every article was read, 1 where one was not, 130 where Ctrl-C ended it.
`;

export const COPY_HELP = `
STORE is
  sqlite:FILE    a SQLite file
  neo4j          the server that NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE name,
                 in the environment or in .env

Articles of the second store stay, unless --replace takes them out first. Prints for each store what it
then holds: articles, entities, claims, edges, and a hash of all of it, which is the same for the same
content. A copy that was stopped goes on where it stopped.

Exit status: 0 where everything is there, 1 where the two differ though the second was empty.
`;
