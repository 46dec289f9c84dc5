import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { served, temporaryFolder } from "./servedStore.ts";

let app: Awaited<ReturnType<typeof served>>;

beforeAll(async () => {
  const page = temporaryFolder();
  mkdirSync(join(page, "assets"));
  writeFileSync(join(page, "index.html"), "<!doctype html><title>Demarche</title>");
  writeFileSync(join(page, "assets", "main-abc123.js"), "export {};");
  writeFileSync(join(page, ".built-from"), "secret");
  app = await served([], { page });
});

test("the page is at /, asked for anew each time", async () => {
  const response = await app.inject("/");
  expect(response.body).toContain("<title>Demarche</title>");
  expect(response.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(response.headers["cache-control"]).toBe("no-cache");
});

test("an asset, whose name changes with its content, is kept for a year", async () => {
  const response = await app.inject("/assets/main-abc123.js");
  expect(response.statusCode).toBe(200);
  expect(response.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test.each(["/.built-from", "/../package.json", "/%2e%2e/package.json", "/assets/", "/missing.js"])(
  "%s is not served",
  async (url) => {
    const response = await app.inject(url);
    expect([400, 403, 404]).toContain(response.statusCode);
    expect(response.json()).toEqual({ error: expect.any(String) });
  },
);

describe("the Content-Security-Policy", () => {
  test.each(["/", "/api/health", "/assets/main-abc123.js", "/missing", "/api/entities/100%"])(
    "of %s lets only scripts of this server run",
    async (url) => {
      const { headers } = await app.inject(url);
      const directives = new Map(
        String(headers["content-security-policy"])
          .split("; ")
          .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1).join(" ")]),
      );
      expect(directives.get("default-src")).toBe("'none'");
      expect(directives.get("script-src")).toBe("'self'");
      expect(directives.get("frame-ancestors")).toBe("'none'");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("no-referrer");
    },
  );
});
