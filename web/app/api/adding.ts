import { type Addition, MOST_FILE_BYTES, MOST_TEXT_BYTES } from "#schema/adding.ts";
import { posted, reasonOf } from "./get.ts";

/**
 * What a reader gives to the store: a file, the text of an article, or the address of an article or a feed; or a file or folder that gives nothing, with the
 * reason in half a sentence.
 */
export type Given =
  | { name: string; file: File }
  | { name: string; problem: string }
  | { text: string }
  | { address: string };

/**
 * Has the server read what is given, and tells what becomes of its articles as they go in, some at a time.
 *
 * @throws {Error} with a message for the reader, or an AbortError where `signal` ended it
 */
export async function* addArticles(given: Given, signal: AbortSignal): AsyncGenerator<Addition[]> {
  if ("problem" in given) throw new Error(given.problem);
  const request = "file" in given ? await fileRequest(given) : posted(given);
  if (typeof request.body === "string" && new Blob([request.body]).size > MOST_TEXT_BYTES)
    throw new Error(`it has more than ${megabytes(MOST_TEXT_BYTES)}: split it into several.`);
  try {
    const path = "file" in given ? `/file?${new URLSearchParams({ name: given.name })}` : "";
    const answer = await fetch(`/api/articles${path}`, { ...request, signal });
    if (!answer.ok || answer.body === null) throw new Error(await reasonOf(answer));
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const lines = (rest + read.value).split("\n");
      rest = lines.pop() ?? "";
      yield lines.map((line) => JSON.parse(line) as Addition);
    }
  } catch (error) {
    if (signal.aborted || !(error instanceof TypeError)) throw error;
    throw new Error("the server broke off or does not answer. Is it still running?", { cause: error });
  }
}

async function fileRequest({ file }: { file: File }): Promise<RequestInit> {
  if (file.size > MOST_FILE_BYTES)
    throw new Error(`it has more than ${megabytes(MOST_FILE_BYTES)}: split it, or use npm run ingest.`);
  const body = await file.arrayBuffer().catch((cause: unknown) => {
    throw new Error("the browser cannot read it any more: give it again.", { cause });
  });
  return { method: "POST", headers: { "content-type": "application/octet-stream" }, body };
}

function megabytes(bytes: number): string {
  return `${bytes / 1_000_000} MB`;
}
