import { useEffect, useLayoutEffect, useRef } from "react";
import type { ArticleDetail } from "#schema/api.ts";
import { dated } from "#web/export/words.ts";
import { marksOf } from "../graph/marks.ts";
import { paragraphsOf, type ReadSentence } from "../graph/paragraphs.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import type { Reading } from "../state/explorer.ts";
import { MarkedText } from "./MarkedText.tsx";
import { Problem } from "./Problem.tsx";
import { toneStyle } from "./tone-style.ts";

/** The whole article, at the sentence that was asked for. */
export function Article({ reading }: { reading: Reading }) {
  const { explorer } = usePage();
  const article = useExplorer((state) => state.article);
  const region = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);

  // Before the sentence takes the focus: where the reader came from.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each sentence that is asked for may be asked for from elsewhere
  useLayoutEffect(() => {
    if (!region.current?.contains(document.activeElement)) opener.current = document.activeElement;
  }, [reading]);
  // The focus goes back there, unless it has meanwhile moved on.
  useEffect(
    () => () => {
      if (opener.current instanceof HTMLElement && document.activeElement === document.body)
        opener.current.focus();
    },
    [],
  );

  return (
    <section ref={region} className="article" aria-label="Article" aria-busy={article?.state === "waiting"}>
      <button
        type="button"
        className="plain icon close"
        aria-label="Close the article"
        onClick={explorer.closeArticle}
      >
        ×
      </button>
      {article?.state === "waiting" && <p className="message">Loading the article…</p>}
      {article?.state === "failed" && <Problem reason={article.reason} retry={explorer.loadArticle} />}
      {article?.state === "ready" && <ArticleText detail={article.value} reading={reading} />}
    </section>
  );
}

function ArticleText({
  detail: { article, sentences },
  reading,
}: {
  detail: ArticleDetail;
  reading: Reading;
}) {
  const target = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes to the sentence whenever another one is asked for
  useEffect(() => {
    target.current?.scrollIntoView({ block: "center" });
    target.current?.focus({ preventScroll: true });
  }, [reading]);

  const about = [
    article.outlet,
    article.byline,
    article.publishedAt === null ? null : dated(article.publishedAt),
  ];
  const shown = (sentence: ReadSentence) =>
    sentence.index === reading.sentence ? (
      <span
        key={sentence.index}
        ref={target}
        tabIndex={-1}
        className="read"
        style={reading.claim === null ? undefined : toneStyle(reading.claim.relation)}
        aria-current="true"
      >
        <MarkedText
          text={sentence.text}
          start={sentence.start}
          marks={reading.claim === null ? [] : marksOf(reading.claim)}
        />
      </span>
    ) : (
      <span key={sentence.index}>{sentence.text}</span>
    );

  const paragraphs = paragraphsOf(article.text, sentences);
  // The title of a plain text is its first line, and need not stand there twice.
  const headline =
    paragraphs[0]?.length === 1 && paragraphs[0][0]?.text === article.title
      ? paragraphs.shift()?.[0]
      : undefined;
  return (
    <article lang={article.language}>
      <header>
        <h2>{headline === undefined ? (article.title ?? "Untitled article") : shown(headline)}</h2>
        <p>
          {about.filter((part) => part !== null).join(" · ")}
          {isWebAddress(article.url) && (
            <>
              {" "}
              <a href={article.url} target="_blank" rel="noreferrer noopener">
                where it was published
              </a>
            </>
          )}
        </p>
      </header>
      {paragraphs.map((paragraph) => (
        <p key={paragraph[0]?.index} className={paragraph[0]?.role}>
          {paragraph.map((sentence, place) => [place > 0 && (sentence.before || " "), shown(sentence)])}
        </p>
      ))}
    </article>
  );
}

/** Whether an address may become a link: an article's metadata could hold a script where an address is expected. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}
