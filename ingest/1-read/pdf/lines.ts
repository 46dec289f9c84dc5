/** A line of a page as it was set: its text, where it stands and how large. Points, from the lower left corner. */
export interface Line {
  text: string;
  left: number;
  right: number;
  /** Of the line that the letters stand on. */
  y: number;
  size: number;
}

/** A piece of text as pdf.js gives it. */
export interface Piece {
  str: string;
  width: number;
  transform: number[];
  hasEOL: boolean;
}

/** So much of the letters' size parts two words. */
const WORD_GAP = 0.18;

/** The lines of a page, in the order in which its program sets them. Text that is turned on its side is none. */
export function linesOfPage(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let open: Line | null = null;
  const close = () => {
    if (open) {
      open.text = open.text.replace(/\s+/g, " ").trim();
      if (open.text !== "") lines.push(open);
    }
    open = null;
  };
  for (const { str, width, transform, hasEOL } of pieces) {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    if (str !== "" && Math.abs(b) <= Math.abs(a) * 0.2 && size > 0) {
      const goesOn =
        open !== null && Math.abs(open.y - y) < Math.max(open.size, size) * 0.5 && x >= open.left;
      if (!goesOn) close();
      if (open === null) open = { text: str, left: x, right: x + width, y, size };
      else {
        const current: Line = open;
        current.text += x - current.right > size * WORD_GAP ? ` ${str}` : str;
        current.right = Math.max(current.right, x + width);
        if (str.trim() !== "") current.size = Math.max(current.size, size);
      }
    }
    if (hasEOL) close();
  }
  close();
  return lines;
}
