import { useMemo } from "react";
import type { Graph } from "#schema/api.ts";
import { ENTITY_KINDS } from "#schema/entity.ts";
import { RELATIONS } from "#schema/relations.ts";
import { KIND_WORDS, STATUS_WORDS, TONE_WORDS } from "#web/export/words.ts";
import { legendOf } from "../graph/filters.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { KindIcon } from "./KindIcon.tsx";
import { LineSample } from "./LineSample.tsx";
import { Switch } from "./Switch.tsx";

/** What colours, lines and shapes mean, with counts; relations and statuses can be switched off and on. */
export function Legend({ graph }: { graph: Graph }) {
  const { explorer } = usePage();
  const filters = useExplorer((state) => state.filters);
  const legend = useMemo(() => legendOf(graph), [graph]);
  const all = legend.tones.flatMap(({ relations }) => relations.map(({ relation }) => relation));
  const kinds = ENTITY_KINDS.filter((kind) => graph.nodes.some((node) => node.kind === kind));

  return (
    <section className="legend" aria-label="Legend">
      <div className="legend-part">
        <div className="legend-head">
          <h2>Relations</h2>
          <button
            type="button"
            className="link"
            onClick={() => explorer.switchRelations(all, true)}
            aria-label="All relations"
          >
            All
          </button>
          <button
            type="button"
            className="link"
            onClick={() => explorer.switchRelations(all, false)}
            aria-label="No relations"
          >
            None
          </button>
        </div>
        {legend.tones.map(({ tone, relations }) => {
          const names = relations.map(({ relation }) => relation);
          const on = names.filter((name) => !filters.relations.has(name)).length;
          return (
            <fieldset key={tone}>
              <legend>
                <Switch
                  on={on === names.length}
                  partly={on > 0 && on < names.length}
                  set={(value) => explorer.switchRelations(names, value)}
                >
                  <LineSample tone={tone} />
                  <span>{TONE_WORDS[tone]}</span>
                </Switch>
              </legend>
              {relations.map(({ relation, claims }) => (
                <Switch
                  key={relation}
                  on={!filters.relations.has(relation)}
                  set={(value) => explorer.switchRelations([relation], value)}
                  count={claims}
                >
                  <span>{RELATIONS[relation].label}</span>
                </Switch>
              ))}
            </fieldset>
          );
        })}
      </div>
      <div className="legend-part">
        <div className="legend-head">
          <h2>How it is told</h2>
        </div>
        {legend.statuses.map(({ status, claims }) => (
          <Switch
            key={status}
            on={!filters.statuses.has(status)}
            set={(value) => explorer.switchStatus(status, value)}
            count={claims}
          >
            <LineSample status={status} arrow />
            <span>{STATUS_WORDS[status]}</span>
          </Switch>
        ))}
      </div>
      <div className="legend-part">
        <div className="legend-head">
          <h2>Who and what</h2>
        </div>
        <ul className="kinds">
          {kinds.map((kind) => (
            <li key={kind}>
              <KindIcon kind={kind} /> {KIND_WORDS[kind]}
            </li>
          ))}
        </ul>
        <p className="hint">The larger, the more claims. No arrow: mutual.</p>
      </div>
    </section>
  );
}
