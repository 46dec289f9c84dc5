import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fetchServer, findJava } from "#data/store/neo4j/server/programs.ts";
import { LocalServer } from "#data/store/neo4j/server/server.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarche-programs-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Puts a shell script of this name into the folder's bin. */
async function script(name: string, text: string): Promise<NodeJS.ProcessEnv> {
  const path = join(folder, "bin", name);
  await mkdir(join(folder, "bin"), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return { JAVA_HOME: folder, PATH: `${join(folder, "bin")}:/bin:/usr/bin` };
}

describe("Java", () => {
  test.each(["17.0.15", "21", "25.0.1"])("%s will do", async (version) => {
    const environment = await script("java", `echo 'openjdk version "${version}" 2025-04-15' >&2`);
    expect(await findJava(environment)).toBe(join(folder, "bin/java"));
  });

  test.each([
    ["11.0.2", "11"],
    ["1.8.0_292", "8"],
  ])("%s is too old", async (version, told) => {
    const environment = await script("java", `echo 'java version "${version}"' >&2`);
    await expect(findJava(environment)).rejects.toThrow(
      `A local Neo4j needs a newer Java than ${told} of ${join(folder, "bin/java")}: install Java 17 or newer`,
    );
  });

  test("that is not there is named with what to install", async () => {
    await expect(findJava({ JAVA_HOME: folder })).rejects.toThrow(
      /^A local Neo4j needs Java, and there is no .*bin\/java: install Java 17 or newer \(on Debian: apt-get install openjdk-17-jre-headless\), or set JAVA_HOME to it\.$/,
    );
  });
});

describe("Maven", () => {
  const said: string[] = [];

  test("that is not there is named with what to install", async () => {
    await expect(fetchServer(folder, (one) => said.push(one), { PATH: folder })).rejects.toThrow(
      "there is no mvn: install Maven (on Debian: apt-get install maven)",
    );
  });

  test("that cannot fetch leaves nothing half done, and says why", async () => {
    const environment = await script(
      "mvn",
      '[ "$1" = -v ] && exit 0; for one; do case $one in -DoutputDirectory=*) mkdir -p "$(echo $one | cut -d= -f2)"; esac; done; echo "[ERROR] Unknown host repo.maven.apache.org"; exit 1',
    );
    const cache = join(folder, "cache");
    await expect(fetchServer(cache, (one) => said.push(one), environment)).rejects.toThrow(
      "Maven could not fetch Neo4j ([ERROR] Unknown host repo.maven.apache.org): see that this machine reaches",
    );
    expect(await readdir(cache)).toEqual([]);
  });

  test("is asked once", async () => {
    const environment = await script(
      "mvn",
      'for one; do case $one in -DoutputDirectory=*) mkdir -p "$(echo $one | cut -d= -f2)"; esac; done; exit 0',
    );
    const cache = join(folder, "cache");
    const first = await fetchServer(cache, () => undefined, environment);
    expect(await fetchServer(cache, () => undefined, { PATH: folder })).toBe(first);
    expect(await readdir(cache)).toHaveLength(1);
  });
});

describe("a local server", () => {
  const settings = { java: "java", jars: "none", http: 0, password: "-", heap: 64, pageCache: 8 };

  test("whose port is in use is refused in one sentence", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => other.once("listening", listening));
    const { port } = other.address() as { port: number };
    const server = new LocalServer({ ...settings, folder, bolt: port });
    await expect(server.start()).rejects.toThrow(
      `Neo4j cannot listen on port ${port} of 127.0.0.1 (listen EADDRINUSE: address already in use 127.0.0.1:${port}): stop the program that does, or choose others by --bolt and --http.`,
    );
    other.close();
  });

  test("that ends before it answers is told of with its last words", async () => {
    await script("java", 'echo "Caused by: the lock is held"; exit 1');
    const server = new LocalServer({ ...settings, java: join(folder, "bin/java"), folder, bolt: 0 });
    await expect(server.start()).rejects.toThrow(
      `Neo4j ended before it answered (Caused by: the lock is held): read ${join(folder, "output.log")} and ${join(folder, "logs/neo4j.log")}.`,
    );
  });
});
