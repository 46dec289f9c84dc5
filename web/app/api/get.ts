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

/** @param how what else is told of each request; default: that something is asked for */
export function createGet(base: string, how: RequestInit = {}): Get {
  return async <Answer>(path: string, signal?: AbortSignal): Promise<Answer> => {
    const answer = await fetch(`${base}${path}`, { ...how, signal: signal ?? null }).catch(
      (cause: unknown) => {
        if (signal?.aborted) throw cause;
        throw new ApiError("The server does not answer. Is it still running?", null, { cause });
      },
    );
    if (!answer.ok) throw new ApiError(await reasonOf(answer), answer.status);
    const body: unknown = await answer.json().catch(() => null);
    if (body === null) throw new ApiError("The server's answer could not be read.");
    return body as Answer;
  };
}

/** Null for what the server says is not there; any other problem is thrown again. */
export function nullWhereMissing(problem: unknown): null {
  if (problem instanceof ApiError && problem.status === 404) return null;
  throw problem;
}

/** What went wrong, in the server's own words where it gave some. */
export async function reasonOf(answer: Response): Promise<string> {
  const body = (await answer.json().catch(() => null)) as { error?: unknown } | null;
  return typeof body?.error === "string" ? body.error : `The server answered ${answer.status}.`;
}

/** A request that brings a value as JSON. */
export function posted(body: object): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
