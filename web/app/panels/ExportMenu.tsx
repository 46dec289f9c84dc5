import { useState } from "react";
import type { View } from "../graph/view.ts";
import { ExportDialog } from "./ExportDialog.tsx";

/** Opens what saves the graph, or a part of it, as a file. */
export function ExportMenu({ view }: { view: View }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="plain"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        Export
      </button>
      {open && <ExportDialog view={view} close={() => setOpen(false)} />}
    </>
  );
}
