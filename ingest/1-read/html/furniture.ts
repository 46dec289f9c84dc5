import { blocksOf } from "./blocks.ts";

/** What a page has around its article. Readability leaves out much of it, and judges by weight where this knows by name. */
const FURNITURE = [
  "script:not([type='application/ld+json'])",
  "style",
  "noscript",
  "template",
  "nav",
  "aside",
  "figcaption",
  "iframe",
  "[hidden]",
  "[aria-hidden=true]",
  "[role=navigation]",
  "[role=complementary]",
  "[role=contentinfo]",
  "[role=search]",
  "[role=dialog]",
  "[role=alertdialog]",
  "#comments",
  "#respond",
  "#disqus_thread",
  ".comments",
  ".comments-area",
  ".comment-list",
  ".comment-respond",
  ".wp-caption-text",
  ".caption",
  ".image-caption",
  ".photo-credit",
  ".breadcrumb",
  ".breadcrumbs",
  ".sharedaddy",
  ".social-share",
  ".share-buttons",
  ".related-posts",
  ".related-articles",
  ".jp-relatedposts",
  ".newsletter",
  ".newsletter-signup",
  ".cookie-banner",
  ".cookie-notice",
  ".advertisement",
].join(", ");

const MAY_BE_CAPTIONS = ["caption", "img-desc", "image-desc", "photo-credit", "image-credit"]
  .map((part) => `[class*="${part}"]`)
  .join(", ");
const CAPTION_CLASS = /(?:^|[-_])(?:caption|img-desc|image-desc|photo-credit|image-credit)(?:[-_]text)?$/i;
const LONGEST_CAPTION = 600;

/** Paragraphs of what stands below or between those of an article. */
const CREDIT = String.raw`(?:(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)|Compiled|Edited) by (?:(?:\p{Lu}[\p{L}\p{M}'’-]*|and|in|the)(?:[ ,;.]+|$))+`;
const PAGE_LINE = new RegExp(
  String.raw`^(?:ADVERTISEMENTS?|Advertisements?|Our Standards: The .{1,80}|Click here to subscribe\b.{0,120}|(?:${CREDIT})+)$`,
  "u",
);
const TAGS = /^Tags?: [^.!?“"]{1,160}$/;

const COMMENTS_HEADING =
  /^(?:leave a (?:reply|comment)|(?:\d+ )?(?:comments?|replies|responses?)(?: \(\d+\))?)\W*$/i;
const SAYS_COMMENTS = /\b(?:thoughts?|comments?|reply|replies|responses?)\s+(?:on|to)\b/i;

const HEADING = /^H[1-6]$/i;
const TEXT = 3;
const MOST_NODES = 30;
const LONGEST_LINE = 400;

/** A form is none of the article; but some sites wrap the whole page in one. */
export function strip(document: Document): void {
  for (const element of document.querySelectorAll(FURNITURE)) element.remove();
  for (const element of document.querySelectorAll(".sidebar, #sidebar"))
    if (element.nodeName !== "BODY" && element.querySelector("article, main, h1") === null) element.remove();
  for (const element of document.querySelectorAll(MAY_BE_CAPTIONS)) if (isCaption(element)) element.remove();
  const removed: { form: Element; place: ChildNode }[] = [];
  for (const form of document.querySelectorAll("form")) {
    const paragraphs = [...form.querySelectorAll("p")].filter(
      ({ textContent }) => (textContent ?? "").length > 100,
    );
    if (paragraphs.length >= 3) continue;
    const place = document.createComment("");
    form.replaceWith(place);
    removed.push({ form, place });
  }
  if (removed.length > 0 && !tells(document.documentElement))
    for (const { form, place } of removed) if (isArticle(form)) place.replaceWith(form);
  // Readability takes some headings out, and what was under them would seem to go on with the article.
  const headings = "h1, h2, h3, h4, h5, h6";
  // Going through every element takes much memory of a page with very many.
  const isCommented = SAYS_COMMENTS.test(document.documentElement?.textContent ?? "");
  for (const element of document.querySelectorAll(isCommented ? `${headings}, div, p, span` : headings)) {
    const text = shortText(element);
    if (text === null) continue;
    const isHeading = HEADING.test(element.nodeName) && COMMENTS_HEADING.test(text);
    if (!isHeading && !isCommentsLine(text)) continue;
    while (element.nextSibling !== null) element.nextSibling.remove();
    element.remove();
  }
}

/** Is a paragraph none of the article's: "ADVERTISEMENT", "Editing by Ana Silva", and as the last of them "Tags: Niger, France"? */
export function isPageLine(line: string, isLast: boolean): boolean {
  return (line.length <= LONGEST_LINE && PAGE_LINE.test(line)) || (isLast && TAGS.test(line));
}

function isCaption(element: Element): boolean {
  const classes = (element.getAttribute("class") ?? "").slice(0, 1000).split(/\s+/);
  return (
    classes.some((name) => CAPTION_CLASS.test(name)) &&
    (element.textContent ?? "").length <= LONGEST_CAPTION &&
    element.querySelector("h1, article") === null
  );
}

/** Is what stands in a form told, and not asked for? */
function isArticle(form: Element): boolean {
  return form.querySelector("textarea, [type=password], [type=email]") === null && tells(form);
}

/** Is there a sentence of some length in an element? */
function tells(element: Element): boolean {
  return blocksOf(element).some(({ text }) => text.length >= 40 && /[.!?…]["'”’»)\]]*$/u.test(text));
}

/** Does a line stand above the comments of readers, whatever it is written in ("12 thoughts on “Talks resume”")? */
export function isCommentsLine(line: string): boolean {
  return /^(?:\d+|one|no) (?:thoughts?|comments?|reply|replies|responses?) (?:on|to)[:\s]\s*["“«„][^"“”«»]{1,300}["”“»]$/i.test(
    line,
  );
}

/** What an element says, on one line; null where it is more than a line or than a few elements. */
function shortText(element: Element): string | null {
  const nodes: Node[] = [element];
  let text = "";
  for (let visited = 0; nodes.length > 0; visited++) {
    const node = nodes.pop()!;
    if (visited > MOST_NODES || text.length > LONGEST_LINE) return null;
    if (node.nodeType === TEXT) text += node.textContent ?? "";
    for (
      let child = node.lastChild;
      child !== null && nodes.length <= MOST_NODES;
      child = child.previousSibling
    )
      nodes.push(child);
  }
  return text.replace(/\s+/g, " ").trim();
}
