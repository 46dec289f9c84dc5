import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { OPEN_INTERNET } from "#ingest/1-read/web/connect.ts";
import { journey } from "./journey.ts";
import { clickEntity } from "./stage.ts";
import { TALKS } from "./stories.ts";

const TEXT = "Peru recalls envoy\n\nPeru warned Chile on Monday. Chile criticized Peru.\n";
/** Long enough to be known again. */
const STORY =
  "Peru warned Chile on Monday that the talks about the border would end without a treaty. " +
  "The foreign minister of Peru said that fishermen had been stopped by two boats near the harbour of Arica. " +
  "Chile rejected the charge and asked the court in The Hague to look at the old maps once more.";
const HERE = { ...OPEN_INTERNET, isAllowed: () => true };

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

/** The address of a page that a server on this machine has. */
async function newsPage(): Promise<string> {
  const paragraph = "<p>Togo warned Ghana on Monday, after talks with the ministers of Ghana had failed.</p>";
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end(
      `<html lang="en"><head><title>Togo warns</title></head><body><article><h1>Togo warns</h1>${paragraph.repeat(3)}</article></body></html>`,
    );
  }).listen(0, "127.0.0.1");
  closing.push(() => void server.close());
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/news`;
}

const panel = (page: Page) => page.getByRole("region", { name: "Add articles" });
const entities = (page: Page) => page.getByRole("table", { name: "Entities" });

async function opened(page: Page) {
  await page.getByRole("button", { name: "Add articles" }).click();
  await panel(page)
    .getByRole("textbox", { name: /^Text of an article/ })
    .waitFor();
  return panel(page);
}

async function paste(page: Page, text: string) {
  await panel(page)
    .getByRole("textbox", { name: /^Text of an article/ })
    .fill(text);
  await panel(page).getByRole("button", { name: "Add text" }).click();
}

/** Drags files over the page, and drops them. */
async function drop(page: Page, files: Record<string, string>) {
  const dataTransfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(files)) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.locator("body").dispatchEvent("dragover", { dataTransfer });
  await page.getByText("Drop to add articles").waitFor();
  await page.locator("body").dispatchEvent("drop", { dataTransfer });
  await page.getByText("Drop to add articles").waitFor({ state: "detached" });
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe("adding articles", () => {
  journey(
    "by pasting a text shows it in the same view, and tells what is there already",
    async ({ visit }) => {
      const page = await visit([TALKS]);
      await clickEntity(page, "Niger");
      const link = page.url();
      const adding = await opened(page);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Add articles");

      await paste(page, TEXT);
      await adding.getByRole("status").getByText("1 in.").waitFor();
      await adding.getByText(/^In, \d claims?\. Read it$/).waitFor();
      await entities(page).getByText("Peru", { exact: true }).waitFor();
      expect(page.url()).toBe(link);
      await page
        .getByRole("complementary", { name: "Evidence" })
        .getByRole("heading", { name: "Niger" })
        .waitFor();
      await page.getByRole("searchbox", { name: "Search" }).fill("Peru");
      await page.getByRole("option", { name: /Peru/ }).first().waitFor();
      await page.keyboard.press("Escape");

      await paste(page, TEXT);
      await adding.getByRole("status").getByText("1 in and 1 there already.").waitFor();
      await adding.getByRole("button", { name: "Read it" }).last().click();
      await page
        .getByRole("region", { name: "Article", exact: true })
        .getByRole("heading", { name: "Peru recalls envoy" })
        .waitFor();
    },
  );

  journey(
    "by dropping files takes in what is sound, and says what is wrong with the others",
    async ({ visit }) => {
      const page = await visit([TALKS]);
      await drop(page, { "peru.txt": TEXT, "broken.pdf": "%PDF-1.7 and nothing else" });
      const adding = panel(page);
      await adding.getByRole("status").getByText("1 in and 1 not in.").waitFor();
      const rows = adding.getByRole("list", { name: "What became of each" }).getByRole("listitem");
      expect(await rows.nth(0).innerText()).toMatch(
        /Peru recalls envoy peru\.txt\s+In, \d claims?\. Read it/,
      );
      expect(await rows.nth(1).innerText()).toMatch(/broken\.pdf\s+Not in: .+[.:] ?/);
      await entities(page).getByText("Peru", { exact: true }).waitFor();
    },
  );

  journey(
    "by choosing a file, which is told of by lines where it has several articles",
    async ({ visit }) => {
      const page = await visit([TALKS]);
      const adding = await opened(page);
      await adding.locator("input[type=file]").setInputFiles({
        name: "two.jsonl",
        mimeType: "",
        buffer: Buffer.from(`${JSON.stringify({ id: "p", title: "Peru", text: TEXT })}\n{"id":7}\n`),
      });
      await adding.getByRole("status").getByText("1 in and 1 not in.").waitFor();
      await adding.getByText(", line 2").waitFor();
    },
  );

  journey("tells what is a near-copy of another article, and opens that", async ({ visit }) => {
    const page = await visit([TALKS]);
    const lines = [
      { id: "first", title: "Peru warns", text: STORY },
      { id: "second", title: "Chile is warned", text: `${STORY} The agency said no more.` },
    ];
    await drop(page, { "agency.jsonl": lines.map((line) => JSON.stringify(line)).join("\n") });
    const adding = panel(page);
    await adding.getByRole("status").getByText("2 in; 1 near-copy.").waitFor();
    await adding.getByText(/a near-copy of another article: both count as one source/).waitFor();
    await adding.getByRole("button", { name: "another article" }).click();
    await page
      .getByRole("region", { name: "Article", exact: true })
      .getByRole("heading", { name: "Peru warns" })
      .waitFor();
  });

  journey("by an address fetches the article, and not what is inside this machine", async ({ visit }) => {
    const address = await newsPage();
    const give = async (page: Page) => {
      const adding = await opened(page);
      await adding.getByRole("textbox", { name: "Web address of an article or a feed" }).fill(address);
      await page.keyboard.press("Enter");
      return adding;
    };
    const open = await visit([TALKS], { reach: HERE });
    await (await give(open)).getByRole("status").getByText("1 in.").waitFor();
    await panel(open).getByText("Togo warns").waitFor();

    const guarded = await visit([TALKS], { reach: OPEN_INTERNET });
    const refused = await give(guarded);
    await refused.getByRole("status").getByText("1 not in.").waitFor();
    await refused.getByText(/Not in: 127\.0\.0\.1 is inside this machine or its network/).waitFor();
  });

  journey("says where addresses are not fetched", async ({ visit }) => {
    const page = await visit([TALKS]);
    const adding = await opened(page);
    await adding.getByText(/Web addresses are not fetched here.*DEMARCHE_FETCH=off/).waitFor();
    expect(await adding.getByRole("textbox", { name: /^Web address/ }).count()).toBe(0);
  });

  journey("works with a token", async ({ visit }) => {
    const token = "0123456789abcdef01234567";
    const page = await visit([TALKS], { token, query: `?token=${token}` });
    const adding = await opened(page);
    await paste(page, TEXT);
    await adding.getByRole("status").getByText("1 in.").waitFor();
  });

  journey("fills an empty store, and keeps what became of it in sight", async ({ visit }) => {
    const page = await visit([], { drawn: false });
    await page.getByRole("button", { name: "Read the sample article" }).waitFor();
    await panel(page)
      .getByRole("textbox", { name: /^Text of an article/ })
      .waitFor();
    await paste(page, TEXT);
    await page.locator('[data-drawn="true"]').waitFor();
    await panel(page).getByRole("status").getByText("1 in.").waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Add articles");
  });

  journey("can be stopped, and gives the focus back when it is closed", async ({ visit }) => {
    const page = await visit([TALKS]);
    const adding = await opened(page);
    await page.route("**/api/articles", () => {});
    await paste(page, TEXT);
    await adding.getByRole("progressbar", { name: "Adding" }).waitFor();
    await adding.getByRole("button", { name: "Stop" }).click();
    await adding.getByRole("status").getByText("No article was read; 1 stopped.").waitFor();
    await adding.getByRole("button", { name: "Close the form" }).focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Add articles");
    expect(await panel(page).count()).toBe(0);
  });
});

describe("axe finds nothing", () => {
  journey.for([
    ["light", 1440, 900],
    ["dark", 1440, 900],
    ["light", 1024, 768],
    ["dark", 512, 384],
  ] as const)(
    "in %s colours at %i × %i while articles go in and out",
    { timeout: 300_000 },
    async ([colorScheme, width, height], { visit }) => {
      const found: Record<string, string[]> = {};
      const page = await visit([TALKS], { colorScheme, viewport: { width, height }, reach: OPEN_INTERNET });
      const look = async (state: string) => {
        const here = await violations(page);
        if (here.length > 0) found[state] = here;
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      };
      await opened(page);
      await look("opened");
      const held = Promise.withResolvers<void>();
      await page.route("**/api/articles", async (route) => {
        await held.promise;
        await route.fallback();
      });
      await paste(page, TEXT);
      await panel(page).getByRole("progressbar").waitFor();
      await look("reading");
      held.resolve();
      await drop(page, { "broken.pdf": "%PDF-1.7 and nothing else", "again.txt": TEXT });
      await panel(page).getByRole("status").getByText("1 in, 1 there already and 1 not in.").waitFor();
      await look("results");
      await page.getByText("Only from articles").click();
      await page.getByRole("button", { name: "Remove Envoys, talks and a telephone" }).click();
      await page.getByText(/^With it go/).waitFor();
      await look("removing");
      expect(found).toEqual({});
    },
  );

  journey("on an empty store, in dark colours", async ({ visit }) => {
    const page = await visit([], { drawn: false, colorScheme: "dark", reach: OPEN_INTERNET });
    await panel(page)
      .getByRole("textbox", { name: /^Web address/ })
      .waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
