import { join } from "node:path";
import serveStatic from "@fastify/static";
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Archive, Drawings, GraphReader } from "#data/store/store.ts";
import { admit } from "./access.ts";
import { compressing } from "./compression.ts";
import { SECURITY_HEADERS } from "./headers.ts";
import { isHostAllowed } from "./hosts.ts";
import type { Intake } from "./intake.ts";
import { describe } from "./openapi.ts";
import { refuseForeign } from "./own-page.ts";
import { answerError } from "./problems.ts";
import { articles } from "./routes/articles.ts";
import { claims } from "./routes/claims.ts";
import { entities } from "./routes/entities.ts";
import { exploring } from "./routes/exploring.ts";
import { exports } from "./routes/export.ts";
import { adding } from "./routes/intake.ts";
import { overview } from "./routes/overview.ts";
import { sample } from "./routes/sample.ts";
import { search } from "./routes/search.ts";

export interface AppOptions {
  /** The address that the server listens on; it decides which Host headers are answered. Default: loopback only. */
  host?: string;
  /** Folder of the built page, served at /. Default: the API alone. */
  page?: string;
  /** Brings the sample article into the store. Default: it is not offered. */
  sample?: () => Promise<void>;
  /** Takes articles in. Default: nothing that asks to change the store is there. */
  intake?: Pick<Intake, "add" | "fetches">;
  /** What every request must have. Default: nothing. */
  token?: string | null;
  /** Told of failures that are the server's own fault. */
  report?: (error: Error) => void;
}

/** Entity and article ids may be long (an article's id is whatever its source gave). */
const LONGEST_ID = 4096;

/** Bytes of a request's head. A view that hides or selects many names them in its address; browsers take addresses of 2 MB. */
const LONGEST_HEAD = 2 * 1024 * 1024 + 65_536;

/** The web application over a store: the API, its description and the page. Nothing listens yet. */
export function createApp(
  store: GraphReader & Archive & Drawings,
  options: AppOptions = {},
): FastifyInstance {
  const { host = "127.0.0.1", page, sample: bring, intake, token = null, report = () => {} } = options;
  const app = Fastify({
    routerOptions: { maxParamLength: LONGEST_ID },
    forceCloseConnections: true,
    http: { maxHeaderSize: LONGEST_HEAD },
    frameworkErrors: (error, _, reply) => answerBadAddress(error, reply as FastifyReply),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  app.addHook("onRequest", async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    if (!isHostAllowed(request.headers.host, host))
      return reply.code(403).send({
        error: `This server does not answer to the host "${request.headers.host ?? ""}": set HOST to that name to allow it.`,
      });
    refuseForeign(request);
    reply.header("cache-control", "no-cache");
    const admission = token === null ? { passes: true } : admit(request, token);
    if ("cookie" in admission)
      return reply.header("set-cookie", admission.cookie).redirect(admission.address, 303);
    if (!admission.passes)
      return reply.code(401).header("www-authenticate", "Bearer").send({
        error:
          "This server wants its token: add ?token=… to the address once, or send it as Authorization: Bearer.",
      });
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => answerError(error, request, reply, report));
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `There is nothing at ${request.method} ${request.url}.` }),
  );

  app.register(async (api) => {
    api.addHook("onSend", compressing());
    await describe(api);
    for (const routes of [overview, search, entities, claims, exploring, articles, exports])
      api.register(routes(store, report));
    if (intake !== undefined) api.register(adding(intake)(store, report));
    if (bring !== undefined) api.register(sample(bring)(store, report));
  });
  if (page !== undefined) servePage(app, page);
  return app;
}

/** Answers before any route or hook: an address that does not decode ("/api/entities/100%"). */
function answerBadAddress(error: FastifyError, reply: FastifyReply): void {
  reply
    .headers(SECURITY_HEADERS)
    .code(400)
    .send({ error: `${error.message}.` });
}

/** Names of built assets carry a hash of their content, so they never change; the page that names them is asked for anew. */
function servePage(app: FastifyInstance, folder: string): void {
  const hashed = join(folder, "assets");
  app.register(serveStatic, {
    root: folder,
    cacheControl: false,
    dotfiles: "ignore",
    setHeaders: (reply, path) => {
      if (path.startsWith(hashed)) reply.header("cache-control", "public, max-age=31536000, immutable");
    },
  });
}
