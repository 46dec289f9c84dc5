export interface Settings {
  host: string;
  port: number;
}

/** The server cannot start as it was asked to. `message` is one sentence: what is wrong, the value, the remedy. */
export class StartError extends Error {
  override name = "StartError";
}

/**
 * Where the environment asks to listen: HOST (127.0.0.1) and PORT (4600; 0 is any free port).
 *
 * @throws {StartError} where PORT is no port
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const { HOST, PORT } = environment;
  const port = Number(PORT || "4600");
  if (!/^\d*$/.test(PORT ?? "") || port > 65_535)
    throw new StartError(`PORT is "${PORT}": set it to a number from 1 to 65535, or leave it out for 4600.`);
  return { host: HOST || "127.0.0.1", port };
}

/** The address to type into a browser on this machine. */
export function addressOf(host: string, port: number): string {
  const name = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** Says in one sentence why the server cannot listen; other errors are returned as they are. */
export function explainListening(error: unknown, { host, port }: Settings): unknown {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is in use: stop the program that listens there, or choose another port with PORT.`,
    EACCES: `This user may not listen on port ${port} of ${host}: choose a port from 1024 up with PORT.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: set HOST to one of its addresses, or leave it out for 127.0.0.1.`,
    ENOTFOUND: `HOST is "${host}", which is no address or name known here: leave it out for 127.0.0.1.`,
  };
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""];
  return reason === undefined ? error : new StartError(reason);
}
