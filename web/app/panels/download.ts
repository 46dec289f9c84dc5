/** Hands a file to the browser to save. */
export function download(name: string, file: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser reads the file after this task; by then it must still be there.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
