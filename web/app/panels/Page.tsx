import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import type { View } from "#schema/exploring.ts";
import { inSight } from "../graph/view.ts";
import { useExplorer, useIntake, usePage } from "../state/binding.ts";
import { painted } from "../state/painted.ts";
import { DropZone } from "./DropZone.tsx";
import { EmptyStore } from "./EmptyStore.tsx";
import { Evidence } from "./Evidence.tsx";
import { GraphRegion } from "./GraphRegion.tsx";
import { Header } from "./Header.tsx";
import { Legend } from "./Legend.tsx";
import { Lost } from "./Lost.tsx";
import { Notice } from "./Notice.tsx";
import { Problem } from "./Problem.tsx";
import { Splitter } from "./Splitter.tsx";
import { Tables } from "./Tables.tsx";
import { Timeline } from "./Timeline.tsx";
import { takesLetters } from "./typing.ts";

const Article = lazy(async () => ({ default: (await import("./Article.tsx")).Article }));
const AddArticles = lazy(async () => ({ default: (await import("./AddArticles.tsx")).AddArticles }));
const FindPaths = lazy(async () => ({ default: (await import("./FindPaths.tsx")).FindPaths }));

/** The whole page: legend; graph over time over tables; evidence. An article opens over the graph. Its frame stands, unseen, while the first view is awaited: what draws is made meanwhile. */
export function Page() {
  const { explorer, intake } = usePage();
  const isAdding = useIntake(({ open }) => open);
  const holdings = useExplorer((state) => state.holdings);
  const view = useExplorer((state) => state.view);
  const { hidden, reading, question, paths } = useExplorer(({ visit }) => visit.now);
  const timeline = useExplorer((state) => state.timeline);
  const found = view.state === "ready" ? view.value : null;
  const shown = useMemo(() => (found === null ? NOTHING : inSight(found, hidden)), [found, hidden]);
  const ids = useMemo(() => shown.nodes.map(({ id }) => id), [shown]);
  // Where days are asked for, the bars are those of all the others too.
  const isDated =
    found?.edges.some(({ last }) => last !== null) !== false ||
    (question.since ?? question.until) !== undefined;
  const isAnswerShown = useShown(found !== null);
  const isEmpty = holdings.state === "ready" && holdings.value.articles === 0;

  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      // What is typed into a dialog is meant for it, not for what lies behind.
      if (event.defaultPrevented || document.querySelector("dialog:modal") !== null) return;
      if (event.key === "Escape") explorer.closeArticle();
      if (takesLetters(event.target) || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z")
        return;
      event.preventDefault();
      if (event.shiftKey) explorer.redo();
      else explorer.undo();
    };
    document.addEventListener("keydown", act);
    return () => document.removeEventListener("keydown", act);
  }, [explorer]);

  return (
    <div className="page">
      <DropZone />
      <Header inSight={ids} />
      {view.state === "waiting" && !isEmpty && (
        <div className="over">
          <p className="notice" role="status">
            Loading…
          </p>
        </div>
      )}
      {view.state === "failed" && <Problem reason={view.reason} retry={explorer.load.view} />}
      {isEmpty && <EmptyStore />}
      {!isEmpty && view.state !== "failed" && (
        <div className={found === null ? "desk awaited" : "desk"}>
          <Legend />
          <main className="middle">
            <Lost />
            <Notice />
            <GraphRegion view={found} shown={shown} />
            <Timeline
              timeline={timeline}
              isDated={isDated}
              days={question}
              undated={question.undated !== false}
              setDays={explorer.setDays}
              setUndated={explorer.setUndated}
              retry={explorer.load.timeline}
            />
            <Splitter />
            {isAnswerShown ? <Tables shown={shown} /> : <div className="lists" />}
            {found !== null && reading !== null && (
              <Suspense fallback={COMING}>
                <Article at={reading} />
              </Suspense>
            )}
          </main>
          <aside className="evidence" aria-label="Evidence" tabIndex={-1}>
            {found !== null && isAdding && (
              <Suspense fallback={COMING}>
                <AddArticles close={intake.close} />
              </Suspense>
            )}
            {found !== null && paths !== null && (
              <Suspense fallback={COMING}>
                <FindPaths ends={paths} />
              </Suspense>
            )}
            {isAnswerShown && <Evidence shown={shown} />}
          </aside>
        </div>
      )}
    </div>
  );
}

/** Stands for a panel whose script is on its way when it is first opened. */
const COMING = <div aria-busy="true" hidden />;

const NOTHING: Pick<View, "nodes" | "edges"> = { nodes: [], edges: [] };

/** Whether the page has been on the screen since the first view is here: what is read beside the map is made after that, while entities are placed. */
function useShown(isHere: boolean): boolean {
  const [hasBeen, setHasBeen] = useState(false);
  useEffect(() => {
    if (!isHere) return;
    let isWanted = true;
    void painted().then(() => isWanted && setHasBeen(true));
    return () => {
      isWanted = false;
    };
  }, [isHere]);
  return hasBeen;
}
