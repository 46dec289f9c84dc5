import { lazy, Suspense, useRef, useState } from "react";
import type { Facets } from "#schema/exploring.ts";
import { dated } from "#web/export/words.ts";
import { useExplorer, useIntake, usePage } from "../state/binding.ts";
import { FleetingButton } from "./FleetingButton.tsx";
import { Fold } from "./Fold.tsx";
import { Switch } from "./Switch.tsx";

const RemoveArticle = lazy(async () => ({ default: (await import("./RemoveArticle.tsx")).RemoveArticle }));

/** From which outlets and articles: nothing chosen is all of them. */
export function Sources({ facets }: { facets: Facets }) {
  const { explorer, intake } = usePage();
  const removed = useIntake((state) => state.removed);
  const [removing, setRemoving] = useState<{ id: string; title: string } | null>(null);
  const articles = useRef<HTMLElement>(null);
  const { question } = useExplorer(({ visit }) => visit.now);
  const choose = (part: "outlet" | "article", value: string, on: boolean) => {
    const { [part]: before = [], ...rest } = question;
    const next = on ? [...before, value] : before.filter((one) => one !== value);
    explorer.ask(next.length === 0 ? rest : { ...rest, [part]: next });
  };
  const { outlet = [], article = [] } = question;
  return (
    <div className="legend-part">
      <div className="legend-head">
        <h2>Sources</h2>
        <button type="button" className="link" onClick={intake.show} aria-label="Add to the sources">
          Add
        </button>
        {outlet.length + article.length > 0 && (
          <FleetingButton
            heir=".legend summary"
            className="link"
            onClick={() => {
              const { outlet: _o, article: _a, ...rest } = question;
              explorer.ask(rest);
            }}
            aria-label="All sources"
          >
            All
          </FleetingButton>
        )}
      </div>
      {facets.outlet.length > 0 && (
        <Fold
          isOpened={outlet.length > 0}
          summary={<>Only from outlets{outlet.length > 0 && ` (${outlet.length})`}</>}
        >
          {facets.outlet.map(({ value, claims }) => (
            <Switch
              key={value}
              on={outlet.includes(value)}
              set={(on) => choose("outlet", value, on)}
              count={claims}
            >
              <span>{value}</span>
            </Switch>
          ))}
        </Fold>
      )}
      <Fold
        isOpened={article.length > 0}
        summaryRef={articles}
        summary={<>Only from articles{article.length > 0 && ` (${article.length})`}</>}
      >
        {facets.article.map(({ id, title, publishedAt, claims }) => (
          <div key={id} className="from-article">
            <Switch on={article.includes(id)} set={(on) => choose("article", id, on)} count={claims}>
              <span>
                {title ?? "Untitled article"}
                {publishedAt !== null && <small> {dated(publishedAt)}</small>}
              </span>
            </Switch>
            <button
              type="button"
              className="remove"
              aria-label={`Remove ${title ?? "the untitled article"}`}
              title="Remove this article"
              aria-haspopup="dialog"
              onClick={() => setRemoving({ id, title: title ?? "Untitled article" })}
            >
              ×
            </button>
          </div>
        ))}
      </Fold>
      <p role="status" className="hidden">
        {removed !== null && `Removed “${removed}”.`}
      </p>
      {removing !== null && (
        <Suspense>
          <RemoveArticle
            {...removing}
            close={(isGone) => {
              setRemoving(null);
              // The button that opened it is gone with the article.
              if (isGone) articles.current?.focus();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
