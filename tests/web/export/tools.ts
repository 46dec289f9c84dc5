import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { beforeEach } from "vitest";

const { FORCE_COLOR: _, ...environment } = process.env;

/** The programs that read back what was exported, with how to get them. */
const TOOLS = {
  networkx: { check: ["python3", "-c", "import networkx"], remedy: "pip install networkx" },
  xmllint: { check: ["xmllint", "--version"], remedy: "apt install libxml2-utils" },
  soffice: {
    check: ["soffice", "--version"],
    remedy: "apt install libreoffice-writer-nogui libreoffice-calc-nogui",
  },
  pdftotext: { check: ["pdftotext", "-v"], remedy: "apt install poppler-utils" },
};

/** Skips every test of the file, or of the group, by name where a tool is missing. */
export function needTool(name: keyof typeof TOOLS): void {
  const { check, remedy } = TOOLS[name];
  const [command, ...rest] = check;
  const { status } = spawnSync(command!, rest, { env: environment });
  beforeEach(({ skip }) => {
    if (status !== 0) skip(`the tests that read exports back by ${name}, which is missing here: ${remedy}`);
  });
}

/** What NetworkX read: of nodes id and data, of edges source, target and data. */
export interface Read {
  graph: Record<string, unknown>;
  nodes: [id: string, data: Record<string, unknown>][];
  edges: [source: string, target: string, data: Record<string, unknown>][];
}

/** NetworkX in a process of its own, which reads file after file. */
export class NetworkX {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor() {
    this.#process = spawn("python3", [`${import.meta.dirname}/read_graphs.py`], {
      stdio: ["pipe", "pipe", "inherit"],
      env: environment,
    });
    this.#lines = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]();
  }

  /** @throws {Error} where NetworkX cannot read it */
  async read(format: string, text: string): Promise<Read> {
    this.#process.stdin!.write(`${JSON.stringify({ format, text })}\n`);
    const answer = JSON.parse((await this.#lines.next()).value);
    if ("error" in answer) throw new Error(`NetworkX cannot read the ${format} file: ${answer.error}`);
    return answer;
  }

  async close(): Promise<void> {
    this.#process.stdin!.end();
    await once(this.#process, "exit");
  }
}

/** What xmllint finds wrong with files, checked against a schema of schemas/; empty where all are valid. */
export function invalid(schema: string, files: readonly string[]): string[] {
  const path = `${import.meta.dirname}/schemas/${schema}`;
  const { stderr, status } = spawnSync("xmllint", ["--nonet", "--noout", "--schema", path, ...files], {
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return status === 0 ? [] : stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" validates"));
}
