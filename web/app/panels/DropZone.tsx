import { useEffect, useState } from "react";
import { usePage } from "../state/binding.ts";

/** Takes files that are dropped anywhere on the page, and says so while they are dragged over it. */
export function DropZone() {
  const { intake } = usePage();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const on = (type: "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) =>
      document.addEventListener(type, (event) => hasFiles(event) && act(event), { signal: stop.signal });
    on("dragover", (event) => {
      // Without it the browser would open the file in place of the page.
      event.preventDefault();
      setOver(true);
    });
    // What is left for nothing is the window.
    on("dragleave", ({ relatedTarget }) => relatedTarget === null && setOver(false));
    on("drop", (event) => {
      event.preventDefault();
      setOver(false);
      // What was dropped can be looked at only as long as the event lasts.
      const dropped = [...(event.dataTransfer?.items ?? [])]
        .filter(({ kind }) => kind === "file")
        .flatMap((item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? []);
      void import("./dropped.ts").then(async ({ givenBy }) =>
        intake.give(await givenBy(dropped, await intake.endings())),
      );
    });
    return () => stop.abort();
  }, [intake]);
  if (!isOver) return null;
  return (
    <div className="drop-zone" aria-hidden="true">
      <p>Drop to add articles</p>
    </div>
  );
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") === true;
}
