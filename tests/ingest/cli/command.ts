import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

const main = resolve(import.meta.dirname, "../../../ingest/main.ts");

export interface Ended {
  status: number | null;
  out: string;
  err: string;
}

type CommandName = "ingest" | "extract" | "articles" | "audit" | "copy";

/** Starts the real command line with a store of its own. */
export function start(command: CommandName, args: string[], store: string): ChildProcess {
  return spawn(process.execPath, [main, command, ...args], {
    env: { ...process.env, DEMARCHE_DB: store },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** Runs the real command line to its end. */
export async function run(command: CommandName, args: string[], store: string, input = ""): Promise<Ended> {
  const child = start(command, args, store);
  child.stdin!.on("error", () => undefined).end(input);
  return ended(child);
}

export async function ended(child: ChildProcess): Promise<Ended> {
  let out = "";
  let err = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const [status] = await once(child, "close");
  return { status, out, err };
}

/** Lines of `.jsonl`, one short article each, no two with the same text. */
export function shortArticles(count: number): string {
  return Array.from(
    { length: count },
    (_, number) =>
      `${JSON.stringify({
        id: `n${number}`,
        title: null,
        text: `France warned Niger ${number} times. On Monday the Israeli minister met Lloyd Austin.`,
      })}\n`,
  ).join("");
}
