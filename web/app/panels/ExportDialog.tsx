import { type FormEvent, useEffect, useRef, useState } from "react";
import type { EntityRef } from "#schema/api.ts";
import { FORMAT_NAMES, FORMATS, type FormatName, GROUPS } from "#web/export/formats.ts";
import { SCALES, type Scale } from "#web/export/subgraph.ts";
import { counted, listed } from "#web/export/words.ts";
import { type Downloaded, fetchExport } from "../api/exporting.ts";
import { inSightQuestion, selectedQuestion } from "../graph/asked.ts";
import { entitiesOf, type Selection } from "../graph/focus.ts";
import { askedOf } from "../state/asked.ts";
import { useExplorer } from "../state/binding.ts";
import { download } from "./download.ts";
import { ExportProgressBar } from "./ExportProgressBar.tsx";

/** The picture on the screen is made here; every other format by the server. */
type Choice = FormatName | "screen";

interface Props {
  /** Ids of the entities that are drawn. */
  inSight: readonly string[];
  close: () => void;
}

/** What is exported: what is drawn, what is selected, or all that answers, drawn or not. */
type Part = "shown" | "selection" | "all";

/** Groups of formats that hold a picture, which is as it is shown. */
const PICTURED: ReadonlySet<string> = new Set<(typeof GROUPS)[number]>(["for a briefing", "a picture"]);

const NOTHING = { total: { entities: 0 } };

/** Chooses what is exported, and as what; then saves it, shows how far that is, and lets it be cancelled. */
export function ExportDialog({ inSight, close }: Props) {
  const exploration = useExplorer(({ visit }) => visit.now);
  const { selection } = exploration;
  const drawn = useExplorer((state) => state.drawn);
  const [part, setPart] = useState<Part>("shown");
  const [choice, setChoice] = useState<Choice>(FORMAT_NAMES[0]);
  const [scale, setScale] = useState<Scale>(2);
  const [downloaded, setDownloaded] = useState<Downloaded | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const running = useRef<AbortController | null>(null);
  const asked = askedOf(exploration);
  const { total } = useExplorer(({ view }) => (view.state === "ready" ? view.value : NOTHING));
  const known = useExplorer((state) => state.known);
  const shown = asked && inSightQuestion(asked, inSight, total.entities);
  const isPart = shown !== asked;

  useEffect(() => {
    dialog.current?.showModal();
    return () => running.current?.abort();
  }, []);

  const leave = () => {
    // The dialog gives the focus back to where it was when it opened.
    dialog.current?.close();
    close();
  };
  const run = async (signal: AbortSignal) => {
    if (choice === "screen") return download("demarche.png", await drawn!.picture());
    const question =
      part === "selection" ? selectedQuestion(asked!, selection!) : part === "shown" ? shown! : asked!;
    const { name, file } = await fetchExport(
      choice,
      choice === "png" ? { ...question, scale } : question,
      part === "shown" && PICTURED.has(FORMATS[choice].group) ? (drawn?.places() ?? null) : null,
      signal,
      setDownloaded,
    );
    download(name, file);
  };
  const start = (event: FormEvent) => {
    event.preventDefault();
    const stop = new AbortController();
    running.current = stop;
    setProblem(null);
    setDownloaded({ bytes: 0, done: 0, total: null });
    run(stop.signal)
      .then(leave, (error: unknown) => {
        if (!stop.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
      })
      .finally(() => setDownloaded(null));
  };
  const cancel = () => (downloaded === null ? leave() : running.current?.abort());

  return (
    <dialog
      ref={dialog}
      className="exporting"
      aria-labelledby="exporting-title"
      onCancel={(event) => {
        event.preventDefault();
        cancel();
      }}
    >
      <form onSubmit={start}>
        <h2 id="exporting-title">Export</h2>
        <fieldset disabled={downloaded !== null}>
          <legend>What</legend>
          <label>
            <input type="radio" name="part" checked={part === "shown"} onChange={() => setPart("shown")} />
            <span>What is shown{isPart && `: among ${counted(inSight.length, "entity", "entities")}`}</span>
          </label>
          {isPart && (
            <label>
              <input type="radio" name="part" checked={part === "all"} onChange={() => setPart("all")} />
              <span>
                All that answers the question: {counted(total.entities, "entity", "entities")}, shown or not
              </span>
            </label>
          )}
          <label className={selection === null ? "off" : undefined}>
            <input
              type="radio"
              name="part"
              disabled={selection === null}
              checked={part === "selection"}
              onChange={() => setPart("selection")}
            />
            <span>
              {selection === null ? "The selection (nothing is selected)" : selectionWords(known, selection)}
            </span>
          </label>
        </fieldset>
        <div className="formats">
          {GROUPS.map((group) => {
            const names: Choice[] = FORMAT_NAMES.filter((name) => FORMATS[name].group === group);
            if (group === "a picture" && drawn !== null) names.push("screen");
            if (names.length === 0) return null;
            return (
              <fieldset key={group} disabled={downloaded !== null}>
                <legend>{heading(group)}</legend>
                {names.map((name) => (
                  <label key={name}>
                    <input
                      type="radio"
                      name="format"
                      checked={choice === name}
                      onChange={() => setChoice(name)}
                    />
                    <strong>{name === "screen" ? "Screen" : FORMATS[name].label}</strong>
                    <small>
                      {name === "screen" ? "the graph as it is drawn now, PNG" : FORMATS[name].detail}
                    </small>
                  </label>
                ))}
              </fieldset>
            );
          })}
        </div>
        {choice === "png" && (
          <fieldset className="scales" disabled={downloaded !== null}>
            <legend>Size of the PNG</legend>
            {SCALES.map((one) => (
              <label key={one}>
                <input type="radio" name="scale" checked={scale === one} onChange={() => setScale(one)} />
                <span>{one}×</span>
              </label>
            ))}
          </fieldset>
        )}
        {downloaded !== null && <ExportProgressBar downloaded={downloaded} />}
        {problem !== null && (
          <p role="alert" className="problem">
            {problem}
          </p>
        )}
        {shown === null && <p className="problem">Nothing is shown: switch a relation or a status on.</p>}
        <p className="actions">
          <button type="button" className="plain" onClick={cancel}>
            Cancel
          </button>
          <button type="submit" className="plain" disabled={downloaded !== null || shown === null}>
            Save file
          </button>
        </p>
      </form>
    </dialog>
  );
}

function heading(group: string): string {
  return `${group[0]!.toUpperCase()}${group.slice(1)}`;
}

function selectionWords(known: ReadonlyMap<string, EntityRef>, selection: Selection): string {
  const names = entitiesOf(selection).map((id) => known.get(id)?.name ?? id);
  if (selection.type === "entity") return `The selection: all that names ${names[0]}`;
  return names.length > 5
    ? `The selection: among ${names.length} entities`
    : `The selection: ${names.length > 2 ? "among" : "between"} ${listed(names)}`;
}
