/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER " +
    "HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY THEAD TR UL"
  ).split(" "),
);

/** Elements whose text is none of the article's. */
const LEFT_OUT = new Set(
  (
    "AUDIO BUTTON CANVAS CAPTION DATALIST EMBED FIGCAPTION HEAD IFRAME INPUT MATH NAV NOSCRIPT OBJECT OPTION RP RT SCRIPT " +
    "SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO"
  ).split(" "),
);

const HEADING = /^H[1-6]$/;
const [ELEMENT, TEXT] = [1, 3];

/** A paragraph of a page, its white space as a browser shows it. */
export interface Block {
  text: string;
  /** 1 to 6 for a heading, otherwise null. */
  level: number | null;
  /** Does it say nothing but where else to go: a link, with at most "Read more:" before it? */
  isPointer: boolean;
}

/** What may stand around the link of a pointer, besides marks. */
const AROUND_POINTER =
  /^\W*(?:(?:read|see|watch|listen|also|more|now|next|on|here|related|recommended|don['’]t|miss|must|story|stories|article|in|pictures|video|photos|opinion|analysis|explainer|live)\b\W*){0,4}$/i;
/** What is linked and ends like a sentence is told as well. */
const ENDS_LIKE_A_SENTENCE = /[.!?…]["'”’»)\]]*$/u;
const LONGEST_POINTER = 200;

/** The paragraphs of what stands in an element, in their order, without those that are empty. */
export function blocksOf(root: Element): Block[] {
  const blocks: Block[] = [];
  let open = "";
  /** What of it no link has. */
  let unlinked = "";
  let level: number | null = null;
  let isLinked = false;
  const add = (text: string) => {
    open += text;
    if (!isLinked) unlinked += text;
  };
  const close = () => {
    const text = open
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
    const isPointer =
      unlinked.length < open.length &&
      text.length <= LONGEST_POINTER &&
      AROUND_POINTER.test(unlinked) &&
      !ENDS_LIKE_A_SENTENCE.test(text);
    // Two breaks in a row are how old pages part paragraphs.
    for (const part of text.split(/\n{2,}/))
      if (/[\p{L}\p{N}]/u.test(part)) blocks.push({ text: part, level, isPointer });
    open = "";
    unlinked = "";
  };
  const walk = (node: Node) => {
    if (node.nodeType === TEXT) add((node.textContent ?? "").replace(/\s+/g, " "));
    if (node.nodeType !== ELEMENT) return;
    const name = node.nodeName.toUpperCase();
    if (LEFT_OUT.has(name)) return;
    if (name === "BR") add("\n");
    if (name === "TD" || name === "TH") add(" ");
    const isBlock = BLOCKS.has(name);
    if (isBlock) close();
    if (HEADING.test(name)) level = Number(name[1]);
    const wasLinked = isLinked;
    if (name === "A") isLinked = leadsAway(node as Element);
    for (let child = node.firstChild; child !== null; child = child.nextSibling) walk(child);
    isLinked = wasLinked;
    if (isBlock) close();
    if (HEADING.test(name)) level = null;
  };
  walk(root);
  close();
  return blocks;
}

/** Does a link lead to another page, and not to a place on this one or to nothing? */
function leadsAway(link: Element): boolean {
  return /^(?!#|javascript:|mailto:|tel:)\S/i.test(link.getAttribute("href")?.trim() ?? "");
}

/**
 * The paragraphs without those that only point elsewhere. Headings of the first two levels are kept, since the headlines of a digest often are links. Where more points elsewhere than is told, as in a page of news in brief, pointing is what it has to say.
 */
export function withoutPointers(blocks: readonly Block[]): Block[] {
  const told = blocks.filter(({ isPointer, level }) => !isPointer || (level !== null && level <= 2));
  return lengthOf(told) < lengthOf(blocks) / 2 ? [...blocks] : told;
}

/** Of all paragraphs together, in characters. */
export function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
