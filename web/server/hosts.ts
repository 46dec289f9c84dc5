import { isIPv4 } from "node:net";

const EVERY_INTERFACE = new Set(["0.0.0.0", "::"]);

/**
 * The name in a Host header, lower-cased, without port and without the brackets of an IPv6 address.
 * Null where the header is missing or is not a host.
 */
function hostName(header: string | undefined): string | null {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(?::\d*)?$/i.exec(header ?? "");
  return parts ? (parts[1] ?? parts[2]!).toLowerCase() : null;
}

export function isLoopback(name: string): boolean {
  return name === "localhost" || name === "::1" || (isIPv4(name) && name.startsWith("127."));
}

/**
 * Whether a request with this Host header is answered by a server that listens on `listening`. A page of another site that
 * rebinds its name to 127.0.0.1 sends its own name: only loopback names are answered, and the one that was asked for;
 * a server told to listen on every interface (0.0.0.0, ::) answers to any.
 */
export function isHostAllowed(header: string | undefined, listening: string): boolean {
  const name = hostName(header);
  if (name === null) return false;
  return isLoopback(name) || EVERY_INTERFACE.has(listening) || name === listening.toLowerCase();
}
