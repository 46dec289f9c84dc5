import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { BadCursor, StoreError } from "#data/store/store.ts";
import { TooLong } from "./export/files.ts";
import { NoAnswer } from "./export/subgraph.ts";

/** Nothing of this kind has this id. */
export class NotFound extends Error {
  override name = "NotFound";

  constructor(kind: "entity" | "article", id: string) {
    super(`There is no ${kind} with the id ${quoted(id)}.`);
  }
}

/** A request that is not from a page of this server, though it should be. */
export class Foreign extends Error {
  override name = "Foreign";
}

/** A request with a body of another type than its route takes. */
export class WrongType extends Error {
  override name = "WrongType";

  constructor(type: string, wanted: string) {
    super(`The content type is ${quoted(type)}: it must be ${wanted}.`);
  }
}

/** A value as it was given, shortened so that the answer stays a sentence. */
function quoted(value: unknown): string {
  const text = String(value);
  return `"${text.length > 100 ? `${text.slice(0, 100)}…` : text}"`;
}

type Issue = { keyword: string; instancePath: string; message?: string; params: Record<string, unknown> };

/** One plain sentence naming the parameter, the value and what was expected. */
function sentenceFor(issue: Issue, given: Record<string, unknown>, known: string[]): string {
  if (issue.keyword === "unrecognized_keys") {
    const names = (issue.params.keys as string[]).map(quoted).join(", ");
    const allowed = known.length > 0 ? `this address takes ${known.join(", ")}` : "this address takes none";
    return `Unknown parameter ${names}: ${allowed}.`;
  }
  const [name = "", place] = issue.instancePath.slice(1).split("/");
  const value = place === undefined ? given[name] : [given[name]].flat()[Number(place)];
  if (value === undefined) return `The parameter "${name}" is missing.`;
  if (Array.isArray(value)) return `The parameter "${name}" is given ${value.length} times: give it once.`;
  return `The parameter "${name}" is ${quoted(value)}: it must ${expected(issue)}.`;
}

function expected({ keyword, params, message }: Issue): string {
  const characters = params.origin === "string" ? " characters long" : "";
  if (keyword === "too_small")
    return characters && params.minimum === 1 ? "not be empty" : `be at least ${params.minimum}${characters}`;
  if (keyword === "too_big") return `be at most ${params.maximum}${characters}`;
  if (keyword === "invalid_value" && (params.values as unknown[]).includes("true")) return "be true or false";
  if (keyword === "invalid_value") return `be one of ${(params.values as string[]).join(", ")}`;
  if (keyword === "invalid_type" && (params.expected === "int" || params.expected === "number"))
    return "be a whole number";
  if (keyword === "custom") return message!;
  if (keyword === "invalid_format" && params.format === "date") return "be a day as YYYY-MM-DD";
  return `be valid (${message})`;
}

/** The parameters that the address of this request knows, as its route's zod schema says. */
function knownParameters(request: FastifyRequest): string[] {
  const schema = request.routeOptions.schema?.querystring as { shape?: object } | undefined;
  return Object.keys(schema?.shape ?? {});
}

/** Turns what a route threw into `{ error }` with a sentence; what nobody foresaw goes to `report` and is not shown. */
export function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  report: (error: Error) => void,
): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const given = { ...(request.query as object), ...(request.body as object) };
    const known = knownParameters(request);
    const sentences = error.validation.map((issue) => sentenceFor(issue as Issue, given, known));
    return reply.code(400).send({ error: sentences.join(" ") });
  }
  if (error instanceof Foreign) return reply.code(403).send({ error: error.message });
  if (error instanceof WrongType) return reply.code(415).send({ error: error.message });
  if (error instanceof BadCursor) return reply.code(400).send({ error: error.message });
  if (error instanceof TooLong) return reply.code(400).send({ error: error.message });
  if (error instanceof NoAnswer) return reply.code(404).send({ error: error.message });
  if (error instanceof NotFound) return reply.code(404).send({ error: error.message });
  if (error.statusCode !== undefined && error.statusCode < 500)
    return reply.code(error.statusCode).send({ error: `${error.message}.` });
  report(error);
  if (error instanceof StoreError) return reply.code(503).send({ error: error.message });
  return reply.code(500).send({ error: "The server failed to answer; its own output says why." });
}
