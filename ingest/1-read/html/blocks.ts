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
}

/** The paragraphs of what stands in an element, in their order, without those that are empty. */
export function blocksOf(root: Element): Block[] {
  const blocks: Block[] = [];
  let open = "";
  let level: number | null = null;
  const close = () => {
    const text = open
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
    // Two breaks in a row are how old pages part paragraphs.
    for (const part of text.split(/\n{2,}/))
      if (/[\p{L}\p{N}]/u.test(part)) blocks.push({ text: part, level });
    open = "";
  };
  const walk = (node: Node) => {
    if (node.nodeType === TEXT) open += (node.textContent ?? "").replace(/\s+/g, " ");
    if (node.nodeType !== ELEMENT) return;
    const name = node.nodeName.toUpperCase();
    if (LEFT_OUT.has(name)) return;
    if (name === "BR") open += "\n";
    if (name === "TD" || name === "TH") open += " ";
    const isBlock = BLOCKS.has(name);
    if (isBlock) close();
    if (HEADING.test(name)) level = Number(name[1]);
    for (let child = node.firstChild; child !== null; child = child.nextSibling) walk(child);
    if (isBlock) close();
    if (HEADING.test(name)) level = null;
  };
  walk(root);
  close();
  return blocks;
}
