import { StoreError } from "../store.ts";

/** The oldest server whose Cypher takes labels and relationship types as parameters. */
export const OLDEST_VERSION = "5.26";

/** A Neo4j server that cannot be used; the message is one sentence with its address and the remedy. */
export class Neo4jError extends StoreError {
  override name = "Neo4jError";
}

const READ_ONLY =
  "its database is set to read-only: take it off server.databases.read_only in neo4j.conf, or choose another database by NEO4J_DATABASE";

/** By the code of an error (https://neo4j.com/docs/status-codes), why the server cannot be used and what helps. */
const REASONS: Record<string, string> = {
  ServiceUnavailable:
    "it does not answer: start it (npm run neo4j starts one on this machine), or set NEO4J_URI to where it listens",
  SessionExpired: "it does not answer any more: see that it runs, then run the same command again",
  "Neo.ClientError.Security.Unauthorized":
    "it refuses this user and password: set NEO4J_USERNAME and NEO4J_PASSWORD to what it knows",
  "Neo.ClientError.Security.AuthenticationRateLimit":
    "it has refused too many wrong passwords: set NEO4J_PASSWORD, and wait a minute",
  "Neo.ClientError.Security.CredentialsExpired":
    "its first password was never changed: sign in once in its Browser to set another, then set NEO4J_PASSWORD to it",
  "Neo.ClientError.Security.Forbidden":
    "this user may not do that: give it the right to write and to make indexes, or set NEO4J_USERNAME to another",
  "Neo.ClientError.Database.DatabaseNotFound":
    "it has no such database: set NEO4J_DATABASE to one that it has, or leave it out",
  "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": READ_ONLY,
  "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": READ_ONLY,
  "Neo.ClientError.Cluster.NotALeader":
    "this member of the cluster takes no writes: set NEO4J_URI to neo4j:// instead of bolt://, which finds the one that does",
};

/** What the driver and the server say in words alone. */
const WORDED: [RegExp, string][] = [
  [
    /Caused by: .*(?:TLS|SSL|EPROTO|certificate|self-signed)/is,
    "it is asked for encryption and does not give it, or its certificate is not trusted: set NEO4J_URI to bolt:// or neo4j:// for a server without encryption, or to one with +ssc for a certificate of its own",
  ],
  [
    /Could not perform discovery/,
    "no server answers there as it is asked: start it (npm run neo4j starts one on this machine), set NEO4J_URI to where it listens, or leave out +s or +ssc where it does not encrypt",
  ],
  [
    /Server responded HTTP/,
    "it speaks HTTP and not Bolt there: set NEO4J_URI to its Bolt port (7687, where no other was chosen)",
  ],
  [/Unknown Bolt protocol version/, `it is too old: Demarche needs Neo4j ${OLDEST_VERSION} or newer`],
];

/** Says in one sentence why a server cannot be used; null for what is no fault of the server's. */
export function explained(error: unknown, place: string): Neo4jError | null {
  if (error instanceof Neo4jError) return error;
  const reason = reasonOf(error as { code?: string; message?: string });
  if (reason === null) return null;
  return new Neo4jError(`The Neo4j server at ${place} cannot be used, because ${reason}.`, { cause: error });
}

function reasonOf({ code, message = "" }: { code?: string; message?: string }): string | null {
  // Errors of others have no code, or one that is not the driver's.
  if (code === undefined) return null;
  const worded = WORDED.find(([words]) => words.test(`${code} ${message}`));
  if (worded) return worded[1];
  if (code === "Neo.TransientError.General.DatabaseUnavailable")
    return "its database is not there now: see that it runs, and is neither starting nor stopping";
  if (code.startsWith("Neo.TransientError")) return `it is too busy (${code}): run the same command again`;
  return REASONS[code] ?? null;
}

/** Whether a constraint or an index could not be made because another program has made the same meanwhile. */
export function isThereAlready(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? "";
  return /^Neo\.ClientError\.Schema\.(?:EquivalentSchemaRule|Constraint|Index)AlreadyExists$/.test(code);
}

/**
 * Whether a write may succeed when it is done again: it met another writer who made the same node or took one away.
 * The driver itself does again what met a deadlock or a lost connection.
 */
export function metAnotherWriter(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? "";
  return (
    code === "Neo.ClientError.Schema.ConstraintValidationFailed" ||
    code === "Neo.ClientError.Statement.EntityNotFound"
  );
}
