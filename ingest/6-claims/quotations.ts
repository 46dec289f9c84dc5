import type { Sentence, Span } from "#schema/article.ts";

/** Words of an article between quotation marks, the marks included; a quotation over several paragraphs is one per paragraph. */
export interface Quotation extends Span {
  /** The speaker goes on in the next paragraph, which opens with a mark of its own. */
  continues: boolean;
  /** It begins and ends with sentences: nobody is named in them as its speaker. */
  free: boolean;
}

/** Marks of double quotation, and single ones, which are read only where no double one is open. */
const MARK = /[“”„«»"]|``|''|[‘’']/gu;

type Turn = "opens" | "closes" | "none";

/**
 * Every quotation of an article, in text order, none inside another. Marks that look the same on both sides are told apart by the
 * white space beside them. A quotation ends at the latest with its paragraph.
 */
function quotationsOf(text: string, sentences: readonly Sentence[]): Quotation[] {
  return paragraphsOf(text, sentences).flatMap((paragraph) => {
    const starts = new Set(paragraph.map(({ start }) => start));
    const ends = new Set(paragraph.map(({ end }) => end));
    const first = (paragraph[0] as Sentence).start;
    const last = (paragraph.at(-1) as Sentence).end;
    return inParagraph(text, first, last).map(({ start, end, continues }) => ({
      start,
      end,
      continues: continues && opensAlike(text, start, nextWord(text, last)),
      free: starts.has(start) && ends.has(end),
    }));
  });
}

/** Sentences between line breaks; boilerplate parts paragraphs as well. */
function paragraphsOf(text: string, sentences: readonly Sentence[]): Sentence[][] {
  const paragraphs: Sentence[][] = [];
  let open: Sentence[] = [];
  for (const sentence of sentences) {
    const before = open.at(-1);
    if (before && /\n/.test(text.slice(before.end, sentence.start))) open = [];
    if (sentence.role === "boilerplate") {
      open = [];
      continue;
    }
    if (open.length === 0) paragraphs.push(open);
    open.push(sentence);
  }
  return paragraphs;
}

interface Open {
  start: number;
  single: boolean;
  straight: boolean;
  /** Curly quotations open inside a straight one. */
  inner: number;
}

function inParagraph(text: string, from: number, to: number): Omit<Quotation, "free">[] {
  const found: Omit<Quotation, "free">[] = [];
  let open: Open | null = null;
  const close = ({ start }: Open, end: number, continues: boolean): null => {
    if (end - start > 2) found.push({ start, end, continues });
    return null;
  };
  MARK.lastIndex = from;
  for (let match = MARK.exec(text); match && match.index < to; match = MARK.exec(text)) {
    const mark = match[0];
    const single = /^[‘’']$/.test(mark);
    const straight = /^["'`]/.test(mark);
    const turn = turnOf(text, match.index, mark);
    if (open?.straight && !straight && !single && (turn === "opens" || open.inner > 0))
      open.inner += turn === "opens" ? 1 : -1;
    else if (turn === "opens" && (!single || (open === null && closesLater(text, match.index + 1, to)))) {
      if (open) close(open, match.index, false);
      open = { start: match.index, single, straight, inner: 0 };
    } else if (turn === "closes" && open && open.single === single)
      open = close(open, match.index + mark.length, false);
  }
  if (open && !open.single) close(open, to, true);
  return found;
}

function turnOf(text: string, at: number, mark: string): Turn {
  const before = text[at - 1] ?? " ";
  const after = text[at + mark.length] ?? " ";
  const opening = /[\s([{—–―\-/“‘:]/u.test(before) && /\S/u.test(after);
  switch (mark) {
    case "“":
    case "„":
    case "«":
    case "``":
      return "opens";
    case "‘":
      return opening ? "opens" : "none";
    case "’":
    case "'":
      if (opening && mark === "'" && /\p{L}/u.test(after)) return "opens";
      return /[\s)\]}.,;:!?"”]/u.test(after) && /[\p{L}\p{N}.,!?…]/u.test(before) ? "closes" : "none";
    case "”":
    case "»":
      // some sites open with the closing mark
      return opening && /\s/.test(before) ? "opens" : "closes";
    default:
      return opening ? "opens" : "closes";
  }
}

/** Whether a single mark closes in the same paragraph: else it is an apostrophe. */
function closesLater(text: string, from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + 200); i++)
    if (/[’']/.test(text[i] as string) && turnOf(text, i, text[i] as string) === "closes") return true;
  return false;
}

const nextWord = (text: string, from: number): number => {
  const step = /\S/g;
  step.lastIndex = from;
  return step.exec(text)?.index ?? text.length;
};

const opensAlike = (text: string, one: number, other: number): boolean =>
  text[one] === text[other] &&
  turnOf(text, other, text.slice(other).match(/^(?:``|''|.)/su)?.[0] ?? "") === "opens";

/** The quotations of an article, asked by place in logarithmic time. */
export class Quotations {
  readonly #text: string;
  readonly #all: readonly Quotation[];

  constructor(text: string, sentences: readonly Sentence[]) {
    this.#text = text;
    this.#all = quotationsOf(text, sentences);
  }

  /** Those that share a character with the span. */
  within({ start, end }: Span): Quotation[] {
    const found: Quotation[] = [];
    for (let i = this.#firstEndingAfter(start); i < this.#all.length; i++) {
      const one = this.#all[i] as Quotation;
      if (one.start >= end) break;
      found.push(one);
    }
    return found;
  }

  /**
   * The quotation of whole sentences that begins where `offset` ends, with those that follow it in the same paragraph, and in the next
   * where the marks say that it goes on; null where other words stand there, or the quotation names its speaker itself.
   */
  following(offset: number, paragraphs = false): Span | null {
    let end = offset;
    let start: number | null = null;
    let goesOn = paragraphs;
    for (let i = this.#firstEndingAfter(offset); i < this.#all.length; i++) {
      const one = this.#all[i] as Quotation;
      const gap = this.#text.slice(end, one.start);
      if (!one.free || !/^\s*$/.test(gap) || (!goesOn && gap.includes("\n"))) break;
      start ??= one.start;
      end = one.end;
      goesOn = one.continues;
    }
    return start === null ? null : { start, end };
  }

  /** The quotation, from its first paragraph on, that ends before `offset` with nothing but white space between. */
  endingAt(offset: number): Span | null {
    const before = this.#all[this.#firstEndingAfter(offset) - 1];
    if (!before || /\S/.test(this.#text.slice(before.end, offset))) return null;
    return { start: this.beginning(before), end: before.end };
  }

  /** The paragraph after the one that ends at `offset`: what "he added:" introduces where no marks stand; null for the last. */
  nextParagraph(offset: number): Span | null {
    const gap = /^[^\S\n]*\n\s*/.exec(this.#text.slice(offset, offset + 200))?.[0];
    if (gap === undefined) return null;
    const start = offset + gap.length;
    const end = this.paragraphEnd(start);
    return end > start ? { start, end } : null;
  }

  /** Where the paragraph that holds `offset` ends. */
  paragraphEnd(offset: number): number {
    const line = this.#text.indexOf("\n", offset);
    return offset + this.#text.slice(offset, line < 0 ? undefined : line).trimEnd().length;
  }

  /** Where the first paragraph of a quotation begins. */
  beginning({ start }: Quotation): number {
    let i = this.#firstEndingAfter(start);
    while (i > 0 && this.#all[i - 1]?.continues) i--;
    return this.#all[i]?.start ?? start;
  }

  /** Where the last paragraph of a quotation ends. */
  ending({ start, end }: Quotation): number {
    let i = this.#firstEndingAfter(start);
    while (this.#all[i]?.continues && this.#all[i + 1]) i++;
    return this.#all[i]?.end ?? end;
  }

  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#all[middle] as Quotation).end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
