import { type ReactNode, useMemo } from "react";
import { counted } from "#web/export/words.ts";
import { partsOf, type Subject } from "../graph/evidence.ts";
import type { EvidencePages } from "../state/evidence.ts";
import { ArticleGroup } from "./ArticleGroup.tsx";
import type { ClaimActions } from "./Claim.tsx";
import { EvidenceHead } from "./EvidenceHead.tsx";
import { FleetingButton } from "./FleetingButton.tsx";

interface Props extends ClaimActions, Pick<EvidencePages, "pages" | "total" | "waiting"> {
  subject: Subject;
  open: string | null;
  filtering: boolean;
  clearFilters: () => void;
  close: () => void;
  /** Asks for the next page. */
  more: () => void;
  /** What is told of an entity beside its claims. */
  told: ReactNode;
}

/** Every sentence behind what is chosen, by article and date. */
export function EvidenceList({
  subject,
  pages,
  total,
  open,
  selectEntity,
  read,
  more,
  waiting,
  told,
  ...head
}: Props) {
  const claims = useMemo(() => pages.flat(), [pages]);
  const parts = useMemo(() => partsOf(subject, pages), [subject, pages]);
  const left = total - claims.length;
  return (
    <>
      <EvidenceHead subject={subject} claims={claims} total={total} {...head} />
      {told}
      {total === 0 && (
        <p className="message">
          {subject.type === "entity"
            ? "Named in the articles, but nothing that answers is said about it."
            : "Nothing that answers is said between them."}
        </p>
      )}
      {parts.map(({ title, event, articles }, place) => (
        <section key={`${title} ${articles[0]?.claims[0]?.id}`} className="part">
          {title !== null && title !== parts[place - 1]?.title && <h3>{title}</h3>}
          {event !== null && <p className="event">{event}</p>}
          {articles.map((group) => (
            <ArticleGroup
              key={group.article.id}
              group={group}
              level={title === null ? 3 : 4}
              open={open}
              selectEntity={selectEntity}
              read={read}
            />
          ))}
        </section>
      ))}
      {left > 0 && (
        <p className="message">
          {/* It keeps the focus while it waits. */}
          <FleetingButton heir="aside.evidence" className="plain" aria-disabled={waiting} onClick={more}>
            {waiting ? "Loading…" : `Show more: ${counted(left, "claim")} left`}
          </FleetingButton>
        </p>
      )}
    </>
  );
}
