import { describe, expect } from "vitest";
import { extraction } from "#tests/builders.ts";
import { journey } from "./journey.ts";
import { clickEntity } from "./stage.ts";
import { crowd, TALKS } from "./stories.ts";

describe("where something is missing", () => {
  journey("an empty store says how to fill it", async ({ visit }) => {
    const page = await visit([], { drawn: false });
    await page.getByText("npm run ingest -- FILE…").waitFor();
  });

  journey("an empty store offers the sample article, and shows it once it is read", async ({ visit }) => {
    const page = await visit([], { drawn: false, sample: TALKS });
    let release = () => {};
    await page.route("**/api/sample", async (route) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await route.fallback();
    });
    const offer = page.getByRole("button", { name: "Read the sample article" });
    await offer.click();
    await page.getByRole("status").getByText("Reading the sample article…").waitFor();
    expect(await offer.isDisabled()).toBe(true);
    release();
    await page.locator('[data-drawn="true"]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("stage");
    await page.getByRole("table", { name: "Relations" }).getByText("criticized").waitFor();
  });

  journey("a sample article that cannot be read is said, and can be tried again", async ({ visit }) => {
    const page = await visit([], { drawn: false, sample: TALKS, expected: /status of 500/ });
    await page.route("**/api/sample", (route) =>
      route.fulfill({ status: 500, json: { error: "The store cannot be written." } }),
    );
    await page.getByRole("button", { name: "Read the sample article" }).click();
    await page.getByRole("alert").getByText("The store cannot be written.").waitFor();
    await page.unroute("**/api/sample");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator('[data-drawn="true"]').waitFor();
  });

  journey("a server error is one sentence, and trying again works", async ({ visit }) => {
    let broken = true;
    const page = await visit([TALKS], {
      drawn: false,
      expected: /status of 500/,
      before: (page) =>
        page.route("**/api/view**", (route) =>
          broken
            ? route.fulfill({ status: 500, json: { error: "The store cannot be read." } })
            : route.fallback(),
        ),
    });
    await page.getByRole("alert").getByText("The store cannot be read.").waitFor();
    broken = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator('[data-drawn="true"]').waitFor();
  });

  journey("a server that is gone is said where the evidence would be", async ({ visit }) => {
    const page = await visit([TALKS], { expected: /ERR_FAILED/ });
    await page.route("**/api/claims**", (route) => route.abort());
    await clickEntity(page, "Niger");
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByText("The server does not answer. Is it still running?").waitFor();
    await page.unroute("**/api/claims**");
    await evidence.getByRole("button", { name: "Try again" }).click();
    await evidence.getByRole("heading", { name: "Niger" }).waitFor();
  });

  journey(
    "a view that takes its time is said to be loading, with nothing else below the header",
    async ({ visit }) => {
      let answer = () => {};
      const wanted = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const page = await visit([TALKS], {
        drawn: false,
        before: (page) =>
          page.route("**/api/view*", async (route) => {
            await wanted;
            await route.continue();
          }),
      });
      await page.getByText("Loading…").waitFor();
      expect(await page.getByRole("region").count()).toBe(0);
      expect(await page.getByRole("main").count()).toBe(0);
      answer();
      await page.getByRole("region", { name: "Graph" }).waitFor();
      await page.getByRole("table", { name: "Entities" }).getByText("Niger").waitFor();
      expect(await page.getByText("Loading…").count()).toBe(0);
    },
  );

  journey("a browser without WebGL keeps the tables", async ({ visit }) => {
    const page = await visit([TALKS], {
      drawn: false,
      before: (page) =>
        page.addInitScript(() => {
          const real = HTMLCanvasElement.prototype.getContext;
          HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
            return kind.startsWith("webgl") ? null : real.call(this, kind);
          } as typeof real;
        }),
    });
    await page.getByText("it has no WebGL").waitFor();
    await page.getByRole("table", { name: "Entities" }).getByText("Niger").click();
    await page
      .getByRole("complementary", { name: "Evidence" })
      .getByText("France criticized Niger over the arrest")
      .first()
      .waitFor();
  });
});

describe("a store of many", () => {
  journey("draws as many as one can read, counts the rest, and draws all when asked", async ({ visit }) => {
    const page = await visit([crowd(230)]);
    const drawn = async () =>
      Object.keys(JSON.parse((await page.locator(".stage").getAttribute("data-entities")) ?? "{}")).length;
    expect(await drawn()).toBe(60);
    await page.getByText("60 of 231 entities, of the strongest ties").waitFor();
    await page.getByRole("button", { name: "Draw all" }).click();
    await page.getByRole("group", { name: /^Map of 231 entities/ }).waitFor();
  });

  journey("its table holds every row of what is drawn, by keyboard to the last", async ({ visit }) => {
    const page = await visit([crowd(230)], { query: "?start=all" });
    const entities = page.getByRole("table", { name: "Entities" });
    expect(await entities.getAttribute("aria-rowcount")).toBe("232");
    expect(await entities.locator("tbody tr").count()).toBeLessThan(100);
    await entities.locator("tbody tr").first().focus();
    await page.keyboard.press("End");
    await entities.locator('tr[aria-rowindex="232"]:focus').waitFor();
    await page.keyboard.press("Enter");
    const name = (await entities.locator("tr:focus td").first().textContent()) ?? "";
    await page.getByRole("complementary", { name: "Evidence" }).getByRole("heading", { name }).waitFor();
  });
});

describe("text of an article is only text", () => {
  const SCRIPT = "<script>window.owned = true</script>";
  const IMAGE = '<img src=x onerror="window.owned=true">';
  const NAME = "<iframe srcdoc>Bold</iframe>";
  const HOSTILE = extraction(
    "hostile",
    [
      [
        `[${NAME}=person:${NAME}] {met} [Idris Sow=person:Idris Sow] ${SCRIPT} ${IMAGE}`,
        `${NAME} MET_WITH Idris Sow`,
      ],
    ],
    { title: SCRIPT, outlet: SCRIPT, url: "javascript:window.owned=true" },
  );

  journey("in title, names and sentences", async ({ visit }) => {
    const page = await visit([HOSTILE]);
    await page.getByRole("searchbox", { name: "Search" }).fill("script");
    await page.getByRole("option").first().waitFor();
    await clickEntity(page, "Idris Sow");
    await page.getByRole("button", { name: /met/ }).click();
    const article = page.getByRole("region", { name: "Article" });
    await article.getByRole("heading", { name: SCRIPT }).waitFor();
    expect(await article.locator("[aria-current=true]").textContent()).toBe(
      `${NAME} met Idris Sow ${SCRIPT} ${IMAGE}`,
    );
    expect(await article.getByRole("link").count()).toBe(0);
    expect(await page.locator("#page").locator("script, img, iframe").count()).toBe(0);
    expect(await page.evaluate(() => "owned" in window)).toBe(false);
  });
});
