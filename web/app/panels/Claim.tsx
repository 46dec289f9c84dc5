import type { ClaimView, EntityRef } from "#schema/api.ts";
import { RELATIONS } from "#schema/relations.ts";
import { dated, toldOf } from "#web/export/words.ts";
import { claimInWords, notesOn, statementOf } from "../graph/evidence.ts";
import { marksOf } from "../graph/marks.ts";
import { explained } from "../graph/trace.ts";
import { LineSample } from "./LineSample.tsx";
import { MarkedText } from "./MarkedText.tsx";
import { toneStyle } from "./tone-style.ts";

/** What a reader can do from a claim. */
export interface ClaimActions {
  selectEntity: (id: string) => void;
  read: (claim: ClaimView) => void;
}

interface Props extends ClaimActions {
  claim: ClaimView;
  /** Whether its sentence is open in the article. */
  isOpen: boolean;
}

/** A claim in a line of words, its sentence, and how sure it is and why. */
export function Claim({ claim, isOpen, selectEntity, read }: Props) {
  const { who, words, whom, isOpen: isUnsaid } = statementOf(claim);
  const { tone, symmetric } = RELATIONS[claim.relation];
  return (
    <li className="claim" style={toneStyle(claim.relation)}>
      <p className="claim-head">
        <LineSample tone={tone} status={claim.status} arrow={!symmetric} />
        {who.length === 0 ? (
          <span className="unsaid">somebody not named in this article</span>
        ) : (
          <Names entities={who} select={selectEntity} />
        )}{" "}
        <strong>{words}</strong>{" "}
        {isUnsaid && <span className="unsaid">to whom: not said in this article</span>}
        <Names entities={whom} select={selectEntity} />
        {notesOn(claim).map((remark) => (
          <span key={remark} className="remark">
            {remark}
          </span>
        ))}
      </p>
      <button
        type="button"
        className="sentence"
        aria-current={isOpen ? "true" : undefined}
        onClick={() => read(claim)}
        title="Read it in the article"
      >
        <MarkedText text={claim.sentence.text} start={claim.sentence.start} marks={marksOf(claim)} />
      </button>
      <ClaimFoot claim={claim} />
    </li>
  );
}

function Names({ entities, select }: { entities: readonly EntityRef[]; select: (id: string) => void }) {
  return entities.map(({ id, name }, place) => (
    <span key={id}>
      {place > 0 && (place === entities.length - 1 ? " and " : ", ")}
      <button type="button" className="link other" onClick={() => select(id)}>
        {name}
      </button>
    </span>
  ));
}

function ClaimFoot({ claim }: { claim: ClaimView }) {
  const { confidence, date } = claim;
  return (
    <details className="claim-foot">
      <summary>
        {toldOf(claim)} · {Math.round(confidence * 100)} % sure
        <span className="hidden"> of the reading “{claimInWords(claim)}”</span>
      </summary>
      <ul>
        {explained(claim).map((step) => (
          <li key={step}>{step}</li>
        ))}
        {date !== null && (
          <li>
            when: “{date.text}”,{" "}
            {date.from === date.to ? dated(date.from) : `${dated(date.from)} to ${dated(date.to)}`}
          </li>
        )}
      </ul>
    </details>
  );
}
