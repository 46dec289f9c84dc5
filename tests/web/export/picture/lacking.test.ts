import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { extraction } from "#tests/builders.ts";
import { writePdf } from "#web/export/briefing/documents.ts";
import { writeHtml } from "#web/export/briefing/html.ts";
import { lackingIn, shownOf } from "#web/export/picture/lacking.ts";
import { rasterized, writePng } from "#web/export/picture/png.ts";
import { subgraphPicture, writeSvg } from "#web/export/picture/subgraph-picture.ts";
import { bytesOf, ownFolder } from "../bytes.ts";
import { fileOf, subgraph } from "../subgraphs.ts";
import { needTool } from "../tools.ts";

const folder = ownFolder();
const MALI = [extraction("a", [["[马里=state:马里] {criticized} [देश=state:देश].", "马里 CRITICIZED देश"]])];
const SAYS =
  "The fonts of this file lack some characters, which stand in it as �: Chinese characters (2), Devanagari (3). The SVG, HTML and Word files of the same question have them.";

test.each([
  ["Mali, Côte d’Ivoire, Нигер, Ἀθῆναι", null],
  ["مالي, ישראל, Հայաստան, საქართველო", null],
  ["tabs\tand\r\nlines, \u202E\u200B", null],
  ["马里马里", "Chinese characters (2)"],
  ["日本の首相", "Chinese characters (4), Japanese (1)"],
  ["देश 한국 ไทย", "Korean (2), Devanagari (3), Thai (3)"],
  ["𝕏 \u{10FFFF}", "other signs (1)"],
])("of %j the fonts lack: %s", (text, lacking) => {
  const sentence = lackingIn([text]);
  if (lacking === null) expect(sentence).toBeNull();
  else expect(sentence).toContain(`as �: ${lacking}. The`);
});

describe("a file that its fonts cannot draw whole says so, and where it is whole", () => {
  needTool("pdftotext");

  test("a PDF before all else", async () => {
    const path = join(folder, "lacking.pdf");
    writeFileSync(path, await bytesOf(writePdf(await subgraph(MALI))));
    const { stdout } = spawnSync("pdftotext", ["-enc", "UTF-8", path, "-"], { encoding: "utf8" });
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toContain(SAYS);
    expect(text.indexOf(SAYS)).toBeLessThan(text.indexOf("At a glance"));
    expect(text).toContain("“�� criticized ���.”");
  });

  test("a picture in pixels, which shows � where a letter is missing", async () => {
    const graph = await subgraph(MALI);
    const { svg } = subgraphPicture(graph, { alone: true, isBundled: true });
    expect(svg.replace(/<[^>]*>\s*/g, " ").replace(/\s+/g, " ")).toContain(SAYS);
    expect(svg).toContain("马里");
    const marked = svg.replace(/(?<=<text [^>]*>)[^<]*/g, shownOf);
    expect((await rasterized(svg, 1)).equals(await rasterized(marked, 1))).toBe(true);
    expect((await bytesOf(writePng(graph))).length).toBeGreaterThan(1000);
  });

  test("but no file that has every character", async () => {
    const graph = await subgraph(MALI);
    for (const whole of [await fileOf(writeSvg(graph)), await fileOf(writeHtml(graph))]) {
      expect(whole).toContain("马里");
      expect(whole).not.toContain("lack some characters");
    }
  });
});
