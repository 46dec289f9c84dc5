import { isLoopback } from "./hosts.ts";

export interface Settings {
  host: string;
  port: number;
  /** What every request must have; null where nobody but this machine's users can ask. */
  token: string | null;
}

/** The server cannot start as it was asked to. `message` is one sentence: what is wrong, the value, the remedy. */
export class StartError extends Error {
  override name = "StartError";
}

/**
 * Where the environment asks to listen: HOST (127.0.0.1) and PORT (4600; 0 is any free port).
 *
 * @throws {StartError} where PORT is no port, or others could reach the server without a token
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const { HOST, PORT, DEMARCHE_TOKEN } = environment;
  const port = Number(PORT || "4600");
  if (!/^\d*$/.test(PORT ?? "") || port > 65_535)
    throw new StartError(`PORT is "${PORT}": set it to a number from 1 to 65535, or leave it out for 4600.`);
  const host = HOST || "127.0.0.1";
  const token = DEMARCHE_TOKEN?.trim() || null;
  if (token === null && !isLoopback(host.toLowerCase()))
    throw new StartError(
      `HOST is "${host}", where others on the network reach this server: set DEMARCHE_TOKEN to a secret that every request must then have, or leave HOST out.`,
    );
  if (token !== null && !/^[\w.~-]{16,}$/.test(token))
    throw new StartError(
      "DEMARCHE_TOKEN must have at least 16 letters, figures and - . _ ~: make one by `openssl rand -hex 24`.",
    );
  return { host, port, token };
}

/** The address to type into a browser on this machine. */
export function addressOf(host: string, port: number): string {
  const name = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** Says in one sentence why the server cannot listen; other errors are returned as they are. */
export function explainListening(error: unknown, { host, port }: Pick<Settings, "host" | "port">): unknown {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is in use: stop the program that listens there, or choose another port with PORT.`,
    EACCES: `This user may not listen on port ${port} of ${host}: choose a port from 1024 up with PORT.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: set HOST to one of its addresses, or leave it out for 127.0.0.1.`,
    ENOTFOUND: `HOST is "${host}", which is no address or name known here: leave it out for 127.0.0.1.`,
  };
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""];
  return reason === undefined ? error : new StartError(reason);
}
