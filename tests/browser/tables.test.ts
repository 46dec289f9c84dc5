import { describe, expect } from "vitest";
import { extraction } from "#tests/builders.ts";
import { journey } from "./journey.ts";

/** The longest words there are, and short ones, each told otherwise. */
const TOLD = extraction("told", [
  [
    "According to [Anna Keller=person:Anna Keller], [Mali] {stands} by [Benin].",
    "Mali ALLY_OF Benin / by Anna Keller",
  ],
  ["[Togo] may {agree} with [Ghana].", "Togo SIGNED_WITH Ghana / hypothetical"],
  ["[Togo] did not {speak} with [Benin].", "Togo SPOKE_WITH Benin / negated"],
  ["[Ghana] {visited} [Mali].", "Ghana VISITED Mali"],
]);

describe("the table of relations", () => {
  journey.for([1440, 1280, 1024])(
    "tells whole how a relation is told, and changes no row's height for it: %d pixels wide",
    async (width, { visit }) => {
      const page = await visit([TOLD], { viewport: { width, height: 900 } });
      const table = page.getByRole("table", { name: "Relations" });
      await table.getByText("said by someone").waitFor();
      const cut = await table.locator(".remark").evaluateAll((remarks) =>
        remarks
          .filter((remark) => {
            const cell = remark.closest("td")!.getBoundingClientRect();
            const { left, right, top, bottom } = remark.getBoundingClientRect();
            const isWhole = remark.scrollWidth <= remark.clientWidth + 1;
            const isInside =
              left >= cell.left && right <= cell.right && top >= cell.top && bottom <= cell.bottom;
            return !isWhole || !isInside;
          })
          .map((remark) => remark.textContent),
      );
      expect(cut).toEqual([]);
      const heights = await table
        .locator("tbody tr:not(.space)")
        .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
      expect(new Set(heights)).toEqual(new Set([32]));
    },
  );

  journey(
    "tells the words whole beside how they are told, where the page is of a usual width",
    async ({ visit }) => {
      const page = await visit([TOLD]);
      const words = page.getByRole("table", { name: "Relations" }).locator(".as-told > [title]");
      await words.first().waitFor();
      const cut = await words.evaluateAll((all) =>
        all
          .filter((one) => {
            // A fraction of a pixel cuts a letter, and is in no whole number of them.
            const text = document.createRange();
            text.selectNodeContents(one);
            return text.getBoundingClientRect().width > one.getBoundingClientRect().width;
          })
          .map((one) => one.textContent),
      );
      expect(cut).toEqual([]);
    },
  );
});
