import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Archive, GraphReader } from "#data/store/store.ts";
import type { Input } from "#ingest/1-read/inputs.ts";
import type { Failure, Loaded } from "#ingest/7-load/load.ts";
import { jsonLine } from "#ingest/summary.ts";
import { errorSchema } from "#schema/api.ts";
import { isOwnPage } from "../hosts.ts";
import { Foreign, NotFound } from "../problems.ts";
import { badRequest, idParams, noQuery, notFound, type Routes } from "./routes.ts";

const MOST_BYTES = 50_000_000;

const forbidden = errorSchema.describe("the request does not come from a page of this server");
const results = z
  .any()
  .describe(
    "JSON lines, one for each article as it goes in: outcome (added, replaced, unchanged, duplicate, failed), id, title, problem",
  );

/** Browsers tell the origin of whatever changes something; what has none, or another, is not from this server's page. */
async function refuseForeign({ headers, routeOptions }: FastifyRequest): Promise<void> {
  if (headers.origin === undefined || !isOwnPage(headers)) throw new Foreign(headers.origin);
  const [wanted] = (routeOptions.schema as { consumes?: string[] } | undefined)?.consumes ?? [];
  const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  // Other types are those that a form of any site can send.
  if (wanted !== undefined && type !== wanted)
    throw Object.assign(new Error(`The content type is "${type ?? ""}": it must be ${wanted}`), {
      statusCode: 415,
    });
}

/** What changes the store: texts, addresses and files that go in, and articles that are taken out. */
export const intake =
  (add: (input: Input) => AsyncIterable<Loaded | Failure>): Routes<GraphReader & Archive> =>
  (store, report) =>
  (app, _, done) => {
    app.addHook("onRequest", refuseForeign);
    app.removeContentTypeParser("text/plain");
    app.addContentTypeParser(
      "application/octet-stream",
      { parseAs: "buffer", bodyLimit: MOST_BYTES },
      (_request, body, parsed) => parsed(null, body),
    );
    const told = (input: Input) => Readable.from(lines(add(input), report));

    app.post(
      "/api/articles",
      {
        bodyLimit: 12_000_000,
        schema: {
          summary: "Reads a text, or the article or feed at an address, into the store",
          consumes: ["application/json"],
          querystring: noQuery,
          body: z.union([
            z.strictObject({ text: z.string().min(1) }),
            z.strictObject({ address: z.string().min(1).max(4096) }),
          ]),
          response: { 200: results, 400: badRequest, 403: forbidden },
        },
      },
      async ({ body }, reply) =>
        reply
          .type("application/x-ndjson")
          .send(
            told(
              "text" in body
                ? { file: "pasted.txt", content: Buffer.from(body.text) }
                : { file: body.address, address: body.address },
            ),
          ),
    );
    app.post(
      "/api/articles/file",
      {
        bodyLimit: MOST_BYTES,
        schema: {
          summary: "Reads a file into the store: its bytes are the request's body",
          consumes: ["application/octet-stream"],
          querystring: z.strictObject({ name: z.string().min(1).max(1024) }),
          response: { 200: results, 400: badRequest, 403: forbidden },
        },
      },
      async ({ query, body }, reply) =>
        reply
          .type("application/x-ndjson")
          .send(told({ file: query.name, content: (body as Buffer | null) ?? Buffer.alloc(0) })),
    );
    app.delete(
      "/api/articles/:id",
      {
        schema: {
          summary:
            "Takes an article out of the store, with its claims and the entities that nobody else names",
          params: idParams,
          querystring: noQuery,
          response: {
            200: z.object({ removed: z.string() }),
            400: badRequest,
            403: forbidden,
            404: notFound,
          },
        },
      },
      async ({ params }) => {
        if (!(await store.remove(params.id))) throw new NotFound("article", params.id);
        return { removed: params.id };
      },
    );
    done();
  };

async function* lines(
  articles: AsyncIterable<Loaded | Failure>,
  report: (error: Error) => void,
): AsyncGenerator<string> {
  try {
    for await (const article of articles) yield `${jsonLine(article)}\n`;
  } catch (error) {
    // The answer has begun: the store's own failure is told in it.
    report(error as Error);
    yield `${JSON.stringify({ outcome: "failed", problem: "the server failed; its own output says why." })}\n`;
  }
}
