import { constants, deflateRawSync, deflateSync } from "node:zlib";
import { Document, type FileChild, Packer } from "docx";

/** A line of a made PDF: where it stands, in points from the lower left corner, and how large. */
export interface SetLine {
  text: string;
  x?: number;
  y: number;
  size?: number;
}

/** A PDF of A4 pages with the lines given, in Helvetica. @param info entries that tell of the file */
export function pdf(pages: readonly (readonly SetLine[])[], info = ""): Buffer {
  const contents = pages.map((lines) =>
    lines
      .map(
        ({ text, x = 72, y, size = 11 }) =>
          `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`,
      )
      .join("\n"),
  );
  const kids = pages.map((_, page) => `${5 + 2 * page} 0 R`).join(" ");
  return rawPdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< ${info} >>`,
    ...contents.flatMap((content, page) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + 2 * page} 0 R >>`,
      stream(Buffer.from(content, "latin1")),
    ]),
  ]);
}

/** A PDF of the objects given, numbered from 1; the first is the catalog and the fourth, where there is one, tells of the file. */
export function rawPdf(objects: readonly (string | Buffer)[], trailer = "/Info 4 0 R"): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const places: number[] = [];
  let at = parts[0]!.length;
  for (const [number, object] of objects.entries()) {
    places.push(at);
    const part = Buffer.concat([
      Buffer.from(`${number + 1} 0 obj\n`),
      Buffer.from(object as string, "latin1"),
      Buffer.from("\nendobj\n"),
    ]);
    parts.push(part);
    at += part.length;
  }
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A compressed stream object of a PDF. */
export function stream(content: Buffer, entries = ""): Buffer {
  const packed = deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode ${entries} >>\nstream\n`),
    packed,
    Buffer.from("\nendstream"),
  ]);
}

/** A Word file. */
export function docx(
  children: FileChild[],
  properties: { title?: string; creator?: string } = {},
): Promise<Buffer> {
  return Packer.toBuffer(new Document({ ...properties, sections: [{ children }] }));
}

/** An entry of a made archive: its packed bytes, and what it says that they unpack to. */
export interface Entry {
  name: string;
  packed: Buffer;
  /** Bytes unpacked, as the archive says. */
  size: number;
}

export function entry(name: string, content: string | Buffer): Entry {
  return { name, packed: deflateRawSync(content), size: Buffer.byteLength(content) };
}

/** A zip archive that says of its entries what it is told to. */
export function zip(entries: readonly Entry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, packed, size } of entries) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    local.push(Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, rest, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, directory, Buffer.from("PK\x05\x06"), end]);
}

/** A Word file whose document is the one given, in the fewest parts. */
export function bareDocx(document: string | Entry): Buffer {
  return zip([
    entry(
      "[Content_Types].xml",
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    entry(
      "_rels/.rels",
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    typeof document === "string" ? entry("word/document.xml", document) : document,
  ]);
}

/** Packed zeros, `megabytes` of them, in a thousandth of the room. */
export function packedZeros(megabytes: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(10_000_000), { finishFlush: constants.Z_SYNC_FLUSH });
  return Buffer.concat([
    ...Array.from({ length: megabytes / 10 }, () => piece),
    deflateRawSync(Buffer.alloc(0)),
  ]);
}
