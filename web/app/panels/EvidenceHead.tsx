import type { ClaimView, EntityRef } from "#schema/api.ts";
import { grouped, KIND_WORDS, listed } from "#web/export/words.ts";
import { amountOf, type Subject } from "../graph/evidence.ts";
import { KindIcon } from "./KindIcon.tsx";

interface Props {
  subject: Subject;
  claims: readonly ClaimView[];
  /** All that answer, here yet or not. */
  total: number;
  /** Whether filters or a question leave claims out. */
  filtering: boolean;
  clearFilters: () => void;
  close: () => void;
}

/** Whose evidence this is, how much of it there is, and how its sentences are marked. */
export function EvidenceHead({ subject, claims, total, filtering, clearFilters, close }: Props) {
  return (
    <header className="evidence-head">
      <div className="evidence-title">
        <h2>
          {subject.type === "entity" && <KindIcon kind={subject.entity.kind} />} {titleOf(subject)}
        </h2>
        <button type="button" className="plain icon" aria-label="Close the evidence" onClick={close}>
          ×
        </button>
      </div>
      {subject.type === "entity" && (
        <p className="aliases">
          {KIND_WORDS[subject.entity.kind]}
          {subject.aliases.length > 0 && <>, also “{subject.aliases.join("”, “")}”</>}
        </p>
      )}
      <p>
        {claims.length < total && `The first ${grouped(claims.length)} of ${grouped(total)}: `}
        {amountOf(claims)}
      </p>
      {filtering && (
        <p>
          Only what passes the filters.{" "}
          <button type="button" className="link" onClick={clearFilters}>
            Show all
          </button>
        </p>
      )}
      {claims.length > 0 && (
        <p className="key" aria-hidden="true">
          <mark className="source">who</mark> <mark className="cue">did or said</mark>{" "}
          <mark className="target">to whom</mark> <mark className="speaker">who is quoted</mark>
        </p>
      )}
    </header>
  );
}

/** Names of a selection that are told in full. */
const NAMED = 5;

/** "France", "France and Niger", "France, Niger and 7 more". */
export function titleOf(subject: Subject): string {
  if (subject.type === "entity") return subject.entity.name;
  const entities: readonly EntityRef[] =
    subject.type === "pair" ? [subject.source, subject.target] : subject.entities;
  return listed(
    entities.map(({ name }) => name),
    NAMED,
  );
}
