import type { Facets } from "#schema/exploring.ts";
import { dated } from "#web/export/words.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { Switch } from "./Switch.tsx";

/** From which outlets and articles: nothing chosen is all of them. */
export function Sources({ facets }: { facets: Facets }) {
  const { explorer } = usePage();
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
        {outlet.length + article.length > 0 && (
          <button
            type="button"
            className="link"
            onClick={() => {
              const { outlet: _o, article: _a, ...rest } = question;
              explorer.ask(rest);
            }}
            aria-label="All sources"
          >
            All
          </button>
        )}
      </div>
      {facets.outlet.length > 0 && (
        <details open={outlet.length > 0}>
          <summary>Only from outlets{outlet.length > 0 && ` (${outlet.length})`}</summary>
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
        </details>
      )}
      <details open={article.length > 0}>
        <summary>Only from articles{article.length > 0 && ` (${article.length})`}</summary>
        {facets.article.map(({ id, title, publishedAt, claims }) => (
          <Switch key={id} on={article.includes(id)} set={(on) => choose("article", id, on)} count={claims}>
            <span>
              {title ?? "Untitled article"}
              {publishedAt !== null && <small> {dated(publishedAt)}</small>}
            </span>
          </Switch>
        ))}
      </details>
    </div>
  );
}
