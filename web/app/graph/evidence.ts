import type { ClaimEnd, ClaimView, EntityRef, GraphEdge } from "#schema/api.ts";
import { STATUSES } from "#schema/claim.ts";
import { RELATIONS } from "#schema/relations.ts";
import { counted, listed, remarksOn, toldAs } from "#web/export/words.ts";
import { amountsOf, eventInWords, eventsOf } from "./events.ts";

/** Whose sentences are read: an entity's, those between two (of whose ties one may have been chosen), or those among several. */
export type Subject =
  | { type: "entity"; entity: EntityRef; aliases: readonly string[] }
  | {
      type: "pair";
      source: EntityRef;
      target: EntityRef;
      chosen: Pick<GraphEdge, "relation" | "status" | "source"> | null;
    }
  | { type: "several"; entities: EntityRef[] };

/** The claims of one article. */
export interface ArticleClaims {
  article: ClaimView["article"];
  claims: ClaimView[];
}

/** Claims that stand together, by article; the title is null where there is but one part. */
export interface Part {
  title: string | null;
  /** When the event was that they tell of, and how many tell of it; null where they tell of no single one. */
  event: string | null;
  articles: ArticleClaims[];
}

/**
 * Claims as they came, page by page: what is chosen, the same told otherwise (as fact, as somebody's words, as a plan, as denied), and the rest.
 * Nothing that is shown moves when a page is added to its part.
 */
export function partsOf(subject: Subject, pages: readonly (readonly ClaimView[])[]): Part[] {
  if (subject.type !== "pair" || subject.chosen === null)
    return [{ title: null, event: null, articles: articlesOf(pages) }];
  const { source, target, chosen } = subject;
  const { label, symmetric } = RELATIONS[chosen.relation];
  const isTie = (claim: ClaimView) =>
    claim.relation === chosen.relation &&
    (symmetric || idsOf(claim.source).includes(chosen.source) || claim.source.length === 0);
  const [from, to] = chosen.source === target.id ? [target, source] : [source, target];
  const statuses = [chosen.status, ...STATUSES.filter((status) => status !== chosen.status)];
  const told = statuses.flatMap((status): Part[] => {
    const title = toldAs(`${from.name} ${label} ${to.name}`, { relation: chosen.relation, status });
    const alike = pages.map((page) => page.filter((claim) => isTie(claim) && claim.status === status));
    if (RELATIONS[chosen.relation].event === null)
      return [{ title, event: null, articles: articlesOf(alike) }];
    return eventsOf(alike.flat()).map((event) => ({
      title,
      event: eventInWords(event),
      articles: articlesOf(alike.map((page) => page.filter((claim) => event.claims.includes(claim)))),
    }));
  });
  const rest: Part = {
    title: "What else is said between them",
    event: null,
    articles: articlesOf(pages.map((page) => page.filter((claim) => !isTie(claim)))),
  };
  const parts = [...told, rest];
  return parts.filter(({ articles }) => articles.length > 0);
}

/** By article: of each page the newest first, those without a date last, after all that came before; in an article as the text goes. */
function articlesOf(pages: readonly (readonly ClaimView[])[]): ArticleClaims[] {
  const articles = new Map<string, ArticleClaims>();
  for (const page of pages)
    for (const claim of [...page].sort(byDateAndText)) {
      const here = articles.get(claim.article.id) ?? { article: claim.article, claims: [] };
      articles.set(claim.article.id, here);
      here.claims.push(claim);
    }
  return [...articles.values()];
}

function byDateAndText(a: ClaimView, b: ClaimView): number {
  const [dateA, dateB] = [a.article.publishedAt ?? "", b.article.publishedAt ?? ""];
  if (dateA !== dateB) return dateA < dateB ? 1 : -1;
  if (a.article.id !== b.article.id) return a.article.id < b.article.id ? -1 : 1;
  return a.sentence.index - b.sentence.index || a.cue.start - b.cue.start;
}

function idsOf(ends: readonly ClaimEnd[]): string[] {
  return entitiesOf(ends).map(({ id }) => id);
}

/** The entities that ends stand for, each once. */
export function entitiesOf(ends: readonly ClaimEnd[]): EntityRef[] {
  return [...new Map(ends.flatMap(({ entities }) => entities).map((entity) => [entity.id, entity])).values()];
}

/** Who, the words of the relation, and to whom. An end that the article leaves open is empty. */
export interface Statement {
  who: EntityRef[];
  words: string;
  whom: EntityRef[];
  /** Whether the article leaves open to whom: not where a collective acts with one another. */
  isOpen: boolean;
}

export function statementOf(claim: Pick<ClaimView, "relation" | "source" | "target">): Statement {
  const [who, whom] = [entitiesOf(claim.source), entitiesOf(claim.target)];
  const among = whom.length === 0 && who.length > 1 && RELATIONS[claim.relation].symmetric;
  const { label, mutual } = RELATIONS[claim.relation];
  return { who, words: among ? mutual : label, whom, isOpen: whom.length === 0 && !among };
}

/** Who did what to whom in one line: "France criticized Niger". It says nothing of how that is told: `notesOn` must stand beside it. */
export function actInWords(claim: Pick<ClaimView, "relation" | "source" | "target">): string {
  const { who, words, whom, isOpen } = statementOf(claim);
  const namesOf = (entities: EntityRef[]) => listed(entities.map(({ name }) => name));
  const parts = [namesOf(who) || "Somebody", words, isOpen ? "…" : namesOf(whom)];
  return parts.filter((part) => part !== "").join(" ");
}

/** A claim in one line by itself: "France criticized Niger · denied". */
export function claimInWords(claim: Pick<ClaimView, "relation" | "source" | "target" | "status">): string {
  return toldAs(actInWords(claim), claim);
}

/** "3 claims · 2 sentences in 1 article · 1 outlet": several claims may share a sentence, and not every article names its outlet. */
export function amountOf(claims: readonly ClaimView[]): string {
  return [counted(claims.length, "claim"), ...amountsOf(claims)].join(" · ");
}

/** What is to be said about a claim beside its sentence: "denied", "said by Lloyd Austin". Empty for a plain fact. */
export function notesOn(
  claim: Pick<ClaimView, "relation" | "polarity" | "modality" | "attributedTo" | "explicit">,
): string[] {
  const remarks = remarksOn(claim);
  if (claim.modality === "historical") remarks.push("told as background");
  const speakers = entitiesOf(claim.attributedTo).map(({ name }) => name);
  if (speakers.length > 0) remarks.push(`said by ${listed(speakers)}`);
  if (!claim.explicit) remarks.push("partly inferred");
  return remarks;
}
