/** Tells our files from other programs' SQLite files: "DMRC" as a 32-bit number. */
export const APPLICATION_ID = 0x444d5243;

/** Raised with every change of the tables below; migrations.ts brings older files up to it. */
export const SCHEMA_VERSION = 8;

/**
 * Articles, what they say, and the entities they name. Offsets are UTF-16 code units into `article.text`, end exclusive.
 *
 * An entity has no data of its own: its name, aliases and Wikidata id are derived from `naming`, which says which article
 * gives which, so that an article can go without a trace. `party` and `edge` are derived from claims and answer what a
 * state with a hundred thousand claims would make slow otherwise: both hold the article's id and the claim's place, so that
 * a page of claims is read off their keys in order. They refer to entities without a foreign key, which would need a
 * third index on each: `mention_entity` already keeps every entity of a claim alive.
 */
export const TABLES = `
CREATE TABLE article (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  text TEXT NOT NULL,
  url TEXT,
  outlet TEXT,
  byline TEXT,
  published_at TEXT,
  language TEXT NOT NULL,
  text_hash TEXT NOT NULL UNIQUE,
  extraction_hash TEXT NOT NULL,
  own TEXT, -- JSON: what the article itself says where people in it are joined to others; null where nobody is
  voice TEXT, -- by whom it is counted: its outlet, folded, or that of the text it copies; null where it names none
  copy_of TEXT, -- id of the article of which its text is a copy, that of the earliest
  read_from TEXT -- stands for what it was read from and by; null where that is not known
) STRICT;
-- An article's voice stands behind its text, which would be read with it.
CREATE INDEX article_voice ON article (id, voice);

CREATE TABLE sentence (
  key INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  place INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  role TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (article, place)
) STRICT;

CREATE TABLE entity (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL, -- JSON array
  wikidata TEXT,
  folded TEXT NOT NULL -- name and aliases, folded, each between line breaks
) STRICT;

CREATE TABLE naming (
  entity INTEGER NOT NULL REFERENCES entity,
  role TEXT NOT NULL, -- name, alias, wikidata; described: the article gives no name
  text TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (entity, role, text, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX naming_of_article ON naming (article);

CREATE TABLE mention (
  key INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  place INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  form TEXT NOT NULL,
  reading TEXT NOT NULL,
  UNIQUE (article, place)
) STRICT;

CREATE TABLE mention_entity (
  mention INTEGER NOT NULL REFERENCES mention ON DELETE CASCADE,
  place INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  PRIMARY KEY (mention, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_of_entity ON mention_entity (entity);

CREATE TABLE claim (
  key INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  place INTEGER NOT NULL, -- in the order of the text
  id TEXT NOT NULL,
  relation TEXT NOT NULL,
  event TEXT,
  status TEXT NOT NULL,
  sentence INTEGER NOT NULL REFERENCES sentence,
  cue_start INTEGER NOT NULL,
  cue_end INTEGER NOT NULL,
  polarity TEXT NOT NULL,
  modality TEXT NOT NULL,
  content_start INTEGER,
  content_end INTEGER,
  explicit INTEGER NOT NULL,
  confidence REAL NOT NULL,
  date_from TEXT,
  date_to TEXT,
  date_text TEXT,
  after TEXT NOT NULL, -- JSON array
  why TEXT NOT NULL, -- JSON array
  day_from TEXT, -- of the event, else the day of publication
  day_to TEXT,
  UNIQUE (article, place),
  UNIQUE (article, id)
) STRICT;
CREATE INDEX claim_of_sentence ON claim (sentence);

CREATE TABLE claim_end (
  claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
  role TEXT NOT NULL, -- source, target, attributedTo
  place INTEGER NOT NULL,
  mention INTEGER NOT NULL REFERENCES mention ON DELETE CASCADE,
  PRIMARY KEY (claim, role, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX end_of_mention ON claim_end (mention);

CREATE TABLE party (
  entity INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
  sides INTEGER NOT NULL, -- 1 source, 2 target, 3 both, as in every symmetric relation
  relation TEXT NOT NULL,
  PRIMARY KEY (entity, article_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_of_claim ON party (claim);

CREATE TABLE edge (
  source INTEGER NOT NULL,
  target INTEGER NOT NULL,
  relation TEXT NOT NULL,
  status TEXT NOT NULL,
  article_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
  confidence REAL NOT NULL,
  day_from TEXT,
  day_to TEXT,
  PRIMARY KEY (source, target, relation, status, article_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX edge_of_claim ON edge (claim);
-- Holds all that a neighbourhood asks of an edge, so that it is read off the index alone.
CREATE INDEX edge_of_target ON edge (target, source, relation, status, article_id, place, confidence, day_from, day_to);

-- Offices that articles give to people, under the ids of whom they are.
CREATE TABLE office (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  place INTEGER NOT NULL,
  holder TEXT NOT NULL,
  called TEXT NOT NULL,
  office TEXT NOT NULL,
  single INTEGER NOT NULL,
  held_in TEXT,
  tenure TEXT NOT NULL,
  sentence INTEGER NOT NULL REFERENCES sentence,
  title_start INTEGER NOT NULL,
  title_end INTEGER NOT NULL,
  PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX office_of_holder ON office (holder);
CREATE INDEX office_of_sentence ON office (sentence);

-- What articles know of who somebody is: identity/clues.ts. They stay where the rest of an article is written again.
CREATE TABLE clue (
  key TEXT NOT NULL,
  called TEXT NOT NULL,
  day TEXT NOT NULL,
  holder TEXT NOT NULL,
  state TEXT NOT NULL,
  article_id TEXT NOT NULL,
  PRIMARY KEY (key, called, day, holder, state, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX clue_of_article ON clue (article_id);

-- Whom an article calls otherwise than by the id under which it is kept, and why.
CREATE TABLE joining (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  was TEXT NOT NULL,
  called TEXT NOT NULL,
  entity TEXT NOT NULL,
  sentence INTEGER NOT NULL REFERENCES sentence,
  because TEXT NOT NULL,
  PRIMARY KEY (article, was)
) STRICT, WITHOUT ROWID;
CREATE INDEX joining_of_entity ON joining (entity);
CREATE INDEX joining_of_sentence ON joining (sentence);

-- What tells copies of an article's text: copies/. They stay where the rest of an article is written again.
CREATE TABLE print (
  rank TEXT PRIMARY KEY,
  article_id TEXT NOT NULL UNIQUE,
  outlet TEXT,
  size INTEGER NOT NULL,
  sketch TEXT NOT NULL,
  follows TEXT NOT NULL, -- rank of the earliest copy of the text; its own where it is that
  source TEXT NOT NULL -- rank at the end of all following
) STRICT, WITHOUT ROWID;
CREATE INDEX print_follower ON print (follows);

CREATE TABLE band (
  band TEXT NOT NULL,
  rank TEXT NOT NULL REFERENCES print ON DELETE CASCADE,
  follows TEXT NOT NULL, -- as in print
  PRIMARY KEY (band, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX band_of_print ON band (rank);
-- Passes by all that follow one before: of thousands of copies of one text, all but one.
CREATE INDEX band_following ON band (band, follows);

CREATE TABLE drawing (
  key INTEGER PRIMARY KEY CHECK (key = 1),
  graph TEXT NOT NULL,
  places TEXT NOT NULL -- JSON object
) STRICT;

CREATE VIRTUAL TABLE sentence_words USING fts5(
  text, content = 'sentence', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentence_added AFTER INSERT ON sentence BEGIN
  INSERT INTO sentence_words (rowid, text) VALUES (new.key, new.text);
END;
CREATE TRIGGER sentence_gone AFTER DELETE ON sentence BEGIN
  INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', old.key, old.text);
END;

CREATE VIRTUAL TABLE entity_words USING fts5(
  folded, content = 'entity', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER entity_added AFTER INSERT ON entity BEGIN
  INSERT INTO entity_words (rowid, folded) VALUES (new.key, new.folded);
END;
CREATE TRIGGER entity_renamed AFTER UPDATE OF folded ON entity BEGIN
  INSERT INTO entity_words (entity_words, rowid, folded) VALUES ('delete', old.key, old.folded);
  INSERT INTO entity_words (rowid, folded) VALUES (new.key, new.folded);
END;
CREATE TRIGGER entity_gone AFTER DELETE ON entity BEGIN
  INSERT INTO entity_words (entity_words, rowid, folded) VALUES ('delete', old.key, old.folded);
END;
`;
