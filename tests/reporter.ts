import type { Reporter, SerializedError, TestModule } from "vitest/node";

/**
 * Ends a run with what was skipped, and why, and with one line that a script can read: "120 passed, 0 failed, 3 skipped".
 * With CI=true a skipped test fails the run: the build machine has what the tests need.
 */
export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.flatMap((test) => {
      const result = test.result();
      return result.state === "skipped"
        ? [result.note ?? `${test.module.relativeModuleId}: ${test.fullName}`]
        : [];
    });
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const brokenFiles = modules.filter((module) => module.errors().length > 0).length;
    for (const reason of new Set(skipped)) console.log(`skipped: ${reason}`);
    if (skipped.length > 0 && process.env.CI === "true") {
      console.log("With CI=true a skipped test is a failure.");
      process.exitCode = 1;
    }
    const failed = count("failed") + brokenFiles + errors.length;
    console.log(`${count("passed")} passed, ${failed} failed, ${skipped.length} skipped`);
  }
}
