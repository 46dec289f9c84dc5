import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const COMMAND = resolve(import.meta.dirname, "../../../../web/server/export/main.ts");
const SERVER = join(import.meta.dirname, "server.ts");

/** The command line over a store's file. */
export function startCommand(
  store: string,
  args: readonly string[],
  node: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...node, COMMAND, ...args], {
    env: { ...process.env, DEMARCHE_DB: store },
  });
}

export async function runCommand(
  ...given: Parameters<typeof startCommand>
): Promise<{ status: number | null; out: string; err: string }> {
  const child = startCommand(...given);
  let [out, err] = ["", ""];
  child.stdout!.setEncoding("utf8").on("data", (text) => (out += text));
  child.stderr!.setEncoding("utf8").on("data", (text) => (err += text));
  const [status] = await once(child, "close");
  return { status, out, err };
}

/** The server over a store's file, in a process of its own that must be stopped. */
export async function startServer(store: string, node: readonly string[] = []) {
  const child = spawn(process.execPath, [...node, SERVER], {
    env: { ...process.env, DEMARCHE_DB: store },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value, done } = await lines.next();
  if (done) throw new Error("The server ended before it said where it listens.");
  return {
    address: value,
    async stop() {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}
