import { counted, dated } from "#web/export/words.ts";
import type { ArticleClaims } from "../graph/evidence.ts";
import { usePage } from "../state/binding.ts";
import { Claim, type ClaimActions } from "./Claim.tsx";

interface Props extends ClaimActions {
  group: ArticleClaims;
  level: 3 | 4;
  /** Id of the claim whose sentence is open in the article. */
  open: string | null;
}

/** The claims of one article under its title, its outlet and its date. */
export function ArticleGroup({ group: { article, claims }, level, open, selectEntity, read }: Props) {
  const { explorer } = usePage();
  const { copyOf } = article;
  const Heading = `h${level}` as const;
  const published = article.publishedAt === null ? "date not known" : dated(article.publishedAt);
  return (
    <section className="article-group">
      <header>
        <Heading>{article.title ?? "Untitled article"}</Heading>
        <p>
          {[article.outlet, published].filter((part) => part !== null).join(" · ")}
          <span className="count">{counted(claims.length, "claim")}</span>
        </p>
        {copyOf !== null && (
          <p>
            A near-copy of{" "}
            <button type="button" className="link" onClick={() => explorer.read(copyOf, 0)}>
              an earlier article
            </button>
            : both count as one source
          </p>
        )}
      </header>
      <ul>
        {claims.map((claim) => (
          <Claim
            key={claim.id}
            claim={claim}
            isOpen={claim.id === open}
            selectEntity={selectEntity}
            read={read}
          />
        ))}
      </ul>
    </section>
  );
}
