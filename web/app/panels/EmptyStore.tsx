import { lazy, Suspense, useEffect, useRef } from "react";
import { useExplorer, useIntake, usePage } from "../state/binding.ts";
import { FleetingButton } from "./FleetingButton.tsx";
import { Problem } from "./Problem.tsx";

const AddArticles = lazy(async () => ({ default: (await import("./AddArticles.tsx")).AddArticles }));

/** What the page says while the store holds nothing: how to fill it, and that the sample article is at hand. */
export function EmptyStore() {
  const { explorer } = usePage();
  const sample = useExplorer((state) => state.sample);
  const removed = useIntake((state) => state.removed);
  const heading = useRef<HTMLHeadingElement>(null);
  // Where the last article was removed, what had the focus is gone.
  useEffect(() => {
    if (removed !== null) heading.current?.focus();
  }, [removed]);
  return (
    <main className="notice empty">
      <h2 ref={heading} tabIndex={-1}>
        No articles yet
      </h2>
      <p>
        Demarche reads who said or did what to whom from news articles, and shows for each line the sentence
        behind it. To see how, begin with the article that comes with it:
      </p>
      <p>
        <FleetingButton
          className="plain first"
          // It keeps the focus while it waits.
          aria-disabled={sample?.state === "waiting"}
          onClick={() => sample?.state !== "waiting" && void explorer.addSample()}
        >
          Read the sample article
        </FleetingButton>
      </p>
      <p role="status">{sample?.state === "waiting" && "Reading the sample article…"}</p>
      {sample?.state === "failed" && <Problem reason={sample.reason} retry={explorer.addSample} />}
      <p>Or give it articles of your own:</p>
      <Suspense>
        <AddArticles />
      </Suspense>
      <p>Many at once are read faster from the command line; then reload this page:</p>
      <pre>
        <code>npm run ingest -- FILE…</code>
      </pre>
    </main>
  );
}
