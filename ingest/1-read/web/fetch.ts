import { type Agent, fetch, type Response } from "undici";
import { FORMATS_READ, type Format, formatOfName } from "../format.ts";
import { InputProblem } from "../reading.ts";
import { guardedAgent, OPEN_INTERNET, type Reach } from "./connect.ts";

const SECONDS = 20;
const MOST_BYTES = 20_000_000;
const MOST_REDIRECTS = 5;

/** What an address gave. */
export interface Fetched {
  bytes: Buffer;
  /** Where it was in the end, without the fragment. */
  address: string;
  format: Format | null;
  /** The encoding that the server named. */
  charset: string | null;
}

const BY_TYPE: Record<string, Format> = {
  "text/html": "html",
  "application/xhtml+xml": "html",
  "text/plain": "text",
  "text/markdown": "markdown",
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/rss+xml": "feed",
  "application/atom+xml": "feed",
  "application/rdf+xml": "feed",
  "application/feed+json": "feed",
  "application/json": "feed",
  "application/xml": "feed",
  "text/xml": "feed",
};

/** Fetches documents from the web, and only from there. */
export class Web {
  readonly #agent: Agent;

  /** @param reach which addresses may be fetched from; tests have servers of their own */
  constructor(reach: Reach = OPEN_INTERNET) {
    this.#agent = guardedAgent(reach, SECONDS);
  }

  /**
   * Fetches an address: http or https, at most 5 redirects, each of them checked as the first, 20 s and 20 MB in all, unpacked. Sends no cookie, no referrer
   * and no password.
   *
   * @throws {InputProblem} where there is nothing to be had
   */
  async fetch(written: string): Promise<Fetched> {
    const signal = AbortSignal.timeout(SECONDS * 1000);
    try {
      let url = webUrl(written);
      for (let redirects = 0; ; redirects++) {
        const response = await fetch(url, {
          redirect: "manual",
          signal,
          dispatcher: this.#agent,
          credentials: "omit",
          referrerPolicy: "no-referrer",
          headers: {
            "user-agent": "Demarche (reads news articles)",
            accept: "text/html, application/xhtml+xml, */*;q=0.5",
          },
        });
        const location =
          response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
        if (location === null) return await received(response, url);
        await response.body?.cancel();
        if (redirects === MOST_REDIRECTS)
          throw new InputProblem(
            `it redirects more than ${MOST_REDIRECTS} times: give the address where the article is.`,
          );
        url = webUrl(location, url);
      }
    } catch (error) {
      throw explained(error);
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

/** @throws {InputProblem} where it is no address of the web */
function webUrl(written: string, base?: URL): URL {
  const url = URL.parse(written, base);
  if (url === null) throw new InputProblem("it is no web address: write it as https://example.org/article.");
  if (!/^https?:$/.test(url.protocol))
    throw new InputProblem(
      `${base ? "it redirects to" : "it is"} an address of ${url.protocol}, and only http and https are fetched.`,
    );
  if (url.username !== "" || url.password !== "")
    throw new InputProblem("the address holds a name or a password: give it without.");
  url.hash = "";
  return url;
}

async function received(response: Response, url: URL): Promise<Fetched> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new InputProblem(
      `the server answered ${response.status}${response.statusText ? ` (${response.statusText})` : ""}: look whether the address shows the article in a browser.`,
    );
  }
  const [type = "", ...parameters] = (response.headers.get("content-type") ?? "").toLowerCase().split(";");
  const format = BY_TYPE[type.trim()] ?? null;
  const named = formatOfName(url.pathname);
  if (format === null && named === null && /^(?:image|audio|video|font)\//.test(type)) {
    await response.body?.cancel();
    throw new InputProblem(
      `it is ${type.trim()}: give the address of a page, or of a file with ${FORMATS_READ}.`,
    );
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES)
      throw new InputProblem(
        `it has more than ${MOST_BYTES / 1_000_000} MB: save the article, and give the file.`,
      );
    chunks.push(chunk);
  }
  const charset =
    parameters.map((one) => /^\s*charset\s*=\s*"?([\w:.-]+)/.exec(one)?.[1]).find(Boolean) ?? null;
  return { bytes: Buffer.concat(chunks), address: url.href, format: format ?? named ?? "html", charset };
}

/** What the errors of the network mean to whoever gave the address. */
const REASONS: Record<string, string> = {
  ENOTFOUND: "there is no host of this name: check the address.",
  EAI_AGAIN: "the name of the host cannot be looked up now: check the network.",
  ECONNREFUSED: "the host takes no connections there: check the address.",
  ECONNRESET: "the host broke the connection off: try again later.",
  UND_ERR_SOCKET: "the host broke the connection off: try again later.",
  UND_ERR_CONNECT_TIMEOUT: "the host did not answer in time: try again later.",
};

function explained(error: unknown): unknown {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof InputProblem) return one;
    if (one.name === "TimeoutError")
      return new InputProblem(`it did not come within ${SECONDS} s: save the page, and give the file.`);
    const reason = REASONS[(one as NodeJS.ErrnoException).code ?? ""];
    if (reason !== undefined) return new InputProblem(reason);
  }
  const deepest =
    (error as Error).cause instanceof Error ? ((error as Error).cause as Error) : (error as Error);
  return new InputProblem(`it could not be fetched (${deepest.message.replace(/\s+/g, " ").slice(0, 200)}).`);
}
