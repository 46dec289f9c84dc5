import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { View } from "../graph/view.ts";
import { useExplorer } from "../state/binding.ts";
import { download } from "./download.ts";

/** Saves what is shown: as a graph file, as data, or as a picture. */
export function ExportMenu({ view }: { view: View }) {
  const picture = useExplorer((state) => state.picture);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useId();

  const shown = { nodes: view.entities, edges: view.relations };
  const formats: { name: string; detail: string; save: () => Promise<void> }[] = [
    {
      name: "GEXF",
      detail: "for Gephi and other graph programs",
      save: async () => {
        const { toGexf } = await import("#web/export/gexf.ts");
        download("demarche.gexf", new Blob([toGexf(shown)], { type: "application/gexf+xml" }));
      },
    },
    {
      name: "JSON",
      detail: "for scripts (d3, NetworkX)",
      save: async () => {
        const { toJson } = await import("#web/export/json.ts");
        download("demarche.json", new Blob([toJson(shown)], { type: "application/json" }));
      },
    },
  ];
  if (picture !== null)
    formats.push({
      name: "PNG",
      detail: "a picture of the graph",
      save: async () => download("demarche.png", await picture()),
    });

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const save = (format: (typeof formats)[number]) => {
    close();
    format.save().then(
      () => setProblem(null),
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const to = steps[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the focus has left the menu
    <div
      className="menu-holder"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className="plain"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menu : undefined}
        onClick={() => setOpen(!open)}
      >
        Export
      </button>
      {open && (
        <div role="menu" id={menu} aria-label="Export what is shown" className="menu" onKeyDown={walk}>
          {formats.map((format, place) => (
            <button
              key={format.name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              // biome-ignore lint/a11y/noAutofocus: a menu takes the focus when the reader opens it
              autoFocus={place === 0}
              onClick={() => save(format)}
            >
              <strong>{format.name}</strong> <span>{format.detail}</span>
            </button>
          ))}
        </div>
      )}
      {problem !== null && (
        <p role="alert" className="menu problem">
          {problem}
        </p>
      )}
    </div>
  );
}
