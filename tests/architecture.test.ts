import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseSync } from "vite";
import { describe, expect, test } from "vitest";

/**
 * Which folder may import from which (besides itself), and from which packages. This table is the documentation of the
 * program's shape: data flows from left to right, imports point back.
 */
const FOLDERS: Record<string, { folders: string[]; packages: string[] }> = {
  schema: { folders: [], packages: ["zod"] },
  data: { folders: ["schema"], packages: ["node:", "zod", "csv-parse", "neo4j-driver"] },
  ingest: {
    folders: ["schema", "data"],
    packages: [
      "node:",
      "zod",
      "commander",
      "cli-progress",
      "@mozilla/readability",
      "linkedom",
      "htmlparser2",
      "franc-min",
      "marked",
      "yaml",
      "mammoth",
      "fflate",
      "unpdf",
      "feedsmith",
      "undici",
      "ipaddr.js",
    ],
  },
  "web/export": {
    folders: ["schema"],
    packages: [
      "node:",
      "graphology-layout-forceatlas2",
      "docx",
      "pdfmake",
      "bidi-js",
      "fontkit",
      "@resvg/resvg-js",
    ],
  },
  "web/server": {
    folders: ["schema", "data", "ingest", "web/export"],
    packages: [
      "node:",
      "zod",
      "commander",
      "fastify",
      "fastify-type-provider-zod",
      "@fastify/",
      "fflate",
      "vite",
    ],
  },
  "web/app": {
    folders: ["schema", "web/export"],
    packages: [
      "react",
      "react-dom",
      "zustand",
      "graphology",
      "graphology-types",
      "graphology-layout-forceatlas2",
      "graphology-metrics",
      "graphology-communities-louvain",
      "sigma",
      "@sigma/",
      "@tanstack/react-virtual",
      "country-flag-icons",
      "@fontsource-variable/",
      "zod",
    ],
  },
};

/** Files that may be longer than LONGEST, each with the reason. */
const LONG_FILES: Record<string, string> = {
  "ingest/5-entities/descriptions.ts":
    "one class: a way of describing somebody is a method, and all share what they look up",
  "tests/data/store/contract/identity.ts": "one table of who is who, which both stores are held to",
  "tests/ingest/read/web.test.ts": "all of its journeys ask one server",
  "tests/web/export/briefing/briefing.test.ts": "Word and PDF are read back side by side, by the same tools",
};
const LONGEST = 300;

const root = resolve(import.meta.dirname, "..");
const sources = [...Object.keys(FOLDERS), "tests"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
    .map((name) => `${folder}/${name}`),
);
const imports = new Map(sources.map((file) => [file, importsOf(file)]));

/** What a file imports, types included: files of this project by their path from the root, others as they are written. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]!.message}`);
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      text.slice(start, end).replace(/^["']|["']$/g, ""),
    ),
  ];
  return [...new Set(requests.map((request) => resolveRequest(file, request)))];
}

function resolveRequest(file: string, request: string): string {
  if (request.startsWith("#")) return request.slice(1);
  if (request.startsWith(".")) return relative(root, resolve(root, dirname(file), request));
  return request;
}

function folderOf(file: string): string | undefined {
  return Object.keys(FOLDERS).find((folder) => file.startsWith(`${folder}/`));
}

/** The number of an ingest stage: 3 for ingest/3-parse/…; null for what ties the stages together. */
function stageOf(file: string): number | null {
  const digit = /^ingest\/(\d)-/.exec(file)?.[1];
  return digit === undefined ? null : Number(digit);
}

function isAllowedImport(file: string, imported: string): boolean {
  const own = folderOf(file);
  if (own === undefined) return true;
  const { folders, packages } = FOLDERS[own]!;
  const other = folderOf(imported);
  if (other === undefined)
    return packages.some((name) =>
      /[:/]$/.test(name) ? imported.startsWith(name) : imported === name || imported.startsWith(`${name}/`),
    );
  if (other === own && own === "ingest") {
    const [stage, earlier] = [stageOf(file), stageOf(imported)];
    return stage === null || (earlier !== null && earlier <= stage);
  }
  return other === own || folders.includes(other);
}

/** The files of one import cycle, the first one repeated at the end; null where there is none. */
function findCycle(imports: Map<string, string[]>): string[] | null {
  const done = new Set<string>();
  const follow = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of imports.get(file) ?? []) {
      const cycle = follow(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const cycle = follow(file, []);
    if (cycle) return cycle;
  }
  return null;
}

describe("the table of imports", () => {
  test.each([
    ["web/app/main.ts", "schema/api.ts", true],
    ["web/app/main.ts", "web/export/gexf.ts", true],
    ["web/app/main.ts", "data/store/store.ts", false],
    ["web/app/main.ts", "web/server/app.ts", false],
    ["web/app/main.ts", "node:fs", false],
    ["web/export/gexf.ts", "web/app/main.ts", false],
    ["schema/api.ts", "data/store/store.ts", false],
    ["data/store/store.ts", "ingest/pipeline.ts", false],
    ["ingest/4-mentions/find.ts", "ingest/3-parse/tree.ts", true],
    ["ingest/3-parse/tree.ts", "ingest/4-mentions/find.ts", false],
    ["ingest/3-parse/tree.ts", "ingest/pipeline.ts", false],
    ["ingest/pipeline.ts", "ingest/6-claims/claims.ts", true],
    ["web/server/app.ts", "fastify", true],
    ["web/server/app.ts", "fastify-cli", false],
  ])("may %s import %s? %s", (file, imported, allowed) => {
    expect(isAllowedImport(file, imported)).toBe(allowed);
  });

  test.each(Object.keys(FOLDERS))("%s imports only what the table allows", (folder) => {
    const broken = sources
      .filter((file) => folderOf(file) === folder)
      .flatMap((file) =>
        imports
          .get(file)!
          .filter((imported) => !isAllowedImport(file, imported))
          .map((imported) => `${file} imports ${imported}`),
      );
    expect(broken).toEqual([]);
  });

  test("files are found in every folder, so that the checks above check something", () => {
    expect(new Set(sources.map(folderOf).filter((folder) => folder !== undefined))).toEqual(
      new Set(Object.keys(FOLDERS)),
    );
  });

  test("no file reaches itself through its imports", () => {
    expect(
      findCycle(
        new Map([
          ["a", ["b", "zod"]],
          ["b", ["c"]],
          ["c", ["b"]],
        ]),
      ),
    ).toEqual(["b", "c", "b"]);
    expect(findCycle(imports)).toBeNull();
  });
});

/** Statements that only Cypher has; SQL has none of them. */
const CYPHER =
  /\bMATCH \(|\bMERGE \(|\bCREATE \(|\bUNWIND |\bDETACH DELETE\b|\bCALL (?:\(|\w+\.)|\bALTER CURRENT USER\b/;
const CYPHER_FOLDER = "data/store/neo4j/cypher/";
/** Files outside of the folder that have Cypher, each with the reason. */
const CYPHER_ELSEWHERE: Record<string, string> = {
  "data/store/neo4j/server/server.ts": "gives a new server its password, before there is a store",
};

describe("Cypher", () => {
  const files = sources.filter(
    (file) => folderOf(file) !== undefined && CYPHER.test(readFileSync(join(root, file), "utf8")),
  );

  test(`stands in ${CYPHER_FOLDER} alone, but for the files listed with a reason`, () => {
    expect(files.filter((file) => !file.startsWith(CYPHER_FOLDER))).toEqual(Object.keys(CYPHER_ELSEWHERE));
  });

  test("is found in every file of its folder, so that the check above checks something", () => {
    const own = sources.filter((file) => file.startsWith(CYPHER_FOLDER));
    expect(own).toEqual(files.filter((file) => file.startsWith(CYPHER_FOLDER)));
    expect(own.length).toBeGreaterThan(0);
  });
});

describe("the length of files", () => {
  const lengths = new Map(
    sources.map((file) => [file, readFileSync(join(root, file), "utf8").split("\n").length - 1]),
  );

  test(`no file has over ${LONGEST} lines but those listed with a reason`, () => {
    const long = sources.filter((file) => lengths.get(file)! > LONGEST && !(file in LONG_FILES));
    expect(long.map((file) => `${file}: ${lengths.get(file)}`)).toEqual([]);
  });

  test("the list of long files names only files that are long", () => {
    expect(Object.keys(LONG_FILES).filter((file) => (lengths.get(file) ?? 0) <= LONGEST)).toEqual([]);
  });
});
