import { BadCursor } from "./store.ts";

/** What a page ended with, as a word for an address. */
export function cursorOf(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/**
 * The values of a cursor, each of the type asked for.
 *
 * @throws {BadCursor} where it is none that `cursorOf` made of such values
 */
export function readCursor<const Types extends readonly ("string" | "number")[]>(
  cursor: string,
  types: Types,
): { [Place in keyof Types]: Types[Place] extends "string" ? string : number } {
  const values = decoded(cursor);
  const fits =
    values?.length === types.length &&
    types.every((type, at) =>
      type === "string" ? typeof values[at] === "string" : Number.isSafeInteger(values[at]),
    );
  if (!fits) {
    throw new BadCursor(
      `"${cursor}" is not a cursor of this store: give back the cursor of the page before, unchanged, or none for the first page.`,
    );
  }
  return values as never;
}

function decoded(cursor: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(value) ? value : null;
  } catch {
    // What is no JSON is no cursor of ours either.
    return null;
  }
}
