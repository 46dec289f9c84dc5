import type { FastifyRequest } from "fastify";
import { Foreign, WrongType } from "./problems.ts";

/** How a browser names the pages of others that ask, where it says who asks at all. */
const OTHERS = new Set(["cross-site", "same-site"]);

/**
 * Refuses requests that a page of somebody else could make in a reader's name. Whatever is no mere reading must say by its Origin that it comes from
 * this server's page (browsers do, and let no page say otherwise), and with a body be of the type that its route consumes, none of which a form can
 * send. Of mere reading the API refuses what a browser says another page asked for: it learns nothing by it, but answers cost much.
 *
 * @throws {Foreign} {WrongType}
 */
export function refuseForeign({ method, headers, routeOptions }: FastifyRequest): void {
  if (method === "GET" || method === "HEAD") {
    // The route's, since an address can be written in many ways ("/%61pi").
    if (routeOptions.url?.startsWith("/api/") && OTHERS.has(String(headers["sec-fetch-site"])))
      throw new Foreign("A page of another site may not ask this server.");
    return;
  }
  const { origin, host } = headers;
  if (origin === undefined)
    throw new Foreign("The Origin header is missing: it must name this server, as its own page does.");
  if (origin !== `http://${host}` && origin !== `https://${host}`)
    throw new Foreign(`A page of "${origin}" may not change what this server holds, nor keep it busy.`);
  const [wanted] = (routeOptions.schema as { consumes?: string[] } | undefined)?.consumes ?? [];
  const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (wanted !== undefined && type !== wanted) throw new WrongType(type, wanted);
}
