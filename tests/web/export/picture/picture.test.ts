import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { crc32, inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import { bytesOf, FEW_CASES, LIVE, liveExtractions, ownFolder } from "#tests/web/export/bytes.ts";
import { anyExtractions, CASES, fileOf, subgraph } from "#tests/web/export/subgraphs.ts";
import { needTool } from "#tests/web/export/tools.ts";
import { overlap } from "#web/export/picture/labels.ts";
import { writePng } from "#web/export/picture/png.ts";
import { sheetOf } from "#web/export/picture/sheet.ts";
import { MOST_ENTITIES, subgraphPicture, writeSvg } from "#web/export/picture/subgraph-picture.ts";
import { PAPER } from "#web/export/picture/theme.ts";

const folder = ownFolder();

const TALKS = [
  extraction("talks", [
    ["[France] {criticized} [Niger].", "France CRITICIZED Niger"],
    ["[Niger] did not {attack} [the Council=organization:Council].", "Niger ATTACKED the Council / negated"],
    ["[Anna=person:Anna Keller] said [France] {met} [Niger].", "France MET_WITH Niger / by Anna"],
  ]),
];

/** So many states, each of which criticizes the next. */
function ring(count: number) {
  const lines = Array.from({ length: count }, (_, at): MarkedSentence => {
    const [a, b] = [`State ${at}`, `State ${(at + 1) % count}`];
    return [`[${a}] {criticized} [${b}].`, `${a} CRITICIZED ${b}`];
  });
  return subgraph([extraction("ring", lines)]);
}

test("names, words and legend are text; the title is the question", async () => {
  const svg = await fileOf(writeSvg(await subgraph(TALKS)));
  const shown = [...svg.matchAll(/<text [^>]*fill="#[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  for (const text of [
    "The whole graph",
    "France",
    "Niger",
    "Council",
    "criticized",
    "met with · said by someone",
  ])
    expect(shown).toContain(text);
  for (const text of ["Conflict, words", "Conflict, deeds", "said by someone", "denied", "state", "body"])
    expect(shown).toContain(text);
  // Nobody is drawn as planning, no group is drawn.
  for (const text of ["not told as done", "group"]) expect(shown).not.toContain(text);
});

test("what is denied is dotted, what somebody says hollow, a fact solid", async () => {
  const svg = await fileOf(writeSvg(await subgraph(TALKS)));
  const lineOf = (words: string) => new RegExp(`<title>[^<]*${words}[^<]*</title>(.*?)</g>`).exec(svg)?.[1];
  expect(lineOf("attacked · denied")).toContain("stroke-dasharray");
  expect(lineOf("met with · said by someone")).toContain(`stroke="${PAPER.surface}"`);
  expect(lineOf("criticized")).not.toMatch(/dasharray|#ffffff/);
});

test("paper has the colours of the page's light theme", () => {
  const css = readFileSync(resolve(import.meta.dirname, "../../../../web/app/styles/tokens.css"), "utf8");
  const light = css.slice(0, css.indexOf("}"));
  const named = {
    surface: "surface",
    ink: "ink",
    muted: "muted",
    entity: "entity",
    quiet: "entity-quiet",
    hairline: "hairline",
  };
  for (const [key, token] of Object.entries(named))
    expect(light).toContain(`--${token}: ${PAPER[key as keyof typeof named]};`);
  for (const [tone, color] of Object.entries(PAPER.tone))
    expect(light).toContain(`--tone-${tone}: ${color};`);
});

test("no words lie on others or on shapes, nor outside the picture", async () => {
  const { entities, edges } = await ring(40);
  const lettering = {
    widthOf: (_: string, size: number, text: string) => 0.6 * size * text.length,
    familyOf: () => "Inter",
  };
  const { names, words, scene, width, height } = sheetOf({ nodes: entities, edges }, lettering);
  const boxes = [...names, ...words].map(({ box }) => box);
  expect(names.length).toBeGreaterThan(20);
  for (const [at, box] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false);
    for (const { x, y, radius } of scene.entities)
      expect(overlap(box, { x, y, width: 2 * radius, height: 2 * radius, angle: 0 })).toBe(false);
    expect(box.x > 0 && box.x < width && box.y > 0 && box.y < height).toBe(true);
  }
});

test("a line that has no room for its words has a number, which the key below tells", async () => {
  const relations = ["CRITICIZED", "PRAISED", "WARNED", "URGED", "THREATENED"];
  const between = (a: string, b: string) =>
    relations.map((relation): MarkedSentence => [`[${a}] {…} [${b}].`, `${a} ${relation} ${b}`]);
  const names = ["France", "Niger", "Mali", "Chad", "Togo", "Ghana"];
  const lines = names.flatMap((a, at) => names.slice(at + 1, at + 3).flatMap((b) => between(a, b)));
  const svg = await fileOf(writeSvg(await subgraph([extraction("dense", lines)])));
  const texts = [...svg.matchAll(/<text [^>]*fill="#[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!);
  const numbers = texts.filter((text) => /^\d+$/.test(text));
  expect(numbers.length).toBeGreaterThan(0);
  // Each twice: on the line, and before its words in the key.
  for (let number = 1; number <= numbers.length / 2; number++)
    expect(numbers.filter((text) => text === String(number))).toHaveLength(2);
  const told = texts.filter((text) => / – .* – /.test(text));
  expect(told).toHaveLength(numbers.length / 2);
  const drawn = [...svg.matchAll(/<title>([^<]* – [^<]* – [^<]*)<\/title>/g)].map(([, title]) => title!);
  expect(new Set(told).size).toBe(told.length);
  for (const words of told) expect(drawn).toContain(words);
});

test("forty related entities fit on a sheet on its side, their names no smaller than seven points", async () => {
  const { width, height } = subgraphPicture(await ring(40), { alone: false });
  const points = 13 * Math.min(0.75, 770 / width, 540 / height);
  expect(points).toBeGreaterThan(7);
});

test("a picture holds what a person can read, and says what it leaves out", async () => {
  const graph = await ring(100);
  const { svg, leftOut } = subgraphPicture(graph, { alone: true });
  expect(leftOut).toBe(
    `The picture shows the ${MOST_ENTITIES} with the most claims of 100 entities, and ${svg.match(/<title>[^<]* – criticized – /g)?.length} of 100 relations.`,
  );
  expect(svg.replaceAll(/<[^>]*>\s*/g, " ")).toContain("with the most claims of 100 entities");
  expect(svg.match(/: 2 claims<\/title>/g)).toHaveLength(MOST_ENTITIES);
});

test("where all entities have room and their relations have not, those with the most claims are drawn", async () => {
  const lines = Array.from({ length: 200 }, (_, at): MarkedSentence => {
    const [a, b] = [`State ${at % 20}`, `Body ${Math.floor(at / 20)}`];
    return [`[${a}] {criticized} [${b}].`, `${a} CRITICIZED ${b}`];
  });
  const often: MarkedSentence = ["[State 3] {criticized} [Body 7].", "State 3 CRITICIZED Body 7"];
  const graph = await subgraph([extraction("dense", [...lines, often])]);
  const { svg, leftOut } = subgraphPicture(graph, { alone: true });
  expect(leftOut).toBe(
    "The picture shows all 30 entities, and 120 of 200 relations, those with the most claims.",
  );
  expect(svg).toContain("<title>State 3 – criticized · ×2 – Body 7</title>");
});

test("entities stand where they are shown, when it is said where", async () => {
  const graph = await subgraph(TALKS);
  const places = { "state:FR": [0, 0], "state:NE": [300, 0] } as Record<string, [number, number]>;
  const ids = graph.entities.filter(({ name }) => name === "France" || name === "Niger").map(({ id }) => id);
  const given = Object.fromEntries(ids.map((id, at) => [id, Object.values(places)[at]!]));
  const { svg, leftOut } = subgraphPicture(graph, { places: given, alone: false });
  expect(svg).toContain("France");
  expect(svg).not.toContain("Council");
  expect(leftOut).toContain("2 entities of 4, and 2 of 3 relations.");
});

interface Png {
  width: number;
  height: number;
  pixels: Buffer;
  texts: Record<string, string>;
}

/** Reads a PNG file as its specification says. */
function readPng(file: Buffer): Png {
  expect(file.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const chunks: [type: string, body: Buffer][] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const typed = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(typed));
    chunks.push([typed.toString("latin1", 0, 4), typed.subarray(4)]);
    at += 12 + length;
  }
  expect(chunks.at(-1)?.[0]).toBe("IEND");
  const header = chunks[0]![1];
  const texts = chunks.flatMap(([type, body]) => {
    if (type !== "iTXt") return [];
    const end = body.indexOf(0);
    return [[body.toString("latin1", 0, end), body.toString("utf8", end + 5)]];
  });
  const data = Buffer.concat(chunks.flatMap(([type, body]) => (type === "IDAT" ? [body] : [])));
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    pixels: inflateSync(data),
    texts: Object.fromEntries(texts),
  };
}

describe("PNG", () => {
  test("is 1, 2 or 4 times as large, 2 times unless asked", async () => {
    const graph = await subgraph(TALKS);
    const { width, height } = subgraphPicture(graph, { alone: true });
    for (const [options, scale] of [
      [{ scale: 1 }, 1],
      [{}, 2],
      [{ scale: 4 }, 4],
    ] as const) {
      const png = readPng(await bytesOf(writePng(graph, options)));
      expect(Math.abs(png.width - scale * width)).toBeLessThanOrEqual(scale);
      expect(Math.abs(png.height - scale * height)).toBeLessThanOrEqual(scale);
    }
  });

  test("says what it was made from", async () => {
    const graph = await subgraph(TALKS);
    const { texts } = readPng(await bytesOf(writePng(graph, {})));
    expect(texts.Title).toBe("The whole graph");
    expect(JSON.parse(texts.MadeFrom!)).toEqual(graph.provenance);
  });

  test("letters of the bundled fonts are drawn, those of other scripts too", async () => {
    const draw = async (name: string) => {
      const graph = await subgraph([
        extraction("a", [[`[X=organization:${name}] {praised} [Y=organization:Y].`, "X PRAISED Y"]]),
      ]);
      return readPng(await bytesOf(writePng(graph, { scale: 1 }))).pixels;
    };
    const [latin, cyrillic, arabic] = [await draw("Mmmm"), await draw("Жжжж"), await draw("سسسس")];
    expect(latin.equals(cyrillic)).toBe(false);
    expect(cyrillic.equals(arabic)).toBe(false);
  });

  test("any graph with any strings makes a file that decodes", async () => {
    await fc.assert(
      fc.asyncProperty(anyExtractions, async (extractions) => {
        const { width, height, pixels } = readPng(
          await bytesOf(writePng(await subgraph(extractions), { scale: 1 })),
        );
        expect(pixels.length).toBe((4 * width + 1) * height);
      }),
      { numRuns: FEW_CASES },
    );
  }, 300_000);
});

describe("SVG, by xmllint", () => {
  needTool("xmllint");

  test("says what it was made from", async () => {
    const graph = await subgraph(TALKS);
    const file = join(folder, "made-from.svg");
    writeFileSync(file, await fileOf(writeSvg(graph)));
    const { stdout } = spawnSync("xmllint", ["--xpath", "string(//*[local-name()='made-from'])", file], {
      encoding: "utf8",
    });
    expect(JSON.parse(stdout).provenance).toEqual(graph.provenance);
  });

  test("any graph with any strings makes a well-formed file without scripts, links or handlers", async () => {
    const files: string[] = [];
    await fc.assert(
      fc.asyncProperty(anyExtractions, async (extractions) => {
        const svg = await fileOf(writeSvg(await subgraph(extractions)));
        const file = join(folder, `${files.length}.svg`);
        writeFileSync(file, svg);
        files.push(file);
      }),
      { numRuns: CASES },
    );
    const { status, stderr } = spawnSync("xmllint", ["--nonet", "--noout", ...files], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  }, 300_000);

  test("two hundred strings that programs run stay text", async () => {
    expect(LIVE).toHaveLength(200);
    const graph = await subgraph(liveExtractions());
    const named = graph.entities;
    expect(named.filter(({ name }) => LIVE.includes(name))).toHaveLength(200);
    const files: string[] = [];
    for (let at = 0; at < named.length; at += MOST_ENTITIES) {
      const file = join(folder, `live-${at}.svg`);
      writeFileSync(
        file,
        subgraphPicture({ ...graph, entities: named.slice(at, at + MOST_ENTITIES) }, { alone: true }).svg,
      );
      files.push(file);
    }
    const { status, stdout } = spawnSync(
      "xmllint",
      [
        "--nonet",
        "--xpath",
        "count(//*[local-name()='script' or local-name()='a' or local-name()='image' or local-name()='foreignObject' or local-name()='iframe' or local-name()='img'] | //@*[starts-with(local-name(),'on') or local-name()='href'])",
        ...files,
      ],
      { encoding: "utf8" },
    );
    expect(status).toBe(0);
    expect(stdout.trim().split("\n")).toEqual(files.map(() => "0"));
  });
});
