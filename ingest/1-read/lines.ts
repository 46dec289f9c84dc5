const LINE_FEED = 10;

/** A line's bytes, without its line feed; null where it is longer than allowed. `size` counts all its bytes. */
export interface Line {
  bytes: Buffer | null;
  size: number;
}

/** Cuts a stream into lines, and keeps no more than `longest` bytes of one in memory. */
export async function* linesOf(stream: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Line> {
  let pieces: Buffer[] = [];
  let size = 0;
  const add = (piece: Buffer) => {
    size += piece.length;
    if (size <= longest) pieces.push(piece);
    else pieces = [];
  };
  const take = (): Line => {
    const line = { bytes: size <= longest ? Buffer.concat(pieces) : null, size };
    pieces = [];
    size = 0;
    return line;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, to));
      from = to + 1;
      const line = take();
      yield { ...line, size: line.size + 1 };
    }
    add(chunk.subarray(from));
  }
  if (size > 0) yield take();
}
