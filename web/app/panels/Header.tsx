import { lazy, Suspense, useState } from "react";
import { useExplorer, useIntake, usePage } from "../state/binding.ts";
import { copyText } from "./copy.ts";
import { QuestionBar } from "./QuestionBar.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { ThemeToggle } from "./ThemeToggle.tsx";

const ExportDialog = lazy(async () => ({ default: (await import("./ExportDialog.tsx")).ExportDialog }));

/** The question, the search, and what is done to the view as a whole. */
export function Header({ inSight }: { inSight: readonly string[] }) {
  const { explorer, intake } = usePage();
  const { open: isAdding, running: isReading } = useIntake((state) => state);
  const canUndo = useExplorer(({ visit }) => visit.past.length > 0);
  const canRedo = useExplorer(({ visit }) => visit.future.length > 0);
  const isOpen = useExplorer(({ visit }) => visit.now.paths !== null);
  const [exporting, setExporting] = useState(false);

  return (
    <header className="header">
      <h1>Demarche</h1>
      <QuestionBar />
      <SearchBox />
      <div className="tools">
        <button
          type="button"
          className="plain icon"
          aria-label="Undo"
          aria-keyshortcuts="Control+Z"
          title="Undo (Ctrl+Z)"
          // It keeps the focus after the last step.
          aria-disabled={!canUndo}
          onClick={explorer.undo}
        >
          <Arrow path="M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 9h-3" />
        </button>
        <button
          type="button"
          className="plain icon"
          aria-label="Redo"
          aria-keyshortcuts="Control+Shift+Z"
          title="Redo (Ctrl+Shift+Z)"
          // It keeps the focus after the last step.
          aria-disabled={!canRedo}
          onClick={explorer.redo}
        >
          <Arrow path="m15 5 5 5-5 5M20 10H10a6 6 0 0 0 0 9h3" />
        </button>
        <button
          type="button"
          className="plain add-articles"
          aria-expanded={isAdding}
          onClick={() => (isAdding ? intake.close() : intake.show())}
        >
          {isReading ? "Adding…" : "Add articles"}
        </button>
        <button
          type="button"
          className="plain find-paths"
          aria-expanded={isOpen}
          onClick={isOpen ? explorer.closePaths : explorer.findPaths}
        >
          Find paths
        </button>
        <CopyLink />
        <button
          type="button"
          className="plain"
          aria-haspopup="dialog"
          aria-expanded={exporting}
          onClick={() => setExporting(true)}
        >
          Export
        </button>
        {exporting && (
          <Suspense>
            <ExportDialog inSight={inSight} close={() => setExporting(false)} />
          </Suspense>
        )}
        <ThemeToggle />
      </div>
    </header>
  );
}

/** The address is the view: who opens it sees the same. */
function CopyLink() {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  const copy = async () => {
    setOutcome((await copyText(location.href)) ? "copied" : "refused");
    setTimeout(() => setOutcome(null), 4000);
  };
  return (
    <span className="copy-link">
      <button type="button" className="plain" onClick={copy}>
        Copy link
      </button>
      <span role="status" className={outcome === null ? "hidden" : "said"}>
        {outcome === "copied" && "Copied: this view, as it is now."}
        {outcome === "refused" && "The browser does not allow copying. The address bar holds the same link."}
      </span>
    </span>
  );
}

function Arrow({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
      <path d={path} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
