import { describe, expect, test } from "vitest";
import { createApp } from "#web/server/app.ts";

const store = { health: async () => ({ store: "sqlite", articles: 0, entities: 0, claims: 0 }) } as never;

async function statusFor(listening: string, host: string): Promise<number> {
  const app = createApp(store, { host: listening });
  return (await app.inject({ url: "/api/health", headers: { host } })).statusCode;
}

describe("a server on 127.0.0.1", () => {
  test.each([
    "localhost",
    "localhost:4600",
    "LOCALHOST:1",
    "127.0.0.1:4600",
    "127.8.9.1",
    "[::1]",
    "[::1]:4600",
  ])("answers to %s", async (host) => expect(await statusFor("127.0.0.1", host)).toBe(200));

  test.each([
    "example.org",
    "example.org:4600",
    "localhost.example.org",
    "127.0.0.1.example.org",
    "user@localhost",
    "localhost:4600:80",
    "[::2]",
    "192.168.1.5",
    "0.0.0.0",
    " ",
  ])("refuses %s", async (host) => expect(await statusFor("127.0.0.1", host)).toBe(403));

  test("says what it refused and how to allow it", async () => {
    const response = await createApp(store).inject({ url: "/", headers: { host: "example.org" } });
    expect(response.json().error).toBe(
      'This server does not answer to the host "example.org": set HOST to that name to allow it.',
    );
  });
});

test.each([
  ["192.168.1.5", "192.168.1.5:4600", 200],
  ["192.168.1.5", "localhost", 200],
  ["192.168.1.5", "192.168.1.6", 403],
  ["Desk.example.org", "desk.example.ORG:4600", 200],
  ["fd00::5", "[fd00::5]:4600", 200],
  ["0.0.0.0", "anything.example.org", 200],
  ["::", "anything.example.org", 200],
])("a server told to listen on %s gives %s the status %i", async (listening, host, status) => {
  expect(await statusFor(listening, host)).toBe(status);
});
