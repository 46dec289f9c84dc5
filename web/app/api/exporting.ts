import { type ExportProgress, MOST_PLACES } from "#schema/exporting.ts";
import type { Question } from "#schema/question.ts";
import type { FormatName } from "#web/export/formats.ts";
import type { Places } from "#web/export/picture/layout.ts";
import type { Scale } from "#web/export/subgraph.ts";
import { queryOf } from "./asking.ts";
import { posted, reasonOf } from "./get.ts";

/** How far a download is: bytes here, and claims at the server where that is known. */
export interface Downloaded extends ExportProgress {
  bytes: number;
}

/** The server is asked so often how far it is, in milliseconds. */
const EVERY = 400;

/**
 * Fetches what answers a question as a file; `scale` is that of a PNG.
 *
 * @param places where the entities of its picture stand; null, or more than a picture can hold, for places that the server finds
 * @param told of how far it is, again and again
 * @throws {Error} with a message for the reader, or an AbortError where `signal` ended it
 */
export async function fetchExport(
  format: FormatName,
  asked: Question & { scale?: Scale },
  places: Places | null,
  signal: AbortSignal,
  told: (downloaded: Downloaded) => void,
): Promise<{ name: string; file: Blob }> {
  const key = crypto.randomUUID();
  const downloaded: Downloaded = { bytes: 0, done: 0, total: null };
  const asking = setInterval(async () => {
    const answer = await fetch(`/api/export/progress/${key}`, { signal }).catch(() => null);
    // Nothing is told before the export has begun, nor after its end.
    if (answer?.status !== 200) return;
    Object.assign(downloaded, (await answer.json()) as ExportProgress);
    told({ ...downloaded });
  }, EVERY);
  try {
    const answer = await fetch(`/api/export?${queryOf({ ...asked, format, key })}`, {
      signal,
      ...(places !== null && Object.keys(places).length <= MOST_PLACES && posted({ places })),
    });
    if (!answer.ok || answer.body === null) throw new Error(await reasonOf(answer));
    const counted = answer.body.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          downloaded.bytes += chunk.length;
          told({ ...downloaded });
          controller.enqueue(chunk);
        },
      }),
    );
    const file = await new Response(counted, { headers: answer.headers }).blob();
    return { name: nameOf(answer), file };
  } catch (error) {
    if (signal.aborted || !(error instanceof TypeError)) throw error;
    throw new Error("The server broke off before the file was whole. Is it still running?", { cause: error });
  } finally {
    clearInterval(asking);
  }
}

function nameOf(answer: Response): string {
  return /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "demarche";
}
