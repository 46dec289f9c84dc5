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

/** What a zod schema says of the parameters it takes: of an object, or of one of several objects. */
type Parameters = { shape?: object; options?: { shape?: object }[] } | undefined;

/** The parameters that the address of this request knows, as its route's zod schema says. */
function knownParameters({ routeOptions: { schema } }: FastifyRequest): string[] {
  return [
    ...namesIn(schema?.querystring as Parameters),
    ...alternativesIn(schema?.body as Parameters).flat(),
  ];
}

function namesIn(schema: Parameters): string[] {
  return Object.keys(schema?.shape ?? {});
}

/** The parameters of each of the objects of which a body may be one. */
function alternativesIn(schema: Parameters): string[][] {
  return (schema?.options ?? [schema]).map(namesIn);
}

/**
 * What is wrong with a request by its issues. A body that may be one of several objects fails with the issues of each: told are those of the one
 * that it is meant to be.
 */
function sentencesFor(issue: Issue, request: FastifyRequest): string[] {
  const given = { ...(request.query as object), ...(request.body as object) };
  const known = knownParameters(request);
  if (issue.keyword !== "invalid_union") return [sentenceFor(issue, given, known)];
  const alternatives = alternativesIn(request.routeOptions.schema?.body as Parameters);
  const named = alternatives.map((names) => names.filter((name) => name in given));
  const [meant, other] = [...named.keys()].filter((place) => named[place]!.length > 0);
  if (meant === undefined || other !== undefined)
    return [
      `The body has ${meant === undefined ? "none" : "more than one"} of ${known.map(quoted).join(" and ")}: give exactly one.`,
    ];
  const errors = issue.params.errors as (Record<string, unknown> & { code: string; path: string[] })[][];
  return errors[meant]!.map(({ code, path, ...params }) =>
    sentenceFor(
      { keyword: code, instancePath: `/${path.join("/")}`, message: String(params.message), params },
      given,
      known,
    ),
  );
}

/** Turns what a route threw into `{ error }` with a sentence; what nobody foresaw goes to `report` and is not shown. */
export function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  report: (error: Error) => void,
): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const sentences = error.validation.flatMap((issue) => sentencesFor(issue as Issue, request));
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
  // Whoever asked may leave before the answer begins: nothing has failed.
  if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") report(error);
  if (error instanceof StoreError) return reply.code(503).send({ error: error.message });
  return reply.code(500).send({ error: "The server failed to answer; its own output says why." });
}
