import type { ReactNode } from "react";
import type { ClaimView } from "#schema/api.ts";
import { counted } from "#web/export/words.ts";
import { sourcesOf } from "../graph/evidence.ts";
import { usePage } from "../state/binding.ts";

interface Props {
  title: ReactNode;
  children?: ReactNode;
  /** All claims, and those that pass the filters. */
  claims: readonly ClaimView[];
  shown: readonly ClaimView[];
}

/** Whose evidence this is, how much of it there is, and how its sentences are marked. */
export function EvidenceHead({ title, children, claims, shown }: Props) {
  const { explorer } = usePage();
  const { sentences, articles } = sourcesOf(shown);
  const hidden = claims.length - shown.length;
  return (
    <header className="evidence-head">
      <div className="evidence-title">
        <h2>{title}</h2>
        <button type="button" className="plain icon" aria-label="Close the evidence" onClick={explorer.clear}>
          ×
        </button>
      </div>
      {children}
      <p>
        {counted(shown.length, "claim")} · {counted(sentences, "sentence")} in {counted(articles, "article")}
      </p>
      {hidden > 0 && (
        <p>
          {counted(hidden, "claim")} hidden by the legend.{" "}
          <button type="button" className="link" onClick={explorer.clearFilters}>
            Show all
          </button>
        </p>
      )}
      {shown.length > 0 && (
        <p className="key" aria-hidden="true">
          <mark className="source">who</mark> <mark className="cue">did or said</mark>{" "}
          <mark className="target">to whom</mark>
        </p>
      )}
    </header>
  );
}
