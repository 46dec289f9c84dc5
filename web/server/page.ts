import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { StartError } from "./settings.ts";

/** Everything that the built page is made of; the lock file stands for the packages. */
const SOURCES = ["web/app", "web/export", "schema", "vite.config.ts", "tsconfig.json", "package-lock.json"];

/** Where the built page remembers what it was built from. Building empties the folder, so a build cut short leaves none. */
const STAMP = ".built-from";

/** A hash of the page's sources: names and contents. */
function hashSources(root: string): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const place = join(root, source);
    const files = statSync(place).isDirectory()
      ? readdirSync(place, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [place];
    for (const file of files)
      hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/**
 * The folder of the built page, built first where it is missing or older than its sources.
 *
 * @param say told that building begins
 * @throws {StartError} where the folder cannot be written to
 */
export async function builtPage(root: string, say: (sentence: string) => void): Promise<string> {
  const folder = join(root, "dist", "web");
  const stamp = join(folder, STAMP);
  const sources = hashSources(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return folder;
  say("Building the page…");
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new StartError(
      `The page cannot be built into ${folder} (${(error as Error).message}): give this user the right to write there.`,
    );
  }
  const { build } = await import("vite");
  // Whoever builds it, for readers: under NODE_ENV=test React would come with its development build, half as large again.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  try {
    await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn" });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  writeFileSync(stamp, sources);
  return folder;
}
