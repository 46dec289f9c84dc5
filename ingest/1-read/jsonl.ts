import { z } from "zod";
import type { Article } from "#schema/article.ts";
import { articleOf } from "./article.ts";
import { InputProblem } from "./reading.ts";
import { decodeUtf8, refuseBinary } from "./text/decode.ts";
import { isLanguageTag } from "./text/language.ts";

const date = z.union([
  z.iso.date(),
  z.iso.datetime({ offset: true, local: true }),
  z.iso.datetime({ offset: true, precision: -1 }),
]);
const webAddress = z.url({ protocol: /^https?$/ });

/** A field that may be missing, null or blank, which all mean that it is not known. */
function optional(what: string, holds: (value: string) => boolean = () => true) {
  return z
    .string({ error: `must be ${what}` })
    .nullish()
    .transform((value) => (value?.trim() ? value.toWellFormed() : null))
    .refine((value) => value === null || holds(value), { error: `must be ${what}` });
}

const lineSchema = z.object(
  {
    id: z.string({ error: "must be a string" }).regex(/\S/, { error: "must not be empty" }),
    title: optional("a string"),
    text: z.string({ error: "must be a string" }),
    url: optional("a web address (http or https)", (value) => webAddress.safeParse(value).success),
    outlet: optional("a string"),
    byline: optional("a string"),
    publishedAt: optional(
      'an ISO 8601 date or date-time ("2024-03-26", "2024-03-26T09:30:00Z")',
      (value) => date.safeParse(value).success,
    ),
    language: optional('a BCP 47 language tag ("en", "en-GB")', isLanguageTag),
  },
  { error: "the line must be a JSON object" },
);

/**
 * Reads a line of `.jsonl` as an article. Fields that are not ours are passed over.
 *
 * @throws {InputProblem} where it is none
 */
export function parseLine(bytes: Uint8Array): Article {
  refuseBinary(bytes);
  const { id, text, ...known } = checked(parsed(decodeUtf8(bytes)));
  return articleOf(text, known, id);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new InputProblem(
      `the line is broken JSON (${(error as Error).message}): write one object with "id", "title" and "text" on each line.`,
    );
  }
}

function checked(value: unknown): z.output<typeof lineSchema> {
  const result = lineSchema.safeParse(value);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  if (path.length === 0) throw new InputProblem(`${message} with "id", "title" and "text".`);
  const field = String(path[0]);
  const given = JSON.stringify((value as Record<string, unknown>)[field]) ?? "missing";
  throw new InputProblem(
    `"${field}" ${message}, and is ${given.length > 80 ? `${given.slice(0, 80)}…` : given}.`,
  );
}
