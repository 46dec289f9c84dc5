import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { ArticleDetail, ClaimView } from "#schema/api.ts";
import { RELATIONS } from "#schema/relations.ts";
import { dated, toldOf } from "#web/export/words.ts";
import { actInWords } from "../graph/evidence.ts";
import { claimsBySentence } from "../graph/margin.ts";
import { marksOf } from "../graph/marks.ts";
import { paragraphsOf, type ReadSentence } from "../graph/paragraphs.ts";
import type { ReadingPlace } from "../state/exploration.ts";
import { LineSample } from "./LineSample.tsx";
import { MarkedText } from "./MarkedText.tsx";
import { toneStyle } from "./tone-style.ts";

interface Props {
  detail: ArticleDetail;
  at: ReadingPlace;
  read: (claim: ClaimView) => void;
}

/** An article's text, at the sentence that is read, with its claims in the margin. */
export function ArticleText({ detail: { article, sentences, claims }, at, read }: Props) {
  const target = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes to the sentence whenever another one is asked for
  useEffect(() => {
    target.current?.scrollIntoView({ block: "center" });
    target.current?.focus({ preventScroll: true });
  }, [at]);
  const bySentence = useMemo(() => claimsBySentence(claims), [claims]);

  const shown = (sentence: ReadSentence) => {
    if (sentence.index !== at.sentence)
      return (
        <span key={sentence.index} className={bySentence.has(sentence.index) ? "claimed" : undefined}>
          {sentence.text}
        </span>
      );
    const claim = claims.find(({ id }) => id === at.claim) ?? null;
    return (
      <span
        key={sentence.index}
        ref={target}
        tabIndex={-1}
        className="read"
        style={claim === null ? undefined : toneStyle(claim.relation)}
        aria-current="true"
      >
        <MarkedText
          text={sentence.text}
          start={sentence.start}
          marks={claim === null ? [] : marksOf(claim)}
        />
      </span>
    );
  };
  const block = (paragraph: readonly ReadSentence[], element: ReactNode) => (
    <div key={paragraph[0]?.index} className="block">
      {element}
      <Margin
        claims={paragraph.flatMap(({ index }) => bySentence.get(index) ?? [])}
        current={at.claim}
        read={read}
      />
    </div>
  );

  const paragraphs = paragraphsOf(article.text, sentences);
  // The title of a plain text is its first line, and need not stand there twice.
  const first = paragraphs[0];
  const headline = first?.length === 1 && first[0]?.text === article.title ? first : undefined;
  const rest = headline === undefined ? paragraphs : paragraphs.slice(1);
  const title = (
    <h2>{headline?.[0] === undefined ? (article.title ?? "Untitled article") : shown(headline[0])}</h2>
  );
  const about = [
    article.outlet,
    article.byline,
    article.publishedAt === null ? null : dated(article.publishedAt),
  ];
  return (
    <article lang={article.language}>
      <header>
        {headline === undefined ? title : block(headline, title)}
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
      {rest.map((paragraph) =>
        block(
          paragraph,
          <p className={paragraph[0]?.role}>
            {paragraph.map((sentence, place) => [place > 0 && (sentence.before || " "), shown(sentence)])}
          </p>,
        ),
      )}
    </article>
  );
}

interface MarginProps {
  claims: readonly ClaimView[];
  current: string | null;
  read: (claim: ClaimView) => void;
}

/** What a paragraph claims, beside it. */
function Margin({ claims, current, read }: MarginProps) {
  if (claims.length === 0) return null;
  return (
    <ul className="margin" aria-label="Claims beside this paragraph" lang="en">
      {claims.map((claim) => (
        <li key={claim.id}>
          <button
            type="button"
            style={toneStyle(claim.relation)}
            aria-pressed={claim.id === current}
            onClick={() => read(claim)}
          >
            <LineSample
              tone={RELATIONS[claim.relation].tone}
              status={claim.status}
              arrow={!RELATIONS[claim.relation].symmetric}
            />
            {actInWords(claim)}
            {claim.status !== "fact" && <span className="remark">{toldOf(claim)}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Whether an address may become a link: an article's metadata could hold a script where an address is expected. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}
