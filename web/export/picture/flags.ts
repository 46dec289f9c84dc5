import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";

const folder = `${dirname(createRequire(import.meta.url).resolve("country-flag-icons"))}/1x1`;
const flags = new Map<string, string | null>();

/** The bundled picture of a state's flag, square, by its ISO 3166-1 alpha-2 code; null where there is none. */
export function bundledFlag(code: string): string | null {
  let flag = flags.get(code);
  if (flag === undefined) {
    try {
      flag = readFileSync(`${folder}/${code}.svg`, "utf8");
    } catch {
      flag = null;
    }
    flags.set(code, flag);
  }
  return flag;
}
