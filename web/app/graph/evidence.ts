import type { ClaimEnd, ClaimView, EntityRef } from "#schema/api.ts";
import { RELATIONS, type Relation } from "#schema/relations.ts";
import { counted, listed } from "#web/export/words.ts";
import { amountsOf, eventInWords, eventsOf } from "./events.ts";

/** Whose sentences are read: an entity's, those between two (of whose ties one may have been chosen), or those among several. */
export type Subject =
  | { type: "entity"; entity: EntityRef; aliases: readonly string[] }
  | {
      type: "pair";
      source: EntityRef;
      target: EntityRef;
      chosen: { relation: Relation; source: string } | null;
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

/** Claims as they came, page by page. What is chosen stands before the rest; nothing that is shown moves when a page is added to its part. */
export function partsOf(subject: Subject, pages: readonly (readonly ClaimView[])[]): Part[] {
  if (subject.type !== "pair" || subject.chosen === null)
    return [{ title: null, event: null, articles: articlesOf(pages) }];
  const { source, target, chosen } = subject;
  const { label, symmetric } = RELATIONS[chosen.relation];
  const isChosen = (claim: ClaimView) =>
    claim.relation === chosen.relation &&
    (symmetric || idsOf(claim.source).includes(chosen.source) || claim.source.length === 0);
  const [from, to] = chosen.source === target.id ? [target, source] : [source, target];
  const title = `${from.name} ${label} ${to.name}`;
  const tie = pages.map((page) => page.filter(isChosen));
  const parts: Part[] = [
    ...(RELATIONS[chosen.relation].event === null
      ? [{ title, event: null, articles: articlesOf(tie) }]
      : eventsOf(tie.flat()).map((event) => ({
          title,
          event: eventInWords(event),
          articles: articlesOf(tie.map((page) => page.filter((claim) => event.claims.includes(claim)))),
        }))),
    {
      title: "What else is said between them",
      event: null,
      articles: articlesOf(pages.map((page) => page.filter((claim) => !isChosen(claim)))),
    },
  ];
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

/** A claim in one line: "France criticized Niger". */
export function claimInWords(claim: Pick<ClaimView, "relation" | "source" | "target">): string {
  const { who, words, whom, isOpen } = statementOf(claim);
  const namesOf = (entities: EntityRef[]) => listed(entities.map(({ name }) => name));
  const parts = [namesOf(who) || "Somebody", words, isOpen ? "…" : namesOf(whom)];
  return parts.filter((part) => part !== "").join(" ");
}

/** "3 claims · 2 sentences in 1 article · 1 outlet": several claims may share a sentence, and not every article names its outlet. */
export function amountOf(claims: readonly ClaimView[]): string {
  return [counted(claims.length, "claim"), ...amountsOf(claims)].join(" · ");
}

/** What is to be said about a claim beside its sentence: "denied", "planned", "said by Lloyd Austin". Empty for a plain fact. */
export function remarksOn(
  claim: Pick<ClaimView, "polarity" | "modality" | "attributedTo" | "explicit">,
): string[] {
  const remarks: string[] = [];
  if (claim.polarity === "negated") remarks.push("denied");
  if (claim.modality === "future") remarks.push("planned");
  if (claim.modality === "hypothetical") remarks.push("planned or wished");
  if (claim.modality === "historical") remarks.push("told as background");
  const speakers = entitiesOf(claim.attributedTo).map(({ name }) => name);
  if (speakers.length > 0) remarks.push(`said by ${listed(speakers)}`);
  if (!claim.explicit) remarks.push("partly inferred");
  return remarks;
}
