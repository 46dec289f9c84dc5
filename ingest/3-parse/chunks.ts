import type { Annotation } from "./network/annotate.ts";

/** Sentences longer than this are parsed in pieces; heads cost its square. Treebank sentences have at most 159 words. */
const LONGEST = 160;
const SHORTEST = 80;

/** Cuts a long sentence into pieces of up to LONGEST words, behind the last punctuation in reach. No words give no pieces. */
export function splitLong(forms: string[]): string[][] {
  if (forms.length === 0) return [];
  if (forms.length <= LONGEST) return [forms];
  const out: string[][] = [];
  let from = 0;
  while (forms.length - from > LONGEST) {
    let to = from + LONGEST;
    for (let k = to; k > from + SHORTEST; k--) {
      if (/^[.;:,!?)–—-]+$/.test(forms[k - 1]!)) {
        to = k;
        break;
      }
    }
    out.push(forms.slice(from, to));
    from = to;
  }
  out.push(forms.slice(from));
  return out;
}

/** One tree out of its pieces' trees: the first piece's root is the root, the others hang on it with relation `apart`. */
export function joinChunks(pieces: Annotation[], apart: number): Annotation {
  if (pieces.length === 1) return pieces[0]!;
  const length = pieces.reduce((sum, piece) => sum + piece.heads.length, 0);
  const out: Annotation = {
    tags: new Int32Array(length),
    heads: new Int32Array(length),
    labels: new Int32Array(length),
    names: new Float32Array(pieces.reduce((sum, piece) => sum + piece.names.length, 0)),
  };
  let from = 0;
  let root = -1;
  for (const piece of pieces) {
    out.tags.set(piece.tags, from);
    out.labels.set(piece.labels, from);
    out.names.set(piece.names, (from * piece.names.length) / piece.heads.length);
    for (const [i, head] of piece.heads.entries()) {
      out.heads[from + i] = head < 0 ? root : head + from;
      if (head >= 0) continue;
      if (root >= 0) out.labels[from + i] = apart;
      else root = from + i;
    }
    from += piece.heads.length;
  }
  return out;
}
