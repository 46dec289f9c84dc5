import swagger, { type SwaggerTransformObject } from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import {
  articleDetailSchema,
  claimPageSchema,
  claimViewSchema,
  completionSchema,
  edgeSchema,
  entityDetailSchema,
  errorSchema,
  graphSchema,
  healthSchema,
  nodeSchema,
  searchSchema,
} from "#schema/api.ts";
import { compactGraphSchema } from "#schema/compact-schema.ts";
import {
  chainsSchema,
  facetsSchema,
  neighbourhoodSchema,
  timelineSchema,
  viewSchema,
} from "#schema/exploring.ts";
import { noQuery } from "./routes/routes.ts";

/** The shapes that the document names, by the name it gives them. */
const NAMED = {
  ArticleDetail: articleDetailSchema,
  Claim: claimViewSchema,
  ClaimPage: claimPageSchema,
  Edge: edgeSchema,
  EntityDetail: entityDetailSchema,
  Facets: facetsSchema,
  Error: errorSchema,
  Chains: chainsSchema,
  CompactGraph: compactGraphSchema,
  Completion: completionSchema,
  Graph: graphSchema,
  Health: healthSchema,
  Neighbourhood: neighbourhoodSchema,
  Node: nodeSchema,
  SearchResult: searchSchema,
  Timeline: timelineSchema,
  View: viewSchema,
};

type Transformed = ReturnType<SwaggerTransformObject>;

/** Every shape is also described as an input ("GraphInput"); this API takes none of them. */
function withoutInputShapes(document: Transformed): Transformed {
  const shapes =
    (document as { components?: { schemas?: Record<string, unknown> } }).components?.schemas ?? {};
  for (const name of Object.keys(NAMED)) delete shapes[`${name}Input`];
  return document;
}

/** Describes every route registered after it by the schemas of schema/api.ts, at /api/openapi.json. */
export async function describe(app: FastifyInstance): Promise<void> {
  const schemaRegistry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) schemaRegistry.add(schema, { id });
  const nameShapes = createJsonSchemaTransformObject({ schemaRegistry });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Demarche",
        version: "1",
        description: "Who did or said what to whom, with the sentence that says so.",
      },
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: (document) => withoutInputShapes(nameShapes(document)),
  });
  app.get("/api/openapi.json", { schema: { hide: true, querystring: noQuery } }, () => app.swagger());
}
