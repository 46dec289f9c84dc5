import { describe, expect, test } from "vitest";
import { readPage } from "#ingest/1-read/html/page.ts";
import type { Article } from "#schema/article.ts";

const PARAGRAPHS = [
  "France recalled its ambassador from Niger on Monday, after talks with the ministers of the region had failed once more.",
  "The foreign minister, Catherine Colonna, said that the embassy would stay open, and that the envoy would return “when calm does”.",
  "Niger’s military government answered that it had asked the envoy to leave weeks ago, and accused Paris of preparing an attack.",
  "Nigeria and Ghana, which border the country or trade with it, called on both sides to go back to the table this week.",
];
const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n");
const TITLE = "France recalls envoy from Niger";

function read(html: string | Uint8Array, about: Parameters<typeof readPage>[1] = {}): Article {
  return readPage(typeof html === "string" ? Buffer.from(html) : html, about);
}

const whole = `${[TITLE, ...PARAGRAPHS].join("\n\n")}\n`;

/** Pages as sites make them: each must come out as the same article. */
const PAGES: Record<string, string> = {
  "a page of a press agency, with JSON-LD": `<!doctype html><html lang="en-GB"><head><title>${TITLE} | The Example</title>
    <link rel="canonical" href="https://news.example.org/world/1">
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},
      {"@type":"NewsArticle","headline":"${TITLE}","datePublished":"2024-03-26T09:30:00+01:00",
       "author":[{"@type":"Person","name":"Ana Silva"},{"@type":"Person","name":"Li Wei"}],"publisher":{"name":"The Example"}}]}</script></head>
    <body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
    <div class="cookie-banner">We use cookies to make this page better for you.</div>
    <main><article><h1>${TITLE}</h1><p>By Ana Silva and Li Wei</p><time datetime="2024-03-26">26 March 2024</time>
    <figure><img src="a.jpg"><figcaption>Soldiers of Niger watch a street of Niamey in this picture of last week.</figcaption></figure>
    ${BODY}<aside><h2>Related stories</h2><a href="/2">Mali expels an envoy</a></aside></article></main>
    <footer>Copyright 2024 The Example</footer></body></html>`,
  "a blog with a comment form": `<html lang="en-GB"><head><title>${TITLE} – The Example</title>
    <meta property="og:title" content="${TITLE}"><meta property="og:site_name" content="The Example">
    <meta property="og:url" content="https://news.example.org/world/1"><meta property="article:published_time" content="2024-03-26T09:30:00+01:00">
    <meta name="author" content="By Ana Silva, Li Wei"></head>
    <body class="single"><div id="menu" class="menu"><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></div>
    <div id="content"><div class="post"><h1 class="entry-title">${TITLE}</h1><div class="entry-content">${PARAGRAPHS.slice(
      0,
      2,
    )
      .map((text) => `<p>${text}</p>`)
      .join("")}
    <div class="wp-caption"><img src="b.jpg"><p class="wp-caption-text">The embassy of France in Niamey, seen from the street.</p></div>
    ${PARAGRAPHS.slice(2)
      .map((text) => `<p>${text}</p>`)
      .join("")}</div>
    <div id="comments"><h2>2 Comments</h2><ol class="comment-list"><li><p>First! I think that France is right, and Niger should know that it cannot win.</p></li></ol>
    <div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><p>Your email address will not be published.</p><textarea></textarea>
    <input type="submit" value="Post Comment"></form></div></div></div></div></body></html>`,
  "a page of divs and line breaks, wrapped in a form": `<html lang="en-GB"><head><meta name="dc.date" content="2024-03-26T09:30:00+01:00">
    <meta name="dc.publisher" content="The Example"><meta name="dc.creator" content="Ana Silva, Li Wei"><title>${TITLE} - The Example</title>
    <link rel="canonical" href="https://news.example.org/world/1"></head><body><form id="aspnetForm"><input type="hidden" value="x">
    <div class="nav-links"><a href="/">Home</a> | <a href="/w">World</a> | <a href="/s">Sport</a></div>
    <table><tr><td><div class="story"><p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p><p>${PARAGRAPHS[2]}</p><div>${PARAGRAPHS[3]}</div></div></td></tr></table>
    <h3>Leave a Reply</h3><p>Write here what you think about it, and be kind to each other.</p></form></body></html>`,
};

describe("a page", () => {
  test.each(Object.entries(PAGES))("%s gives its article, and nothing of what is around it", (_, html) => {
    expect(read(html)).toEqual({
      id: expect.stringMatching(/^sha256:[0-9a-f]{16}$/),
      title: TITLE,
      text: whole,
      url: "https://news.example.org/world/1",
      outlet: "The Example",
      byline: "Ana Silva, Li Wei",
      publishedAt: "2024-03-26T09:30:00+01:00",
      language: "en-GB",
    });
  });

  test("says nothing of what it does not say", () => {
    expect(read(`<html><body><h1>${TITLE}</h1>${BODY}</body></html>`)).toMatchObject({
      title: TITLE,
      text: whole,
      url: null,
      outlet: null,
      byline: null,
      publishedAt: null,
      language: "en",
    });
  });

  test("that was fetched has the address that it was fetched from, unless it names a better one", () => {
    const page = `<html><body><h1>${TITLE}</h1>${BODY}</body></html>`;
    const from = { address: "https://news.example.org/world/1?from=feed" };
    expect(read(page, from).url).toBe("https://news.example.org/world/1?from=feed");
    const named = page.replace("<body>", '<head><link rel="canonical" href="/world/1"></head><body>');
    expect(read(named, from).url).toBe("https://news.example.org/world/1");
    const script = page.replace("<body>", '<head><link rel="canonical" href="javascript:x()"></head><body>');
    expect(read(script).url).toBeNull();
  });

  test.each([
    ["Published 26 March 2024", "2024-03-26"],
    ["Tuesday, March 26, 2024 at 9:30 a.m. GMT", "2024-03-26"],
    ["March 26", null],
    ["03/04/2024", null],
    ["30 February 2024", null],
  ])("tells its day by the line %j: %s", (line, day) => {
    const html = `<html><body><article><h1>${TITLE}</h1><p>${line}</p>${BODY}</article></body></html>`;
    expect(read(html).publishedAt).toBe(day);
  });

  test.each<[line: string, publishedAt: string | null, byline: string | null]>([
    ["<p>Posted on May 8, 2024 by Anna Klein</p>", "2024-05-08", "Anna Klein"],
    ['<div class="meta">Friday, March 7, 2025 — by Jane Wanjiru</div>', "2025-03-07", "Jane Wanjiru"],
    ["<p>By Anna Klein and Li Wei on 8 May 2024</p>", "2024-05-08", "Anna Klein and Li Wei"],
    ["<p>By Anna Klein | May 8, 2024</p>", "2024-05-08", "Anna Klein"],
    ["<div>By Anna Klein</div><time>2025-03-04T14:00:00Z</time>", "2025-03-04T14:00:00Z", "Anna Klein"],
  ])("is signed and dated by %s, which stays out", (line, publishedAt, byline) => {
    const html = `<html><body><article><h1>${TITLE}</h1>${line}${BODY}</article></body></html>`;
    expect(read(html)).toMatchObject({ text: whole, publishedAt, byline });
  });

  const comments = Array.from(
    { length: 9 },
    (_, n) =>
      `<div class="said">Reader ${n} says:<p>I think that Mali attacked Ghana, and this is as long as a paragraph of an article, or longer.</p></div>`,
  ).join("");

  test.each([
    '<div class="discussion"><div class="title">12 thoughts on “France recalls envoy”</div>',
    '<div><h2 class="title">One thought on “<span>France recalls envoy</span>”</h2>',
    "<div><p><b>3 responses to &quot;France recalls envoy&quot;</b></p>",
    "<div><div><span>9 Comments on “France recalls envoy”</span></div>",
    "<div><div>9 comments</div>",
  ])("ends where the comments of readers begin: %s", (opening) => {
    const html = `<body><div class="post"><h1>${TITLE}</h1>${BODY}</div>${opening}${comments}</div></body>`;
    expect(read(html).text).toBe(whole);
  });

  test("is the short article, and not what many readers say below it", () => {
    const short = `<div class="post"><h1>${TITLE}</h1><p>Niger answered France.</p></div>`;
    const below = `<div class="discussion"><div class="title">12 thoughts on “France recalls envoy”</div>${comments}</div>`;
    expect(read(`<body>${short}${below}</body>`).text).toBe(`${TITLE}\n\nNiger answered France.\n`);
  });

  test("of one paragraph in a form that is the whole page is read, and a form beside an article is not", () => {
    const form = `<form><h1>${TITLE}</h1><p>${PARAGRAPHS[0]}</p><p>Niger answered.</p><input></form>`;
    expect(read(`<html><body><div>Home</div>${form}</body></html>`).text).toBe(
      `${TITLE}\n\n${PARAGRAPHS[0]}\n\nNiger answered.\n`,
    );
    const asked = "<form><p>Whoever writes to us agrees that we may print what he writes.</p><input></form>";
    expect(read(`<html><body><h1>${TITLE}</h1>${BODY}${asked}</body></html>`).text).toBe(whole);
    const login =
      "<form><p>Whoever reads us has to say first who he is, please.</p><input type=password></form>";
    expect(() => read(`<html><body>${login}</body></html>`)).toThrow("there is no article in the page");
  });

  test.each([
    '<div class="photo"><img src=a><span class="img-desc">Soldiers of Niger watch a street of Niamey. (Photo/A. Silva)</span></div>',
    '<div><img src=a><p class="media__caption">FILE PHOTO: Niger attacks Mali. Ana Silva</p></div>',
    "<p>ADVERTISEMENT</p>",
    "<p><em>Editing by Ana Silva; Reporting by Li Wei in Niamey</em></p>",
    "<p>Our Standards: The Example Trust Principles.</p>",
    "<p>Click here to subscribe to our newsletter on Niger and Mali.</p>",
    '<div class="tags">Tags: Niger, France</div>',
  ])("keeps what is below an article out: %s", (furniture) => {
    expect(read(`<article><h1>${TITLE}</h1>${BODY}${furniture}</article>`).text).toBe(whole);
  });

  test("keeps out the sidebar of a short article", () => {
    const teaser = `<div class=sidebar><p>Most read: ${PARAGRAPHS[0]}</p></div>`;
    const html = `<html><body><article><h1>${TITLE}</h1><p>Niger answered France.</p></article>${teaser}</body></html>`;
    expect(read(html).text).toBe(`${TITLE}\n\nNiger answered France.\n`);
  });

  test("keeps what is told in the words of furniture", () => {
    const told = [
      "Reporting by Ana Silva showed that Mali attacked Ghana.",
      "Editing by hand is dear, said the minister.",
    ];
    const html = `<article><h1>${TITLE}</h1>${BODY}${told.map((text) => `<p class="with-caption-below">${text}</p>`).join("")}</article>`;
    expect(read(html).text).toBe(`${[TITLE, ...PARAGRAPHS, ...told].join("\n\n")}\n`);
  });

  test.each([
    [`${TITLE} :: Old Paper`, TITLE],
    [`Old Paper :: ${TITLE}`, `Old Paper :: ${TITLE}`],
  ])("with the title %j is called %j", (head, title) => {
    const html = `<html><head><title>${head}</title></head><body><b>${TITLE}</b>${BODY}</body></html>`;
    expect(read(html).title).toBe(title);
  });

  test("is not ended by a count of comments above it, nor by what is answered to a word", () => {
    const told = "<p>3 responses to “calm” came from Ghana.</p>";
    const html = `<body><div class="post"><h1>${TITLE}</h1><p>Mali</p><p>3 comments</p>${BODY}${told}${BODY}</div></body>`;
    expect(read(html).text).toBe(
      `${[TITLE, "Mali", ...PARAGRAPHS, "3 responses to “calm” came from Ghana.", ...PARAGRAPHS].join("\n\n")}\n`,
    );
  });

  test("keeps quotations, lists and headings, each a paragraph, and white space as a browser shows it", () => {
    const html = `<article><h1>${TITLE}</h1>${BODY}<h2>What  happens
      next</h2><p>The council&nbsp;will meet on <b>Friday</b>.<br>It will hear both sides then, and it may vote on a draft of Ghana.</p>
      <ul><li>Ghana wants new talks with the officers who took power in July.</li><li>Togo offers to host them.</li></ul>
      <blockquote>“We will not give in”, the general said to his soldiers at the airport.</blockquote></article>`;
    expect(
      read(html)
        .text.slice(whole.length + 1)
        .trimEnd(),
    ).toBe(
      [
        "What happens next",
        "The council will meet on Friday.\nIt will hear both sides then, and it may vote on a draft of Ghana.",
        "Ghana wants new talks with the officers who took power in July.",
        "Togo offers to host them.",
        "“We will not give in”, the general said to his soldiers at the airport.",
      ].join("\n\n"),
    );
  });

  test.each([
    '<p><a href="/2">Mali expels an envoy of France</a></p>',
    '<p><strong>READ MORE: <a href="https://news.example.org/2">Mali expels an envoy of France</a></strong></p>',
    '<p>Also read | <a href="/2">Mali expels an envoy of France</a></p>',
    '<ul><li><a href="/2">Mali expels an envoy of France</a></li><li><a href="/3">What Chad wants from Paris</a></li></ul>',
    '<h4><a href="/2">Mali expels an envoy of France</a></h4>',
    '<div><a href="/2"><img src="a.jpg"><span>Opinion</span> <span>Why France must leave Niger</span></a></div>',
  ])("leaves out what only points to another article: %s", (pointer) => {
    const [first, second, ...others] = PARAGRAPHS.map((text) => `<p>${text}</p>`);
    const html = `<article><h1>${TITLE}</h1>${first}${second}${pointer}${others.join("")}${pointer}</article>`;
    expect(read(html).text).toBe(whole);
  });

  test.each<[html: string, told: string]>([
    [
      '<p><a href="/2">Mali expelled the envoy of France last year.</a></p>',
      "Mali expelled the envoy of France last year.",
    ],
    ['<p>Ghana, <a href="/togo">Togo</a>: no answer</p>', "Ghana, Togo: no answer"],
    [
      '<p>Read the <a href="/2">statement of the ministry</a> as France gave it</p>',
      "Read the statement of the ministry as France gave it",
    ],
    ['<h2><a href="/2">Ghana</a></h2>', "Ghana"],
    ['<h4><a href="#next">What happens next</a></h4>', "What happens next"],
  ])("keeps what is told with a link in it: %s", (html, told) => {
    expect(read(`<article><h1>${TITLE}</h1>${BODY}${html}${BODY}</article>`).text.split("\n\n")).toContain(
      told,
    );
  });

  test("of nothing but links tells them all", () => {
    const brief = [
      "Mali expels an envoy of France after a week of talks",
      "Chad asks Paris for more soldiers",
    ];
    const html = brief.map((text, n) => `<li><a href="/${n}">${text}</a></li>`).join("");
    expect(read(`<article><h1>News in brief</h1><ul>${html}</ul></article>`).text).toBe(
      `News in brief\n\n${brief.join("\n\n")}\n`,
    );
  });

  test.each([
    ["windows-1252", '<meta charset="windows-1252">'],
    ["windows-1252", '<meta http-equiv="content-type" content="text/html; charset=iso-8859-1">'],
    ["windows-1252", ""],
    ["utf-16le", ""],
    ["utf8", '<meta charset="iso-8859-1">'],
    ["koi8-r", ""],
  ])("in %s with the head %j is decoded", (encoding, head) => {
    const html = `<html><head>${head}</head><body><h1>${TITLE}</h1>${BODY}</body></html>`;
    const bytes: Record<string, () => Uint8Array> = {
      // What Windows writes for the quotation marks and the apostrophe.
      "windows-1252": () =>
        Buffer.from(html.replaceAll("“", "\x93").replaceAll("”", "\x94").replaceAll("’", "\x92"), "latin1"),
      "utf-16le": () => Buffer.from(`\uFEFF${html}`, "utf16le"),
      utf8: () => Buffer.from(html),
      "koi8-r": () => Buffer.from(html.replace(/[“”’]/g, ""), "latin1"),
    };
    const expected = encoding === "koi8-r" ? whole.replace(/[“”’]/g, "") : whole;
    expect(read(bytes[encoding]!(), encoding === "koi8-r" ? { charset: "koi8-r" } : {}).text).toBe(expected);
  });

  test.each([
    ["", /there is no article in the page/],
    [
      "<html><head><title>News</title></head><body><nav>Home</nav><script>load()</script></body></html>",
      /no article/,
    ],
    [`<div>${"<div>".repeat(500)}France spoke.`, /nested more than 400 deep/],
    [`<p>France spoke.${"<b></b>".repeat(160_000)}`, /more than 150,000 elements/],
    [
      `<html lang="en"><body>${"<p>Le président français a rappelé son ambassadeur au Niger, a dit lundi la ministre des Affaires étrangères à Paris.</p>".repeat(3)}`,
      /the text is French, not English/,
    ],
  ])("%.60j is refused in one sentence", (html, problem) => {
    expect(() => read(html)).toThrow(problem);
  });
});
