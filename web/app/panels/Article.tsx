import { type KeyboardEvent, lazy, Suspense, useLayoutEffect, useRef, useState } from "react";
import type { ClaimView } from "#schema/api.ts";
import { counted } from "#web/export/words.ts";
import { claimBeside, claimsBySentence } from "../graph/margin.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import type { ReadingPlace } from "../state/exploration.ts";
import { ArticleText } from "./ArticleText.tsx";
import { Problem } from "./Problem.tsx";
import { usePassingOn } from "./use-passing-on.ts";

const RemoveArticle = lazy(async () => ({ default: (await import("./RemoveArticle.tsx")).RemoveArticle }));

/** The whole article, at the sentence that was asked for; N and P go to the next and the previous claim. */
export function Article({ at }: { at: ReadingPlace }) {
  const { explorer } = usePage();
  const article = useExplorer((state) => state.article);
  const region = useRef<HTMLElement>(null);
  const [removing, setRemoving] = useState(false);
  const opener = useRef<Element | null>(null);

  // Before the sentence takes the focus: where the reader came from.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each sentence that is asked for may be asked for from elsewhere
  useLayoutEffect(() => {
    const { activeElement } = document;
    // A sentence that is read no longer has lost the focus to the page.
    if (activeElement !== document.body && !region.current?.contains(activeElement))
      opener.current = activeElement;
  }, [at]);
  usePassingOn(region, () => opener.current);

  const claims = article?.state === "ready" ? article.value.claims : [];
  const [previous, next] = [claimBeside(claims, at, -1), claimBeside(claims, at, 1)];
  const read = (claim: ClaimView | null) => {
    if (claim !== null) explorer.readClaim(claim);
  };
  const walk = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") read(next);
    else if (event.key === "p") read(previous);
  };

  return (
    <section
      ref={region}
      className="article"
      aria-label="Article"
      aria-busy={article?.state === "waiting"}
      onKeyDown={walk}
    >
      <div className="article-bar">
        {article?.state === "ready" && (
          <>
            <button
              type="button"
              className="plain"
              disabled={previous === null}
              onClick={() => read(previous)}
            >
              Previous claim <kbd>P</kbd>
            </button>
            <button type="button" className="plain" disabled={next === null} onClick={() => read(next)}>
              Next claim <kbd>N</kbd>
            </button>
            <span>
              {counted(claims.length, "claim")} in {counted(claimsBySentence(claims).size, "sentence")}
            </span>
          </>
        )}
        {article?.state === "ready" && (
          <button type="button" className="link" aria-haspopup="dialog" onClick={() => setRemoving(true)}>
            Remove
          </button>
        )}
        <button
          type="button"
          className="plain icon"
          aria-label="Close the article"
          onClick={explorer.closeArticle}
        >
          ×
        </button>
      </div>
      {article?.state === "ready" && removing && (
        <Suspense>
          <RemoveArticle
            id={at.article}
            title={article.value.article.title ?? "Untitled article"}
            close={() => setRemoving(false)}
          />
        </Suspense>
      )}
      {article?.state === "waiting" && <p className="message">Loading the article…</p>}
      {article?.state === "failed" && <Problem reason={article.reason} retry={explorer.load.article} />}
      {article?.state === "ready" && <ArticleText detail={article.value} at={at} read={read} />}
    </section>
  );
}
