import type { ClaimView } from "#schema/api.ts";
import { dated } from "#web/export/words.ts";
import { remarksOn, type Seen } from "../graph/evidence.ts";
import { marksOf } from "../graph/marks.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { MarkedText } from "./MarkedText.tsx";
import { toneStyle } from "./tone-style.ts";

/** A claim with its sentence. `towards` shows who stands at the other end, where the heading above does not say it. */
export function Claim({ seen: { claim, others }, towards }: { seen: Seen; towards: boolean }) {
  const { explorer } = usePage();
  const isOpen = useExplorer(({ reading }) => reading?.claim?.id === claim.id);
  const { sentence, article } = claim;
  const remarks = remarksOn(claim);
  return (
    <li className="claim" style={toneStyle(claim.relation)}>
      {(towards || remarks.length > 0) && (
        <p className="claim-head">
          {towards && others.length === 0 && <span className="unsaid">not said in this article</span>}
          {towards &&
            others.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                className="link other"
                onClick={() => explorer.select({ type: "entity", id })}
              >
                {name}
              </button>
            ))}
          {remarks.map((remark) => (
            <span key={remark} className="remark">
              {remark}
            </span>
          ))}
        </p>
      )}
      <button
        type="button"
        className="sentence"
        aria-current={isOpen ? "true" : undefined}
        onClick={() => explorer.read({ article: article.id, sentence: sentence.index, claim })}
        title="Read it in the article"
      >
        <MarkedText text={sentence.text} start={sentence.start} marks={marksOf(claim)} />
      </button>
      <ClaimFoot claim={claim} />
    </li>
  );
}

function ClaimFoot({ claim: { confidence, why, article, date } }: { claim: ClaimView }) {
  const published = article.publishedAt === null ? null : dated(article.publishedAt);
  const origin = [article.outlet, published].filter((part) => part !== null).join(", ");
  return (
    <div className="claim-foot">
      <details>
        <summary>{Math.round(confidence * 100)} % sure</summary>
        <ul>
          {why.map((step) => (
            <li key={step}>{step}</li>
          ))}
          {date !== null && (
            <li>
              when: {date.text} (
              {date.from === date.to ? dated(date.from) : `${dated(date.from)} to ${dated(date.to)}`})
            </li>
          )}
        </ul>
      </details>
      <cite title={article.title ?? undefined}>{origin || (article.title ?? "Untitled article")}</cite>
    </div>
  );
}
