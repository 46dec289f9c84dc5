import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", "./tests/reporter.ts"],
    setupFiles: ["./tests/environment.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", "tests/data/store/neo4j/**"],
          // No test is about time: a busy machine fails none.
          testTimeout: 60_000,
        },
      },
      {
        // One server, which every file empties; after the tests that need no more than a processor.
        extends: true,
        test: {
          name: "neo4j",
          include: ["tests/data/store/neo4j/**/*.test.ts"],
          globalSetup: ["./tests/data/store/neo4j/server.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // One browser at a time, after everything else: journeys that share a machine's cores time each other out.
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What a page comes to is waited for; a busy machine takes its time.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
