import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { paint } from "./pixels.ts";
import { clickEntity, entityAt } from "./stage.ts";
import { TALKS } from "./stories.ts";

describe("the legend", () => {
  journey("switches a relation off in graph, tables and evidence, and moves nothing", async ({ visit }) => {
    const page = await visit([TALKS]);
    const relations = page.getByRole("table", { name: "Relations" });
    const before = await entityAt(page, "France");
    expect((await paint(page)).count("#8f6b00")).toBeGreaterThan(0);
    await clickEntity(page, "Niger");
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.locator(".claim-head").getByText("criticized").first().waitFor();
    await page.getByRole("button", { name: "Close the evidence" }).click();

    await page.getByRole("checkbox", { name: /^criticized/ }).uncheck();
    await relations.getByText("criticized").waitFor({ state: "detached" });
    expect(await relations.getByText("praised").count()).toBe(1);
    expect(await entityAt(page, "France")).toEqual(before);
    expect(await page.locator(".stage").getAttribute("data-relations")).not.toContain("criticized");

    await clickEntity(page, "Niger");
    await evidence.getByText("Only what passes the filters.").waitFor();
    expect(await evidence.locator(".claim-head").getByText("criticized").count()).toBe(0);
    await evidence.getByRole("button", { name: "Show all" }).click();
    await evidence.locator(".claim-head").getByText("criticized").first().waitFor();
  });

  journey("counts claims, switches whole tones, all and none", async ({ visit }) => {
    const page = await visit([TALKS]);
    const rows = page.getByRole("table", { name: "Relations" }).locator("tbody tr");
    const all = await rows.count();
    expect(await page.getByRole("checkbox", { name: /^visited 4 claims/ }).count()).toBe(1);

    await page.getByRole("button", { name: "No relations" }).click();
    await page.getByText("Nothing answers the question and passes the filters.").waitFor();
    await expect.poll(() => rows.count()).toBe(0);
    await page.getByRole("checkbox", { name: /Conflict, deeds/ }).check();
    await expect
      .poll(() => rows.allTextContents())
      .toEqual([expect.stringContaining("protestersprotested against")]);
    await page.getByRole("button", { name: "All relations" }).click();
    await expect.poll(() => rows.count()).toBe(all);
  });

  journey(
    "shows as off what the question leaves out, and asks for it when it is switched on",
    async ({ visit }) => {
      const page = await visit([TALKS], { query: "?status=fact" });
      const denied = page.getByRole("checkbox", { name: /^denied/ });
      expect(await denied.isChecked()).toBe(false);
      await denied.check();
      await page.getByRole("table", { name: "Relations" }).getByText("denied").waitFor();
    },
  );

  journey("switches off what was denied", async ({ visit }) => {
    const page = await visit([TALKS]);
    const relations = page.getByRole("table", { name: "Relations" });
    expect(await relations.getByText("denied").count()).toBe(1);
    await page.getByRole("checkbox", { name: /^denied/ }).uncheck();
    await expect.poll(() => relations.getByText("denied").count()).toBe(0);
    expect(await relations.getByText("not told as done").count()).toBe(1);
  });
});
