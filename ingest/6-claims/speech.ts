import type { Cue } from "#data/lexicon/read.ts";
import type { Span } from "#schema/article.ts";
import type { Relation } from "#schema/relations.ts";
import { type Aside, asideOf } from "./aside.ts";
import type { Act } from "./cues.ts";
import { isLoose, objectAfter, type Piece, pieceIn } from "./phrases.ts";
import type { SpokenSentence } from "./spoken.ts";
import { dependents, subtree, tokenAt } from "./syntax.ts";

/** What an act of speech says. Offsets are into the article: a quotation may go on beyond the act's sentence. */
export interface Content {
  span: Span;
  /** All that was said: the span, or two pieces around words of the article's own ("said X,"), of which the span may show one alone. */
  pieces: Span[];
  /** Whether the words state something ("said that …", a quotation), rather than name a topic ("called for a ceasefire"). */
  states: boolean;
  /** Told in passing ("as X said"): where another speaks the same words, they are the other's. */
  passing?: boolean;
}

/** Relations by verbs whose object is what the speaker takes a stand on. */
const STANDS: ReadonlySet<Relation> = new Set([
  "ACCUSED",
  "CRITICIZED",
  "PRAISED",
  "SUPPORTED",
  "REJECTED",
  "DENIED",
  "WARNED",
]);

/** Relations by verbs whose object is what is asked, announced or threatened where no clause tells it. */
const ASKED: ReadonlySet<Relation> = new Set([
  ...STANDS,
  "URGED",
  "DEMANDED_OF",
  "THREATENED",
  "ADOPTED",
  "VETOED",
]);

/** Whether the stand is told by a clause alone: "complained that X …". */
const hasClause = ({ s }: SpokenSentence, { head, cue }: Act): boolean =>
  cue.content.includes("ccomp") &&
  dependents(s, head, "ccomp").length > 0 &&
  dependents(s, head, "obj").length === 0;

/** The words an act of speech says: its clause or infinitive, the quotation beside it, or the noun of the slot that names its topic. */
export function contentOf(spoken: SpokenSentence, act: Act): Content | null {
  const { cue } = act;
  if (mayQuote(cue)) {
    const aside = asideOf(spoken, act);
    if (aside) return withPassing(contentAround(spoken, aside), aside);
  }
  const stand = takesStand(cue) && !hasClause(spoken, act) ? objectAfter(spoken, act) : null;
  if (stand) return toContent(spoken, stand, false);
  for (const slot of [...cue.content, ...slotsBeside(cue)]) {
    const piece = pieceIn(spoken, act, slot);
    if (piece) return toContent(spoken, piece, /^(?:ccomp|quote|words)$/.test(slot));
  }
  return cue.relation === "SAID" || cue.relation === "DENIED" ? namedContent(spoken, act) : null;
}

const withPassing = (content: Content | null, { passing }: Aside): Content | null =>
  content && passing ? { ...content, passing } : content;

/** "expressed condolences": where nothing else is said, the noun of the cue with what hangs on it. */
function namedContent(spoken: SpokenSentence, act: Act): Content | null {
  const noun = act.tokens.find((i) => i > act.head && tokenAt(spoken.s, i).upos === "NOUN");
  if (noun === undefined) return null;
  const end = (subtree(spoken.s, noun).at(-1) as number) + 1;
  return toContent(spoken, { first: noun, end }, false);
}

/** Whether a verb may stand beside the very words: of speech, or with a quotation among its contents. */
export const mayQuote = ({ pos, relation, content }: Cue): boolean =>
  pos === "verb" &&
  (content.includes("quote") || (relation === "SAID" && content.length > 0 && content[0] !== "as"));

/** Whether what the verb says is its object with what follows: "criticized X for leaving", "described X as a liar". */
const takesStand = ({ pos, relation, content }: Cue): boolean =>
  pos === "verb" && (STANDS.has(relation) || (relation === "SAID" && content[0] === "as"));

/** Slots tried after the cue's own: the words after a verb of speech where the tree shows no clause, the object of a stand. */
function slotsBeside({ pos, relation, target, content }: Cue): string[] {
  if (pos !== "verb") return [];
  if (relation === "SAID" && content[0] === "ccomp")
    return ["quote", "words", ...(target.includes("obj") ? [] : ["same"])];
  return ASKED.has(relation) ? ["obj"] : [];
}

/** The pieces around an aside: one span of an interrupted clause, of two quotations where the shorter is worth the aside's words. */
export function contentAround(
  spoken: SpokenSentence,
  { before, after, last }: Pick<Aside, "before" | "after" | "last">,
): Content | null {
  const { s, quotations, sentence } = spoken;
  const left = before && grown(spoken, before);
  let right = after && grown(spoken, after);
  const quoted = before !== null && spoken.regions.some((region) => region.end === before.end);
  if (!right && (quoted || s.tokens.slice(last + 1).every(({ upos }) => upos === "PUNCT")))
    right = quotations.following(sentence.end, true);
  if (left && right) {
    const [l, r] = [left.end - left.start, right.end - right.start];
    const gap = right.start - left.end;
    const joined = (!quoted && after !== null) || Math.min(l, r) * (l + r) >= Math.max(l, r) * gap;
    const longer = l >= r ? left : right;
    return {
      span: joined ? { start: left.start, end: right.end } : longer,
      pieces: [left, right],
      states: true,
    };
  }
  const span = left ?? right;
  return span && { span, pieces: [span], states: true };
}

function toContent(spoken: SpokenSentence, piece: Piece | Span, states: boolean): Content | null {
  const span = "first" in piece ? grown(spoken, piece) : piece;
  if (span === null) return null;
  return { span, pieces: [span], states };
}

/** The piece in the article's text, without loose punctuation, with the whole of a quotation that it begins or ends in. */
function grown({ s, regions, quotations }: SpokenSentence, { first, end }: Piece): Span | null {
  let from = first;
  let last = end - 1;
  while (from < last && isLoose(s, from)) from++;
  while (last > from && /^(?:[,;:.–—―-]|--)$/.test(tokenAt(s, last).form)) last--;
  if (last < from) return null;
  const span = { start: tokenAt(s, from).start, end: tokenAt(s, last).end };
  for (const region of regions) {
    if (from >= region.first && from < region.end && last >= region.first)
      span.start = Math.min(span.start, quotations.beginning(region.quotation));
    if (last >= region.first && last < region.end && from < region.end)
      span.end = Math.max(span.end, quotations.ending(region.quotation));
  }
  return span;
}
