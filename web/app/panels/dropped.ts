import type { Given } from "../api/adding.ts";

/** What a folder gives: its files, and how many of which other kinds are passed over. */
interface Content {
  files: Given[];
  passedOver: Map<string, number>;
}

/**
 * What was dropped: files, and those of folders in the order of their names, each by its name with that of its folder before it. Of folders hidden files stay
 * out, and those of other kinds are passed over in one line, as are folders without a file.
 *
 * @param endings of the names of files that are read, in lower case; null where that is not known
 */
export async function givenBy(
  dropped: readonly (File | FileSystemEntry)[],
  endings: readonly string[] | null,
): Promise<Given[]> {
  const given: Given[] = [];
  for (const one of dropped)
    if (one instanceof File) given.push({ name: one.name, file: one });
    else if (isFile(one)) given.push(await fileOf(one));
    else given.push(...(await folderOf(one as FileSystemDirectoryEntry, endings)));
  return given;
}

async function folderOf(
  folder: FileSystemDirectoryEntry,
  endings: readonly string[] | null,
): Promise<Given[]> {
  const content: Content = { files: [], passedOver: new Map() };
  await gather(folder, endings, content);
  const { files, passedOver } = content;
  const others = [...passedOver].map(([ending, count]) => `${count} ${ending || "without an ending"}`);
  if (others.length > 0)
    files.push({
      name: nameOf(folder),
      problem: `passed over are files of other kinds: ${others.join(", ")}.`,
    });
  return files.length > 0 ? files : [{ name: nameOf(folder), problem: "there is no file in this folder." }];
}

async function gather(
  folder: FileSystemDirectoryEntry,
  endings: readonly string[] | null,
  content: Content,
): Promise<void> {
  const { files, passedOver } = content;
  const entries = await entriesOf(folder).catch(() => null);
  if (entries === null) files.push({ name: nameOf(folder), problem: UNREADABLE });
  for (const one of entries ?? []) {
    if (one.name.startsWith(".")) continue;
    const ending = /\.[^.]*$/.exec(one.name)?.[0].toLowerCase() ?? "";
    if (!isFile(one)) await gather(one as FileSystemDirectoryEntry, endings, content);
    else if (endings?.includes(ending) === false) passedOver.set(ending, (passedOver.get(ending) ?? 0) + 1);
    else files.push(await fileOf(one));
  }
}

const UNREADABLE = "the browser may not read it, or it is there no more: give it again.";

/** One that cannot be read is told of in its place, and the others go in. */
async function fileOf(entry: FileSystemFileEntry): Promise<Given> {
  const name = nameOf(entry);
  const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
  return file ? { name, file } : { name, problem: UNREADABLE };
}

function nameOf({ fullPath }: FileSystemEntry): string {
  return fullPath.replace(/^\//, "");
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A folder tells its entries some at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...some);
  }
}
