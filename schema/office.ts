import type { Span } from "./article.ts";
import type { EntityId } from "./ids.ts";

export const TENURES = ["current", "former", "next"] as const;

/** Whether an article says that somebody holds an office, held it before ("former", "then") or is to hold it ("president-elect"). */
export type Tenure = (typeof TENURES)[number];

export const CALLINGS = ["full name", "name", "office"] as const;

/** How an article calls a person at most: by name and surname, by one of them, or by the office alone ("the Secretary of Defense"). */
export type Calling = (typeof CALLINGS)[number];

/** An office that an article gives to somebody: which, where, and the words that say so. */
export interface HeldOffice {
  holder: EntityId;
  called: Calling;
  /** What offices of the same charge share: `defense` for "Secretary of Defense" and "defence minister". */
  office: string;
  /** Whether one person alone holds it at a time. */
  single: boolean;
  /** The state or body it is held in; null where the article does not say. */
  of: EntityId | null;
  tenure: Tenure;
  /** Index into the article's sentences. */
  sentence: number;
  title: Span;
}
