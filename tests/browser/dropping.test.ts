import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { temporaryFolder } from "#tests/web/server/servedStore.ts";
import { journey } from "./journey.ts";
import { TALKS } from "./stories.ts";

/** Drags a file or folder of this machine over the page, and drops it: the browser gives the page what it gives of one of the reader's. */
async function dropFromDisk(page: Page, ...files: string[]) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 700, y: 450, data });
  await session.detach();
}

describe("dropping a folder", () => {
  journey(
    "reads the files of all folders in it, and passes over hidden ones and those of other kinds",
    async ({ visit }) => {
      const folder = join(temporaryFolder(), "news");
      const put = async (name: string, content: string) => {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), content);
      };
      await put("b.txt", "Peru recalls envoy\n\nPeru warned Chile on Monday.\n");
      await put("a/story.md", "# Ghana warns\n\nGhana warned Benin on Monday.\n");
      await put("a/style.css", "p { color: red }");
      await put("a/logo.PNG", "no picture");
      await put(".hidden/c.txt", "Chad warned Mali on Monday.\n");
      await put(".d.txt", "Chad warned Mali on Monday.\n");
      const empty = join(temporaryFolder(), "empty");
      await mkdir(empty);

      const page = await visit([TALKS]);
      await dropFromDisk(page, folder, empty);
      const adding = page.getByRole("region", { name: "Add articles" });
      await adding.getByRole("status").getByText("2 in and 2 not in.").waitFor();
      const rows = adding.getByRole("list", { name: "What became of each" }).getByRole("listitem");
      expect(await rows.allInnerTexts()).toEqual([
        expect.stringMatching(/^Ghana warns news\/a\/story\.md\s+In, /),
        expect.stringMatching(/^Peru recalls envoy news\/b\.txt\s+In, /),
        expect.stringMatching(/^news\s+Not in: passed over are files of other kinds: 1 \.png, 1 \.css\.$/),
        expect.stringMatching(/^empty\s+Not in: there is no file in this folder\.$/),
      ]);
      expect(
        await page.getByRole("table", { name: "Entities" }).getByText("Chad", { exact: true }).count(),
      ).toBe(0);
    },
  );
});
