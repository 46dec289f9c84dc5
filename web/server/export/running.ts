/** How far an export is, in claims written; the total is not known until all were counted. */
export interface Running {
  done: number;
  total: number | null;
}

/** The exports that are being written, by the key that whoever asked for one gave it. */
export class RunningExports {
  readonly #byKey = new Map<string, Running>();

  /** Null where none of this key is being written. */
  get(key: string): Running | null {
    return this.#byKey.get(key) ?? null;
  }

  start(key: string | undefined): Running {
    const running: Running = { done: 0, total: null };
    if (key !== undefined) this.#byKey.set(key, running);
    return running;
  }

  end(key: string | undefined, running: Running): void {
    if (key !== undefined && this.#byKey.get(key) === running) this.#byKey.delete(key);
  }
}
