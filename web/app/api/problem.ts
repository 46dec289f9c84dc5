/** Why the server's answer is not here; the message is for the reader. */
export class ApiError extends Error {
  override name = "ApiError";
  /** HTTP status of the answer, where there was one. */
  readonly status: number | null;

  constructor(message: string, status: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
