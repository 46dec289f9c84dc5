import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { extentOf } from "#ingest/1-read/feed/extent.ts";
import { readFeed } from "#ingest/1-read/feed/feed.ts";
import { readArticles } from "#ingest/1-read/read.ts";

const [FIRST, SECOND] = ["Togo warned Chad on Monday.", "Chad said it would “not answer”."];
const TWO = `<p>${FIRST}</p><p>${SECOND}</p>`;

/** What is read of a feed where nothing is fetched: texts, and what is wrong. */
async function told(name: string, feed: string): Promise<string[]> {
  const inputs = [{ file: name, content: Buffer.from(feed) }];
  const readings = await Array.fromAsync(readArticles(inputs, { input: Readable.from([]), reach: null }));
  return readings.map((one) => ("article" in one ? one.article.text : one.problem));
}

describe("what a feed gives of an article that cannot be fetched", () => {
  const rss = (inner: string) =>
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>F</title><item><title>Togo</title><link>https://a.example/1</link>${inner}</item></channel></rss>`;
  const atom = (inner: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>Togo</title><id>1</id><link href="https://a.example/1"/>${inner}</entry></feed>`;
  const json = (item: object) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "F",
      items: [{ id: "1", url: "https://a.example/1", title: "Togo", ...item }],
    });
  const escaped = TWO.replaceAll("<", "&lt;");

  test.each([
    ["RSS", "a.xml", rss(`<content:encoded><![CDATA[${TWO}]]></content:encoded>`)],
    ["Atom", "a.xml", atom(`<content type="html">${escaped}</content>`)],
    ["JSON as HTML", "a.json", json({ content_html: TWO })],
    ["JSON as text", "a.json", json({ content_text: `${FIRST}\n\n${SECOND}` })],
  ])("is read where it is the content (%s)", async (_, name, feed) => {
    const [text] = await told(name, feed);
    expect(text).toContain(FIRST);
    expect(text).toContain(SECOND);
  });

  test.each([
    ["a sentence", "a.xml", rss(`<content:encoded><![CDATA[<p>${FIRST}</p>]]></content:encoded>`)],
    ["a description", "a.xml", rss(`<description><![CDATA[${TWO}]]></description>`)],
    ["a summary", "a.xml", atom(`<summary type="html">${escaped}</summary>`)],
  ])("is not where it is %s", async (_, name, feed) => {
    expect(await told(name, feed)).toEqual([expect.stringMatching(/^fetching is switched off here/)]);
  });
});

test.each([
  ["two sentences", TWO, "short"],
  ["a quoted one among them", `<p>${FIRST} He said &#8220;no one will come.&#8221;</p>`, "short"],
  ["one", `<p>${FIRST} Togo</p>`, "teaser"],
  ["a link to the page", `<p>${FIRST}</p><a href="/1">Read more about it on our page.</a>`, "teaser"],
  ["a link after it", `<p>${FIRST}</p><p>The post <a>Togo</a> appeared first on The Example.</p>`, "teaser"],
  ["a sentence cut off", `<p>${FIRST} ${SECOND} The minister then denied [&#8230;]</p>`, "teaser"],
  ["the same and a link", `<p>${FIRST} ${SECOND} He then denied ...</p><a>Continue reading</a>`, "teaser"],
  [
    "the same and where it was",
    `${FIRST} ${SECOND} He […] The post A appeared first on The Example.`,
    "teaser",
  ],
  ["a text as long as an article", `<p>${FIRST.repeat(60)}</p>`, "whole"],
  ["marks that nothing closes", "<".repeat(1_000_000), "whole"],
] as const)("content that has %s", (_, html, extent) => {
  expect(extentOf(html, true)).toBe(extent);
  expect(extentOf(html, false)).toBe(extent === "whole" ? "whole" : "teaser");
});

test("of a feed with more entries than are read the others are told of in their place", async () => {
  const feed = (items: number) =>
    `<rss version="2.0"><channel><title>F</title>${"<item><title>T</title></item>".repeat(items)}</channel></rss>`;
  const all = await told("a.xml", feed(700));
  expect(all).toHaveLength(501);
  expect(new Set(all.slice(0, 500))).toEqual(new Set(["the feed gives neither its text nor its address."]));
  expect(all[500]).toBe(
    "the feed has 700 entries, of which the first 500 are read: give the others in a feed of their own, or by their addresses.",
  );
  expect(readFeed(Buffer.from(feed(500)), null)).toHaveLength(500);
});

test("a text is the content where there is one, and else the description", () => {
  const items = [
    `<description>A</description><content:encoded>B</content:encoded>`,
    `<description>A</description>`,
  ];
  const feed = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${items.map((inner) => `<item><title>T</title>${inner}</item>`).join("")}</channel></rss>`;
  expect(readFeed(Buffer.from(feed), null)).toMatchObject([{ html: "B" }, { html: "A" }]);
});
