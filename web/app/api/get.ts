/** Why the server's answer is not here; the message is for the reader. */
class ApiError extends Error {
  override name = "ApiError";
  /** HTTP status of the answer, where there was one. */
  readonly status: number | null;

  constructor(message: string, status: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** Asks for a path under the API's base. Fails with an ApiError, or with an AbortError. */
export type Get = <Answer>(path: string, signal?: AbortSignal) => Promise<Answer>;

export function createGet(base: string, method: "GET" | "POST" = "GET"): Get {
  return async <Answer>(path: string, signal?: AbortSignal): Promise<Answer> => {
    const answer = await fetch(`${base}${path}`, { method, signal: signal ?? null }).catch(
      (cause: unknown) => {
        if (signal?.aborted) throw cause;
        throw new ApiError("The server does not answer. Is it still running?", null, { cause });
      },
    );
    const body: unknown = await answer.json().catch(() => null);
    if (!answer.ok)
      throw new ApiError(reasonOf(body) ?? `The server answered ${answer.status}.`, answer.status);
    if (body === null) throw new ApiError("The server's answer could not be read.");
    return body as Answer;
  };
}

/** Null for what the server says is not there; any other problem is thrown again. */
export function nullWhereMissing(problem: unknown): null {
  if (problem instanceof ApiError && problem.status === 404) return null;
  throw problem;
}

/** The server's own words for what went wrong, where it gave some. */
function reasonOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  return typeof body.error === "string" ? body.error : null;
}
