/** What articles are given to the store by, and what became of each. */

/** The most bytes of a file that goes in through the server. */
export const MOST_FILE_BYTES = 50_000_000;

/** The most bytes of a text that goes in so, as it is sent. */
export const MOST_TEXT_BYTES = 12_000_000;

interface Read {
  /** The file or address as it was named, and in `.jsonl` the line, from 1. */
  file: string;
  line: number | null;
  id: string;
  title: string | null;
  /** How many; null where it was not read again. */
  entities: number | null;
  claims: number | null;
  sentences: number | null;
  sentencesWithoutClaim: number | null;
}

/** What became of one article that was given to the store, as a line of JSON tells it. */
export type Addition =
  | (Read & {
      outcome: "added" | "replaced" | "unchanged";
      /** Id of an article of which its text is a copy, or which is one of it. */
      nearCopyOf?: string;
    })
  /** `of` is the id under which the same text is stored. */
  | (Read & { outcome: "duplicate"; of: string })
  | { outcome: "failed"; file: string; line: number | null; problem: string };
