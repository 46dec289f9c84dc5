import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { GraphEdge } from "#schema/api.ts";
import { type Expansion, PORTION } from "#schema/expansion.ts";
import type { Neighbourhood, ViewNode } from "#schema/exploring.ts";
import { RELATIONS } from "#schema/relations.ts";
import { grouped } from "#web/export/words.ts";
import { hiddenByRelation } from "../graph/hidden.ts";
import { namelessOf } from "../state/asked.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { createAsker, type Remote, WAITING } from "../state/remote.ts";
import { FleetingButton } from "./FleetingButton.tsx";
import { LineSample } from "./LineSample.tsx";
import { usePassingOn } from "./use-passing-on.ts";

interface Props {
  node: ViewNode;
  edges: readonly GraphEdge[];
}

/** Shows who else is tied to an entity, all or by a relation, at any time or in some days; how many that are is said before. */
export function ExpandMenu({ node, edges }: Props) {
  const [open, setOpen] = useState(false);
  const list = useId();
  if (node.hidden === 0) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that the focus leaves, and Escape from within
    <span
      className="expand"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.preventDefault();
        setOpen(false);
      }}
    >
      <FleetingButton
        className="plain"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        onClick={() => setOpen(!open)}
      >
        Expand (+{grouped(node.hidden)} hidden)
      </FleetingButton>
      {open && <Choices id={list} node={node} edges={edges} done={() => setOpen(false)} />}
    </span>
  );
}

function Choices({ id, node, edges, done }: Props & { id: string; done: () => void }) {
  const { explorer } = usePage();
  const [days, setDays] = useState<{ since?: string; until?: string }>({});
  const self = useRef<HTMLDivElement>(null);
  usePassingOn(self, () => document.querySelector(".expand > button"));
  const near = useNeighbourhood(node.id, days);
  const expand = (by: Pick<Expansion, "relation" | "way">) => {
    explorer.step({ type: "expand", expansion: { entity: node.id, ...days, ...by } });
    done();
  };
  const rows = near.state === "ready" ? hiddenByRelation(node.id, near.value.relations, edges) : [];
  const isDated = days.since !== undefined || days.until !== undefined;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of choices, not of form fields
    <div ref={self} id={id} className="choices" role="group" aria-label={`Expand ${node.name}`}>
      <p className="days">
        <DayField label="Since" value={days.since} set={(since) => setDays(withDay(days, "since", since))} />
        <DayField label="Until" value={days.until} set={(until) => setDays(withDay(days, "until", until))} />
      </p>
      <button type="button" className="choice" onClick={() => expand({})}>
        <span>{node.hidden > PORTION ? `The strongest ${PORTION}` : "All"}</span>
        <span className="count">{isDated ? "in these days" : `+${grouped(node.hidden)} hidden`}</span>
      </button>
      {near.state === "failed" && <p role="alert">{near.reason}</p>}
      {near.state === "waiting" && <p role="status">Counting…</p>}
      {rows.map(({ relation, outgoing, neighbours, hidden }) => (
        <button
          key={`${relation} ${outgoing}`}
          type="button"
          className="choice"
          disabled={!isDated && hidden === 0}
          onClick={() => expand({ relation, way: outgoing ? "from" : "to" })}
        >
          <LineSample tone={RELATIONS[relation].tone} />
          <span>{outgoing ? RELATIONS[relation].label : RELATIONS[relation].reverse}</span>
          <span className="count">
            {isDated
              ? `${grouped(neighbours)} in these days`
              : hidden > 0
                ? `+${grouped(hidden)} hidden`
                : `all ${grouped(neighbours)} shown`}
          </span>
        </button>
      ))}
    </div>
  );
}

function DayField({
  label,
  value,
  set,
}: {
  label: string;
  value: string | undefined;
  set: (day: string) => void;
}) {
  return (
    <label>
      {label}
      <input type="date" value={value ?? ""} onChange={({ target }) => set(target.value)} />
    </label>
  );
}

function withDay(days: { since?: string; until?: string }, key: "since" | "until", day: string) {
  const { [key]: _, ...rest } = days;
  return day === "" ? rest : { ...rest, [key]: day };
}

function useNeighbourhood(
  entity: string,
  { since, until }: { since?: string; until?: string },
): Remote<Neighbourhood> {
  const { explorer } = usePage();
  const exploration = useExplorer(({ visit }) => visit.now);
  const [near, setNear] = useState<Remote<Neighbourhood>>(WAITING);
  const asker = useMemo(createAsker, []);
  useEffect(() => {
    void asker.ask(
      (signal) =>
        explorer.neighbourhood(
          entity,
          {
            ...namelessOf(exploration),
            ...(since && { since }),
            ...(until && { until }),
            ...((since || until) && { undated: false }),
          },
          signal,
        ),
      setNear,
    );
    return asker.silence;
  }, [asker, explorer, entity, exploration, since, until]);
  return near;
}
