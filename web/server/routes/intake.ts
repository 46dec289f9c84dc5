import { Readable } from "node:stream";
import { z } from "zod";
import { type Archive, type GraphReader, StoreError } from "#data/store/store.ts";
import { ENDINGS_READ } from "#ingest/1-read/format.ts";
import type { Input } from "#ingest/1-read/inputs.ts";
import type { Failure, Loaded } from "#ingest/7-load/load.ts";
import { jsonLine } from "#ingest/summary.ts";
import { type Addition, MOST_FILE_BYTES, MOST_TEXT_BYTES } from "#schema/adding.ts";
import { intakeSchema, removalSchema } from "#schema/api.ts";
import type { Intake } from "../intake.ts";
import { NotFound } from "../problems.ts";
import { badRequest, forbidden, idParams, noQuery, notFound, type Routes, wrongType } from "./routes.ts";

const results = z
  .any()
  .describe(
    "JSON lines, one for each article as it goes in: outcome (added, replaced, unchanged, duplicate, failed), id, title, problem",
  );

/** What changes the store: texts, addresses and files that go in, and articles that are taken out. */
export const adding =
  (intake: Pick<Intake, "add" | "fetches">): Routes<GraphReader & Archive> =>
  (store, report) =>
  (app, _, done) => {
    app.removeContentTypeParser("text/plain");
    app.addContentTypeParser(
      "application/octet-stream",
      { parseAs: "buffer", bodyLimit: MOST_FILE_BYTES },
      (_request, body, parsed) => parsed(null, body),
    );
    const told = (input: Input) => Readable.from(lines(intake.add(input), input.file, report));

    app.get(
      "/api/intake",
      {
        schema: {
          summary: "What can be read into the store",
          querystring: noQuery,
          response: { 200: intakeSchema, 400: badRequest },
        },
      },
      () => ({ fetches: intake.fetches, endings: ENDINGS_READ }),
    );

    app.post(
      "/api/articles",
      {
        bodyLimit: MOST_TEXT_BYTES,
        schema: {
          summary: "Reads a text, or the article or feed at an address, into the store",
          consumes: ["application/json"],
          querystring: noQuery,
          body: z.union([
            z.strictObject({ text: z.string().min(1) }),
            z.strictObject({ address: z.string().min(1).max(4096) }),
          ]),
          response: { 200: results, 400: badRequest, 403: forbidden, 415: wrongType },
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
        bodyLimit: MOST_FILE_BYTES,
        schema: {
          summary: "Reads a file into the store: its bytes are the request's body",
          consumes: ["application/octet-stream"],
          querystring: z.strictObject({ name: z.string().min(1).max(1024) }),
          response: { 200: results, 400: badRequest, 403: forbidden, 415: wrongType },
        },
      },
      async ({ query, body }, reply) =>
        reply
          .type("application/x-ndjson")
          .send(told({ file: query.name, content: (body as Buffer | null) ?? Buffer.alloc(0) })),
    );
    app.get(
      "/api/articles/:id/removal",
      {
        schema: {
          summary: "What would go with an article that is taken out of the store",
          params: idParams,
          querystring: noQuery,
          response: { 200: removalSchema, 400: badRequest, 404: notFound },
        },
      },
      async ({ params: { id } }) => {
        const [detail, entities] = [await store.article(id), await store.leaving(id)];
        if (detail === null || entities === null) throw new NotFound("article", id);
        const { claims } = detail;
        const sentences = new Set(claims.map(({ sentence }) => sentence.index)).size;
        return { claims: claims.length, sentences, entities };
      },
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
  file: string,
  report: (error: Error) => void,
): AsyncGenerator<string> {
  try {
    for await (const article of articles) yield `${jsonLine(article)}\n`;
  } catch (error) {
    // The answer has begun: the failure is told in it.
    report(error as Error);
    const failed: Addition = {
      outcome: "failed",
      file,
      line: null,
      problem: error instanceof StoreError ? error.message : "the server failed; its own output says why.",
    };
    yield `${JSON.stringify(failed)}\n`;
  }
}
