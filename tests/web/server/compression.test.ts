import type { FastifyReply, FastifyRequest } from "fastify";
import { expect, test } from "vitest";
import { compressing } from "#web/server/compression.ts";

/** Shortens answers as one server does. */
function shortening() {
  const shorten = compressing();
  const request = { headers: { "accept-encoding": "br" } } as unknown as FastifyRequest;
  const reply = { header: () => reply, removeHeader: () => reply } as unknown as FastifyReply;
  return (text: string) => shorten(request, reply, text);
}

test("what a page opens with is shortened once, however many short answers come between", async () => {
  const shorten = shortening();
  const opening = "a view ".repeat(1000);
  const first = await shorten(opening);
  for (let one = 0; one < 50; one++) await shorten(`completion ${one} `.repeat(200));
  expect(await shorten(opening)).toBe(first);
});

test("answers that are too long to be kept together let go of the oldest", async () => {
  const shorten = shortening();
  const [older, newer] = ["older ", "newer "].map((word) => word.repeat(3 * 2 ** 20));
  const first = await shorten(older!);
  await shorten(newer!);
  expect(await shorten(older!)).not.toBe(first);
});
