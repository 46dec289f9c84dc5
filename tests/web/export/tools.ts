import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { beforeEach } from "vitest";

const { FORCE_COLOR: _, ...environment } = process.env;

/** The programs that read back what was exported, with how to get them. */
const TOOLS = {
  networkx: {
    check: ["python3", "-c", "import networkx.readwrite.gexf as gexf; assert '1.3' in gexf.GEXF.versions"],
    remedy: "pip install networkx, 3.6 or newer",
  },
  xmllint: { check: ["xmllint", "--version"], remedy: "apt install libxml2-utils" },
  soffice: {
    check: ["soffice", "--version"],
    remedy: "apt install libreoffice-writer-nogui libreoffice-calc-nogui",
  },
  pdftotext: { check: ["pdftotext", "-v"], remedy: "apt install poppler-utils" },
};

/** Skips every test of the file, or of the group, by name where a tool is missing; in CI, which installs them all, they fail. */
export function needTool(name: keyof typeof TOOLS): void {
  const { check, remedy } = TOOLS[name];
  const [command, ...rest] = check;
  const { status } = spawnSync(command!, rest, { env: environment });
  beforeEach(({ skip }) => {
    if (status !== 0 && process.env.CI) throw new Error(`${name} is missing: ${remedy}`);
    if (status !== 0) skip(`the tests that read exports back by ${name}, which is missing here: ${remedy}`);
  });
}

/** Runs a tool to its end. */
export function runTool(name: keyof typeof TOOLS, args: readonly string[]) {
  return spawnSync(TOOLS[name].check[0]!, args, { encoding: "utf8", env: environment, maxBuffer: 1e9 });
}

/** What NetworkX read: of nodes id and data, of edges source, target and data. */
export interface Read {
  graph: Record<string, unknown>;
  nodes: [id: string, data: Record<string, unknown>][];
  edges: [source: string, target: string, data: Record<string, unknown>][];
}

/** NetworkX in a process of its own, which starts with the first file and reads file after file. */
export class NetworkX {
  #running: { child: ChildProcess; lines: AsyncIterator<string> } | null = null;

  /** @throws {Error} where NetworkX cannot read it */
  async read(format: string, text: string): Promise<Read> {
    this.#running ??= started();
    const { child, lines } = this.#running;
    child.stdin!.write(`${JSON.stringify({ format, text })}\n`);
    const answer = JSON.parse((await lines.next()).value);
    if ("error" in answer) throw new Error(`NetworkX cannot read the ${format} file: ${answer.error}`);
    return answer;
  }

  async close(): Promise<void> {
    if (this.#running === null) return;
    const { child } = this.#running;
    child.stdin!.end();
    await once(child, "exit");
  }
}

function started() {
  const child = spawn("python3", [`${import.meta.dirname}/read_graphs.py`], {
    stdio: ["pipe", "pipe", "inherit"],
    env: environment,
  });
  return { child, lines: createInterface({ input: child.stdout! })[Symbol.asyncIterator]() };
}

/** What xmllint finds wrong with files, checked against a schema of schemas/; empty where all are valid. */
export function invalid(schema: string, files: readonly string[]): string[] {
  const path = `${import.meta.dirname}/schemas/${schema}`;
  const { stderr, status } = runTool("xmllint", ["--nonet", "--noout", "--schema", path, ...files]);
  return status === 0 ? [] : stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" validates"));
}

/** What xmllint finds that keeps files from being well-formed; empty where all are. */
export function malformed(files: readonly string[]): string {
  return runTool("xmllint", ["--nonet", "--huge", "--noout", ...files]).stderr;
}
