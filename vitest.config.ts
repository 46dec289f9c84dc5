import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", "./tests/reporter.ts"],
    projects: [
      {
        test: { name: "unit", include: ["tests/**/*.test.ts"], exclude: ["tests/browser/**"] },
      },
      {
        // One browser at a time, after everything else: journeys that share a machine's cores time each other out.
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
