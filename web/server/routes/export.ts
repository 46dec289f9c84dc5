import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Archive, GraphReader } from "#data/store/store.ts";
import { exportProgressSchema, MOST_PLACES } from "#schema/exporting.ts";
import { type Question, questionSchema } from "#schema/question.ts";
import { FORMAT_NAMES, FORMATS } from "#web/export/formats.ts";
import { SCALES, type WriteOptions } from "#web/export/subgraph.ts";
import { filesOf } from "../export/files.ts";
import { RunningExports } from "../export/running.ts";
import { storeSource } from "../export/store-source.ts";
import { gather } from "../export/subgraph.ts";
import { productVersion } from "../export/version.ts";
import { buffered, zipped } from "../export/zip.ts";
import { asked, badRequest, forbidden, notFound, type Routes, wrongType } from "./routes.ts";

const key = z.string().min(1).max(100);

const exportQuerySchema = questionSchema.extend({
  format: z.enum(FORMAT_NAMES),
  hops: z.coerce.number().int().min(1).max(5).default(1).describe("how far around those of `around`"),
  scale: z.coerce
    .number()
    .pipe(z.literal(SCALES))
    .optional()
    .describe("of a picture in pixels: how many for each pixel of a screen"),
  key: key.optional().describe("a name for this export, to ask by how far it is"),
});

const placesSchema = z
  .record(z.string(), z.tuple([z.number(), z.number()]))
  .refine((places) => Object.keys(places).length <= MOST_PLACES, {
    error: `name ${MOST_PLACES} entities at most`,
  })
  .describe("by entity id: CSS pixels to the right and upwards");

const schema = {
  querystring: asked(exportQuerySchema),
  response: { 400: badRequest, 404: notFound.describe("no claim answers the question") },
};

export const exports: Routes<GraphReader & Archive> = (store) => (app, _, done) => {
  const running = new RunningExports();

  const send = async (
    { format, hops, scale, key, ...question }: z.infer<typeof exportQuerySchema>,
    options: WriteOptions,
    reply: FastifyReply,
  ) => {
    const stop = new AbortController();
    const progress = running.start(key);
    // Whoever goes away needs no answer any more: the reading ends there.
    reply.raw.once("close", () => {
      stop.abort();
      running.end(key, progress);
    });
    const { signal } = stop;
    const step = () => {
      progress.done += 1;
    };
    const subgraph = await gather(
      await storeSource(store),
      { question: given(question), hops },
      { version: productVersion(), date: new Date(), signal, step },
    ).catch((error: unknown) => {
      if (!signal.aborted) throw error;
      return null;
    });
    if (subgraph === null) return reply.hijack();
    progress.total = subgraph.provenance.counts.claims * FORMATS[format].passes;
    const files = await filesOf(format, subgraph, `demarche.${FORMATS[format].extension}`, {
      ...options,
      ...(scale !== undefined && { scale }),
      signal,
      step,
    });
    const isZip = files.length > 1;
    return reply
      .type(isZip ? "application/zip" : FORMATS[format].mediaType)
      .header("content-disposition", `attachment; filename="${isZip ? "demarche.zip" : files[0]!.name}"`)
      .send(Readable.from(isZip ? zipped(files) : buffered(files[0]!.chunks)) as never);
  };

  app.get(
    "/api/export",
    {
      schema: {
        ...schema,
        summary:
          "The claims that answer a question as a file, written while it is read; several files of a format come as one zip",
      },
    },
    ({ query }, reply) => send(query, {}, reply),
  );

  app.post(
    "/api/export",
    {
      schema: {
        ...schema,
        response: { ...schema.response, 403: forbidden, 415: wrongType },
        consumes: ["application/json"],
        summary:
          "The same with its picture, alone or in a briefing, as it is shown: these entities, where they stand",
        body: z.strictObject({ places: placesSchema }),
      },
    },
    ({ query, body }, reply) => send(query, body, reply),
  );

  app.get(
    "/api/export/progress/:key",
    {
      schema: {
        summary: "How far an export is that is being written, in claims; nothing where none of this key is",
        params: z.object({ key }),
        response: { 200: exportProgressSchema, 204: z.null(), 400: badRequest },
      },
    },
    async ({ params }, reply) => running.get(params.key) ?? reply.code(204).send(null),
  );
  done();
};

/** The parts of a question that are not left open. */
function given(question: z.infer<typeof questionSchema>): Question {
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
}
