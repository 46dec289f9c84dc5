import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findInputs } from "#ingest/1-read/inputs.ts";
import { readArticles } from "#ingest/1-read/read.ts";
import { isOpenAddress } from "#ingest/1-read/web/addresses.ts";
import { OPEN_INTERNET, openInternet, type Reach, reachIn } from "#ingest/1-read/web/connect.ts";
import { Web } from "#ingest/1-read/web/fetch.ts";
import { ATOM, JSON_FEED, RSS } from "./fuzz/run.ts";

const PARAGRAPH =
  "<p>France recalled its ambassador from Niger on Monday, after talks with the ministers had failed.</p>";
const page = (title: string) =>
  `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${PARAGRAPH.repeat(3)}</article></body></html>`;

/** What a server on this machine answers to, by path. */
const ANSWERS: Record<string, { status?: number; headers?: Record<string, string>; body?: string | Buffer }> =
  {
    "/page": { body: page("France recalls envoy") },
    "/1": { body: page("Niger answers") },
    "/text": {
      headers: { "content-type": "text/plain; charset=windows-1252" },
      body: Buffer.from("Niger \x93answers\x94 in a line of plain text.", "latin1"),
    },
    "/rss": {
      headers: { "content-type": "application/rss+xml" },
      body: RSS.replaceAll("https://example.org/1", "/1"),
    },
    "/atom": { headers: { "content-type": "text/xml" }, body: ATOM },
    "/feed.json": {
      headers: { "content-type": "application/json" },
      body: JSON_FEED.replaceAll("https://example.org/1", "/page"),
    },
    "/gone": { status: 404, body: "gone" },
    "/picture": { headers: { "content-type": "image/png" }, body: "png" },
    "/away": { status: 302, headers: { location: "/page#part" } },
    "/ring": { status: 302, headers: { location: "/ring" } },
    "/large": { body: "x".repeat(20_000_001) },
    "/bomb": { headers: { "content-encoding": "gzip" }, body: gzipSync(Buffer.alloc(200_000_000)) },
    "/to-loopback": { status: 302, headers: { location: "http://127.0.0.2:8080/" } },
    "/to-decimal": { status: 301, headers: { location: "http://2130706434/" } },
    "/to-file": { status: 302, headers: { location: "file:///etc/passwd" } },
    "/to-name": { status: 307, headers: { location: "http://inside.example/" } },
    "/to-password": { status: 308, headers: { location: "http://a:b@127.0.0.1/" } },
    "/to-mapped": { status: 303, headers: { location: "http://[::ffff:127.0.0.2]/" } },
  };

let server: Server;
let at: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = ANSWERS[request.url!] ?? { status: 404 };
    response.writeHead(answer.status ?? 200, { "content-type": "text/html", ...answer.headers });
    response.end(answer.body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** Names that a resolver of this test knows, each time it is asked. */
const resolving = (...answers: string[][]): LookupFunction => {
  let asked = 0;
  return (_, __, done) => {
    const found = answers[Math.min(asked++, answers.length - 1)]!;
    done(
      null,
      found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
};

/** This test's server is allowed, and nothing else of this machine. */
const own: Reach = {
  ...OPEN_INTERNET,
  isAllowed: (address) => address === "127.0.0.1" || isOpenAddress(address),
};

async function problemOf(address: string, reach: Reach): Promise<string> {
  const web = new Web(reach);
  try {
    const { bytes } = await web.fetch(address);
    return `fetched ${bytes.length} bytes`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await web.close();
  }
}

async function read(name: string, reach: Reach | null = own): Promise<unknown[]> {
  const { inputs } = await findInputs([name]);
  const readings = await Array.fromAsync(readArticles(inputs, { input: Readable.from([]), reach }));
  return readings.map((one) => ("article" in one ? one.article : one.problem.replaceAll(at, "")));
}

describe("an address", () => {
  test.each<[path: string, article: object]>([
    ["/page", { title: "France recalls envoy", url: "/page", id: "/page" }],
    ["/away", { title: "France recalls envoy", url: "/page", id: "/page" }],
    ["/text", { text: "Niger “answers” in a line of plain text.", url: "/text", id: "/text" }],
  ])("%s is read as what it gives", async (path, article) => {
    const [one] = await read(at + path);
    const known = one as Record<string, string>;
    expect({ ...known, url: known.url?.replace(at, ""), id: known.id?.replace(at, "") }).toMatchObject(
      article,
    );
  });

  test.each([
    ["/gone", /the server answered 404 \(Not Found\)/],
    ["/picture", /it is image\/png/],
    ["/ring", /redirects more than 5 times/],
    ["/large", /more than 20 MB/],
    ["/bomb", /more than 20 MB/],
  ])("%s is refused in one sentence", async (path, problem) => {
    expect(await read(at + path)).toEqual([expect.stringMatching(problem)]);
  });

  test("is not fetched with DEMARCHE_FETCH=off", async () => {
    expect(await read(`${at}/page`, reachIn({ DEMARCHE_FETCH: "off" }))).toEqual([
      expect.stringMatching(/^fetching is switched off here \(DEMARCHE_FETCH=off\)/),
    ]);
    expect(reachIn({})).toBe(OPEN_INTERNET);
  });
});

describe("a feed", () => {
  test.each([
    ["/rss", "Niger answers", "Ana Silva", "2024-03-26T09:30:00Z", "The Example", "/1"],
    ["/atom", "Niger answers", "Ana Silva", "2024-03-26T09:30:00Z", "The Example", "/1"],
    ["/feed.json", "France recalls envoy", "Ana Silva", "2024-03-26T09:30:00Z", "The Example", "/page"],
  ])(
    "at %s stands for the articles that it tells of",
    async (path, title, byline, publishedAt, outlet, url) => {
      expect(await read(at + path)).toMatchObject([
        { title, byline, publishedAt, outlet, id: at + url, url: at + url },
      ]);
    },
  );
});

/** A feed that gives its articles whole. */
const wholeFeed = (...items: [says: string, link: string, guid?: string][]) =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Feed</title>${items
    .map(
      ([says, link, guid]) =>
        `<item><title>${says}</title><link>${link}</link>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ""}` +
        `<content:encoded><![CDATA[${`<p>${says} on Monday, as officials in the capital told the press.</p>`.repeat(40)}]]></content:encoded></item>`,
    )
    .join("")}</channel></rss>`;

describe("what a feed gives whole is the feed's own article", () => {
  const idsOf = async (body: string, path: string) => {
    ANSWERS[path] = { headers: { "content-type": "application/rss+xml" }, body };
    const articles = (await read(at + path)) as { id: string; url: string }[];
    return articles.map(({ id, url }) => [id.replaceAll(at, ""), url.replaceAll(at, "")]);
  };
  const TEXT_ID = expect.stringMatching(/^sha256:/);

  test("by its guid, or by a link that no other entry has, and not the page's that it links to", async () => {
    const body = wholeFeed(
      ["Peru condemned Chile", "/page", "one"],
      ["Kenya condemned Uganda", "/1"],
      ["Mali condemned Chad", "/same", "two"],
      ["Togo condemned Benin", "/same"],
      ["Iran condemned Iraq", "/same", "three"],
      ["Laos condemned Nepal", "/same", "three"],
    );
    expect(await idsOf(body, "/whole")).toEqual([
      ["/whole#one", "/page"],
      ["/whole#/1", "/1"],
      ["/whole#two", "/same"],
      [TEXT_ID, "/same"],
      [TEXT_ID, "/same"],
      [TEXT_ID, "/same"],
    ]);
  });

  test("another feed with the same link and guid has another", async () => {
    const [[own]] = (await idsOf(wholeFeed(["Peru condemned Chile", "/page", "a"]), "/own")) as [[string]];
    const [[other]] = (await idsOf(wholeFeed(["Fiji condemned Peru", "/page", "a"]), "/other")) as [[string]];
    expect([own, other]).toEqual(["/own#a", "/other#a"]);
  });
});

describe("of a page that holds no article, is gone, or is another feed", () => {
  const feedOf = (link: string, content: string) =>
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>F</title><item><title>Talks</title><link>${link}</link><guid isPermaLink="false">g</guid><content:encoded><![CDATA[<p>${content}</p>]]></content:encoded></item></channel></rss>`;
  const told = async (link: string, content: string) => {
    ANSWERS["/told"] = { headers: { "content-type": "application/rss+xml" }, body: feedOf(link, content) };
    ANSWERS["/wall"] = { body: "<html><body><form><button>Accept all</button></form></body></html>" };
    return (await read(`${at}/told`))[0];
  };
  const TEXT = "France recalled its envoy. Niger said on Monday that it would answer.";

  test.each(["/wall", "/gone", "/rss"])("the feed's own text is read: %s", async (link) => {
    expect(await told(link, TEXT)).toMatchObject({
      id: `${at}/told#g`,
      text: `Talks\n\n${TEXT}\n`,
      url: at + link,
    });
  });

  test.each([
    ["/wall", /^there is no article in the page/],
    ["/rss", /^it is a feed in a feed/],
  ])("which is not where it is but a teaser: %s", async (link, problem) => {
    expect(await told(link, "France recalled its envoy.")).toMatch(problem);
  });
});

describe("no address inside the machine or its network is fetched", () => {
  /** Ways to write addresses that lead inside. */
  test.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0x7f.0.0.1/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://2130706433/",
    "http://127.0.0.1./",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://%31%32%37.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://localhost/",
    "http://LocalHost/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[fd12:3456::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://10.0.0.1/",
    "http://10.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.0.1/",
    "http://192.168.257/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/",
    "http://161.26.0.10/",
    "http://166.9.1.2/",
    "http://199.36.153.8/",
    "http://100.64.0.1/",
    "http://198.18.0.1/",
    "http://192.0.0.1/",
    "http://192.0.2.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "https://127.0.0.1/",
  ])("%s", async (address) => {
    expect(await problemOf(address, OPEN_INTERNET)).toMatch(
      /^\S+ is inside this machine or its network \(\S+\), where nothing is fetched/,
    );
  });

  test.each(["127.0.0.1", "10.0.0.7", "::1", "::ffff:10.0.0.7", "fd00::7", "169.254.169.254"])(
    "by a name that resolves to %s",
    async (address) => {
      const reach = { ...OPEN_INTERNET, lookup: resolving([address]) };
      expect(await problemOf("http://inside.example/", reach)).toMatch(
        /^inside\.example is inside this machine/,
      );
    },
  );

  test("by a name that resolves to addresses of both kinds", async () => {
    const reach = { ...OPEN_INTERNET, lookup: resolving(["8.8.8.8", "10.0.0.7"]) };
    expect(await problemOf("http://mixed.example/", reach)).toMatch(/^mixed\.example is inside/);
  });

  test("by a name that changes what it resolves to", async () => {
    const { port } = server.address() as AddressInfo;
    const reach = { ...own, lookup: resolving(["127.0.0.1"], ["127.0.0.2"]) };
    const web = new Web(reach);
    const address = `http://turning.example:${port}`;
    expect((await web.fetch(`${address}/page`)).bytes.length).toBeGreaterThan(0);
    await web.close();
    expect(await problemOf(`${address}/page`, { ...reach, lookup: resolving(["127.0.0.2"]) })).toMatch(
      /is inside/,
    );
  });

  test.each([
    ["/to-loopback", /^127\.0\.0\.2 is inside/],
    ["/to-decimal", /^127\.0\.0\.2 is inside/],
    ["/to-mapped", /is inside/],
    ["/to-name", /^inside\.example is inside/],
    ["/to-file", /redirects to an address of file:/],
    ["/to-password", /holds a name or a password/],
  ])("by the redirect of %s", async (path, problem) => {
    const reach = { ...own, lookup: resolving(["10.0.0.7"]) };
    expect(await problemOf(at + path, reach)).toMatch(problem);
  });

  test.each([
    ["file:///etc/passwd", /an address of file:, and only http and https/],
    ["ftp://example.org/a", /an address of ftp:/],
    ["gopher://127.0.0.1:70/", /an address of gopher:/],
    ["data://text/html,x", /an address of data:/],
    ["http://user:word@example.org/", /holds a name or a password/],
    ["http://", /no web address/],
  ])("by %s", async (address, problem) => {
    expect(await problemOf(address, OPEN_INTERNET)).toMatch(problem);
    expect(await read(address, OPEN_INTERNET)).toEqual([expect.stringMatching(problem)]);
  });

  test.each<[inside: string, cidr: string | null, outside: string]>([
    ["93.184.215.14", "93.184.215.200/24", "93.184.216.14"],
    ["93.184.215.200", "93.184.215.200/32", "93.184.215.201"],
    ["93.184.215.200", null, "93.184.215.201"],
    ["2606:4700:4700::1111", "2606:4700:4700::9/64", "2606:4700:4701::1111"],
  ])("at %s, where this machine is %s; and %s is outside", async (inside, cidr, outside) => {
    let networks: { address: string; cidr: string | null }[] = [];
    const reach = openInternet(() => networks);
    expect([inside, outside].map(reach.isAllowed)).toEqual([true, true]);
    networks = [{ address: cidr?.replace(/\/.*/, "") ?? inside, cidr }];
    expect([inside, outside].map(reach.isAllowed)).toEqual([false, true]);
    const named = { ...reach, lookup: resolving([inside]) };
    expect(await problemOf("http://own.example/", named)).toMatch(/^own\.example is inside this machine/);
    const written = inside.includes(":") ? `[${inside}]` : inside;
    expect(await problemOf(`http://${written}/`, reach)).toMatch(/is inside this machine/);
  });

  test.each([
    "8.8.8.8",
    "93.184.215.14",
    "168.63.129.17",
    "166.12.0.1",
    "2606:4700:4700::1111",
    "2001:4860:4860::8888",
  ])("%s is outside", (address) => expect(isOpenAddress(address)).toBe(true));
});
