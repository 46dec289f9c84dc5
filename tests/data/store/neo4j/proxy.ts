import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * A TCP proxy before a server's port, which can cut a connection or let it wait. It reads nothing of what goes through but where a request to
 * commit stands in it.
 */
export class CuttingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Called with every piece that a client sends or gets; where it returns true, the connection is cut instead of passing it on. */
  cutAt: (from: "client" | "server", piece: Buffer) => boolean = () => false;
  cuts = 0;
  /** Called likewise; the piece, and what comes behind it, is passed on when the promise is kept. */
  holdAt: (from: "client" | "server", piece: Buffer) => Promise<void> | null = () => null;

  constructor(port: number) {
    this.#server = createServer((client) => {
      const server = connect(port, "127.0.0.1");
      for (const [from, one, other] of [
        ["client", client, server],
        ["server", server, client],
      ] as const) {
        this.#sockets.add(one);
        one.on("error", () => undefined);
        one.on("close", () => {
          this.#sockets.delete(one);
          other.destroy();
        });
        one.on("data", (piece) => {
          if (this.cutAt(from, piece)) {
            this.cuts++;
            client.resetAndDestroy();
            server.resetAndDestroy();
            return;
          }
          const held = this.holdAt(from, piece);
          if (held === null) other.write(piece);
          else {
            one.pause();
            held.then(() => {
              other.write(piece);
              one.resume();
            });
          }
        });
      }
    });
  }

  /** @returns its port */
  async listen(): Promise<number> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return (this.#server.address() as { port: number }).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }
}

/**
 * Lets the next piece of a client's that is such a one wait.
 *
 * @returns resolves when it has come; lets it, and what is behind it, go on
 */
export function holdOnce(
  proxy: CuttingProxy,
  isSuch: (piece: Buffer) => boolean,
): [came: Promise<void>, goOn: () => void] {
  let goOn = () => {};
  const gate = new Promise<void>((open) => {
    goOn = open;
  });
  const came = new Promise<void>((come) => {
    proxy.holdAt = (from, piece) => {
      if (from !== "client" || !isSuch(piece)) return null;
      proxy.holdAt = () => null;
      come();
      return gate;
    };
  });
  return [came, goOn];
}

/** Whether a piece of the Bolt protocol holds a COMMIT message: a structure without fields, of signature 0x12, in a chunk of two bytes. */
export function isCommit(piece: Buffer): boolean {
  return piece.includes(Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]));
}
