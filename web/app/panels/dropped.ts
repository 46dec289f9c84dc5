/** A file with the name by which it was dropped: that of its folder before it. */
interface Dropped {
  name: string;
  file: File;
}

/** The files that were dropped, and those of folders in the order of their names; hidden ones of folders stay out. */
export async function filesIn(dropped: readonly (File | FileSystemEntry)[]): Promise<Dropped[]> {
  const files: Dropped[] = [];
  for (const one of dropped)
    if (one instanceof File) files.push({ name: one.name, file: one });
    else files.push(...(await filesOf(one)));
  return files;
}

async function filesOf(entry: FileSystemEntry): Promise<Dropped[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ name: entry.fullPath.replace(/^\//, ""), file }];
  }
  const found: Dropped[] = [];
  for (const one of await entriesOf(entry as FileSystemDirectoryEntry))
    if (!one.name.startsWith(".")) found.push(...(await filesOf(one)));
  return found;
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
