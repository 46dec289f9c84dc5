import { useCallback } from "react";
import type { EntityRef } from "#schema/api.ts";
import type { Question } from "#schema/question.ts";
import { counted, listed } from "#web/export/words.ts";
import { type Did, didInWords, didsFor } from "../graph/did.ts";
import { type When, whenInWords, whensFor } from "../graph/when.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { ChoiceBox } from "./ChoiceBox.tsx";
import { EntityBox } from "./EntityBox.tsx";
import { FleetingButton } from "./FleetingButton.tsx";
import { LineSample } from "./LineSample.tsx";

/** Who · did or said what · to whom · when: every part may stay open. */
export function QuestionBar() {
  const { explorer } = usePage();
  const question = useExplorer(({ visit }) => visit.now.question);
  const known = useExplorer((state) => state.known);
  const facets = useExplorer((state) => state.facets);
  const timeline = useExplorer((state) => state.timeline);
  const counts = facets.state === "ready" ? facets.value.relation : NOTHING;
  const bins = timeline.state === "ready" ? timeline.value.bins : NOTHING;

  const ask = (part: keyof Question, value: string[] | undefined) => {
    const { [part]: _, ...rest } = question;
    explorer.ask(value === undefined ? rest : { ...rest, [part]: value });
  };
  const named = (ids: readonly string[] = []) => listed(ids.map((id) => known.get(id)?.name ?? "…"));
  const chosen = (entity: EntityRef | null) => (entity === null ? undefined : [entity.id]);
  const findDid = useCallback(async (text: string) => didsFor(text, counts), [counts]);
  const findWhen = useCallback(async (text: string) => whensFor(text, bins), [bins]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: four fields of one question; a fieldset would draw a frame and need a legend
    <div className="question" role="group" aria-label="Question">
      <EntityBox
        label="Who"
        chosen={named(question.source)}
        choose={(entity) => ask("source", chosen(entity))}
        complete={explorer.complete}
      />
      <ChoiceBox<Did>
        label="Did or said"
        placeholder="Anything"
        chosen={didInWords(question.relation)}
        find={findDid}
        keyOf={({ words }) => words}
        choose={(did) => ask("relation", did === null ? undefined : [...did.relations])}
        nothing="Nothing that answers is called so."
        line={({ words, tone, relations, claims }) => (
          <>
            <LineSample tone={tone} />
            <span className={relations.length > 1 ? "name" : undefined}>{words}</span>
            <span className="count">{counted(claims, "claim")}</span>
          </>
        )}
      />
      <EntityBox
        label="To whom"
        chosen={named(question.target)}
        choose={(entity) => ask("target", chosen(entity))}
        complete={explorer.complete}
      />
      <ChoiceBox<When>
        label="When"
        placeholder="At any time"
        chosen={whenInWords(question)}
        find={findWhen}
        keyOf={({ words }) => words}
        choose={(when) => explorer.setDays(when ?? {})}
        nothing="Try “March 2024”, “2024-03-25” or “since May 2024”."
        line={({ words }) => words}
      />
      {question.around !== undefined && (
        <span className="around">
          around {named(question.around)}{" "}
          <FleetingButton heir=".question input" className="link" onClick={() => ask("around", undefined)}>
            anyone
          </FleetingButton>
        </span>
      )}
    </div>
  );
}

const NOTHING: never[] = [];
