import neo4j from "neo4j-driver";

const ESCAPES: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "'": "\\'", "\\": "\\\\" };

/**
 * A value as it is written in Cypher. What is null or undefined is left out of a map. Numbers are floats, unless they are the driver's
 * integers, as they are in a parameter.
 */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return quoted(value);
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return Number.isInteger(value) ? `${value}.0` : String(value);
  if (neo4j.isInt(value)) return value.toString();
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  const entries = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return `{${entries.map(([key, one]) => `${key}: ${literal(one)}`).join(", ")}}`;
}

/**
 * Neo4j replaces a backslash, u and four digits before it reads anything else, a doubled backslash or not: the two are never written
 * beside each other but for a control character.
 */
function quoted(text: string): string {
  const pieces = text.toWellFormed().split(/(?<=\\)(?=u)/);
  return pieces.map((piece) => `'${escaped(piece)}'`).join(" + ");
}

function escaped(text: string): string {
  return (
    text
      .replace(/['\\\n\r\t]/g, (character) => ESCAPES[character]!)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF]/g, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
      })
  );
}
