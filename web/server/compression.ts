import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Answers shorter than this, in bytes, fit into one packet anyway. */
const SHORTEST = 1400;

/** At quality 5 an answer of megabytes takes tens of milliseconds and is shorter than by gzip; the default of 11 takes seconds. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const ENCODERS = {
  br: (text: string) => promisify(brotliCompress)(text, BROTLI),
  gzip: (text: string) => promisify(gzip)(text),
};

/** Of so many characters answers are kept as they were shortened: what a page opens with is asked for again and again before it changes. */
const KEPT = 32 * 2 ** 20;

/** @returns a hook that shortens answers of text by what the asker understands; streams, as of files, are left as they are */
export function compressing() {
  let kept: { text: string; encoding: keyof typeof ENCODERS; bytes: Promise<Buffer> }[] = [];
  const bytesOf = (text: string, encoding: keyof typeof ENCODERS) => {
    const known = kept.find((one) => one.encoding === encoding && one.text === text);
    const asked = known ?? { text, encoding, bytes: ENCODERS[encoding](text) };
    let characters = 0;
    kept = [asked, ...kept.filter((one) => one !== known)].filter(({ text: { length } }) => {
      characters += length;
      return characters <= KEPT;
    });
    // Whoever asks next may have better luck.
    asked.bytes.catch(() => {
      kept = kept.filter((one) => one !== asked);
    });
    return asked.bytes;
  };
  return async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    if (typeof payload !== "string") return payload;
    reply.header("vary", "accept-encoding");
    const encoding = encodingFor(request.headers["accept-encoding"] ?? "");
    if (encoding === null || Buffer.byteLength(payload) < SHORTEST) return payload;
    reply.header("content-encoding", encoding).removeHeader("content-length");
    return bytesOf(payload, encoding);
  };
}

/** The best encoding of those that a header of RFC 9110 accepts; null for none. */
function encodingFor(accepted: string): keyof typeof ENCODERS | null {
  const weights = new Map(
    accepted.split(",").map((one) => {
      const [name = "", weight = "q=1"] = one.split(";").map((part) => part.trim());
      return [name.toLowerCase(), Number(weight.replace(/^q=/, ""))];
    }),
  );
  const accepts = (name: string) => (weights.get(name) ?? weights.get("*") ?? 0) > 0;
  return accepts("br") ? "br" : accepts("gzip") ? "gzip" : null;
}
