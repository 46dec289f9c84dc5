import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const OLDEST_JAVA = 17;

/** A server cannot be started on this machine; the message is one sentence with the remedy. */
export class LocalServerError extends Error {
  override name = "LocalServerError";
}

/**
 * The program `java`: that of JAVA_HOME, or else of the PATH.
 *
 * @throws {LocalServerError} where there is none, or one that is too old
 */
export async function findJava(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const java = environment.JAVA_HOME ? join(environment.JAVA_HOME, "bin/java") : "java";
  const remedy = `install Java ${OLDEST_JAVA} or newer (on Debian: apt-get install openjdk-17-jre-headless), or set JAVA_HOME to it`;
  const said = await run(java, ["-version"], { env: environment }).catch(() => {
    throw new LocalServerError(`A local Neo4j needs Java, and there is no ${java}: ${remedy}.`);
  });
  const version = /version "(?:1\.)?(\d+)/.exec(said.stderr + said.stdout)?.[1];
  if (Number(version ?? 0) >= OLDEST_JAVA) return java;
  throw new LocalServerError(
    `A local Neo4j needs a newer Java than ${version ?? "that"} of ${java}: ${remedy}.`,
  );
}

/**
 * A folder with the jars of the server, fetched by Maven where it is not there yet.
 *
 * @param cache folder for what may be fetched again
 * @param say told before the long wait
 * @throws {LocalServerError} where there is no Maven, or it cannot fetch them
 */
export async function fetchServer(
  cache: string,
  say: (sentence: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const pom = join(import.meta.dirname, "pom.xml");
  const name = createHash("sha256").update(readFileSync(pom)).digest("hex").slice(0, 12);
  const folder = join(cache, `neo4j-jars-${name}`);
  if (existsSync(folder)) return folder;
  const maven = await run("mvn", ["-v"], { env: environment }).then(
    () => "mvn",
    () => {
      throw new LocalServerError(
        "A local Neo4j is fetched by Maven, and there is no mvn: install Maven (on Debian: apt-get install maven).",
      );
    },
  );
  say("Fetching Neo4j Community 5.26 (118 MB)…");
  mkdirSync(cache, { recursive: true });
  const unfinished = `${folder}.${process.pid}`;
  try {
    await run(
      maven,
      [
        "--batch-mode",
        "--quiet",
        "--file",
        pom,
        "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
        "-DincludeScope=runtime",
        `-DoutputDirectory=${unfinished}`,
      ],
      { env: environment, maxBuffer: 1 << 24 },
    );
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } catch (error) {
    const said = String((error as { stdout?: string }).stdout || (error as Error).message);
    const reason = said.split("\n").find((line) => line.includes("ERROR")) ?? said.split("\n")[0];
    throw new LocalServerError(
      `Maven could not fetch Neo4j (${reason!.slice(0, 300)}): see that this machine reaches repo.maven.apache.org, and try again.`,
    );
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
