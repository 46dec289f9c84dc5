import { ENTITY_KINDS, type EntityKind } from "#schema/entity.ts";
import type { Facets } from "#schema/exploring.ts";
import { RELATIONS, type Relation } from "#schema/relations.ts";
import { KIND_WORDS, STATUS_WORDS, TONE_WORDS } from "#web/export/words.ts";
import { legendOf } from "../graph/filters.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { KindIcon } from "./KindIcon.tsx";
import { LineSample } from "./LineSample.tsx";
import { Problem } from "./Problem.tsx";
import { Sources } from "./Sources.tsx";
import { Switch } from "./Switch.tsx";

/** What colours, lines and shapes mean, with counts; everything in it can be switched off and on. */
export function Legend() {
  const { explorer } = usePage();
  const facets = useExplorer((state) => state.facets);
  return (
    <section className="legend" aria-label="Legend" aria-busy={facets.state === "waiting"}>
      {facets.state === "waiting" && <p className="message">Counting…</p>}
      {facets.state === "failed" && <Problem reason={facets.reason} retry={explorer.load.facets} />}
      {facets.state === "ready" && (
        <>
          <RelationSwitches facets={facets.value} />
          <StatusSwitches facets={facets.value} />
          <KindSwitches facets={facets.value} />
          <Sources facets={facets.value} />
          <LeastSure />
          <LeastOutlets />
        </>
      )}
    </section>
  );
}

function RelationSwitches({ facets }: { facets: Facets }) {
  const { explorer } = usePage();
  const { question, off } = useExplorer(({ visit }) => visit.now);
  const { tones } = legendOf(facets);
  const all = tones.flatMap(({ relations }) => relations.map(({ relation }) => relation));
  const isOn = (relation: Relation) =>
    !off.relations.has(relation) && question.relation?.includes(relation) !== false;
  return (
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
      {tones.map(({ tone, relations }) => {
        const names = relations.map(({ relation }) => relation);
        const on = names.filter(isOn).length;
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
                on={isOn(relation)}
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
  );
}

function StatusSwitches({ facets }: { facets: Facets }) {
  const { explorer } = usePage();
  const { question, off } = useExplorer(({ visit }) => visit.now);
  return (
    <div className="legend-part">
      <div className="legend-head">
        <h2>How it is told</h2>
      </div>
      {legendOf(facets).statuses.map(({ status, claims }) => (
        <Switch
          key={status}
          on={!off.statuses.has(status) && question.status?.includes(status) !== false}
          set={(value) => explorer.switchStatus(status, value)}
          count={claims}
        >
          <LineSample status={status} arrow />
          <span>
            {status === "attributed" && "attributed: "}
            {STATUS_WORDS[status]}
          </span>
        </Switch>
      ))}
    </div>
  );
}

function KindSwitches({ facets }: { facets: Facets }) {
  const { explorer } = usePage();
  const { question } = useExplorer(({ visit }) => visit.now);
  const claimsOf = new Map(facets.kind.map(({ value, claims }) => [value, claims]));
  const kinds = ENTITY_KINDS.filter((kind) => claimsOf.has(kind));
  const on = kinds.filter((kind) => question.kind?.includes(kind) !== false);
  const set = (kind: EntityKind, value: boolean) => {
    const { kind: _, ...rest } = question;
    const next = kinds.filter((one) => (one === kind ? value : on.includes(one)));
    // Nobody is of no kind: the last one stays on.
    if (next.length > 0) explorer.ask(next.length === kinds.length ? rest : { ...rest, kind: next });
  };
  return (
    <div className="legend-part">
      <div className="legend-head">
        <h2>Who and what</h2>
      </div>
      {kinds.map((kind) => (
        <Switch
          key={kind}
          on={on.includes(kind)}
          set={(value) => set(kind, value)}
          count={claimsOf.get(kind) ?? 0}
        >
          <KindIcon kind={kind} />
          <span>{KIND_WORDS[kind]}</span>
        </Switch>
      ))}
      <p className="hint">The larger, the more of the claims that answer. No arrow: mutual.</p>
    </div>
  );
}

/** Confidences that can be asked for. */
const LEAST = [0, 0.5, 0.7, 0.9];

function LeastSure() {
  const { explorer } = usePage();
  const { question } = useExplorer(({ visit }) => visit.now);
  const { confidence = 0, ...rest } = question;
  const offered = [...new Set([...LEAST, confidence])].sort((a, b) => a - b);
  return (
    <div className="legend-part">
      <label className="least-sure">
        <h2>How sure</h2>
        <select
          value={confidence}
          aria-label="How sure at least"
          onChange={({ target }) => {
            const least = Number(target.value);
            explorer.ask(least === 0 ? rest : { ...rest, confidence: least });
          }}
        >
          {offered.map((least) => (
            <option key={least} value={least}>
              {least === 0 ? "however sure" : `at least ${Math.round(100 * least)} %`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Numbers of outlets that can be asked for. */
const OUTLETS = [1, 2, 3, 5, 10];

function LeastOutlets() {
  const { explorer } = usePage();
  const { question } = useExplorer(({ visit }) => visit.now);
  const { outlets = 1, ...rest } = question;
  const offered = [...new Set([...OUTLETS, outlets])].sort((a, b) => a - b);
  return (
    <div className="legend-part">
      <label className="least-sure">
        <h2>Carried by</h2>
        <select
          value={outlets}
          aria-label="Carried by how many outlets at least"
          onChange={({ target }) => {
            const least = Number(target.value);
            explorer.ask(least === 1 ? rest : { ...rest, outlets: least });
          }}
        >
          {offered.map((least) => (
            <option key={least} value={least}>
              {least === 1 ? "any source" : `at least ${least} outlets`}
            </option>
          ))}
        </select>
      </label>
      <p className="hint">Copies of one text count once.</p>
    </div>
  );
}
