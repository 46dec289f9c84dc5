import type { View } from "#schema/exploring.ts";
import { counted } from "#web/export/words.ts";
import { useExplorer, usePage } from "../state/binding.ts";

/** How much of what answers is in view, what the reader has hidden, and how to see the rest. */
export function LeftOut({ view: { shown, total } }: { view: View }) {
  const { explorer } = usePage();
  const { hidden, start } = useExplorer(({ visit }) => visit.now);
  const isPart = shown.entities < total.entities;
  return (
    <p className="left-out">
      {isPart
        ? `${shown.entities.toLocaleString("en")} of ${counted(total.entities, "entity", "entities")}, ${start === "chosen" ? "those you chose" : "of the strongest ties"}`
        : `All ${counted(total.entities, "entity", "entities")}, ${counted(total.relations, "relation")}`}
      {isPart && (
        <>
          {". "}
          <button type="button" className="link" onClick={explorer.drawAll}>
            Draw all
          </button>
        </>
      )}
      {start !== "strongest" && (
        <>
          {". "}
          <button
            type="button"
            className="link"
            onClick={() => explorer.step({ type: "start", start: "strongest" })}
          >
            Strongest ties
          </button>
        </>
      )}
      {hidden.length > 0 && (
        <>
          {` · ${hidden.length.toLocaleString("en")} hidden by you. `}
          <button type="button" className="link" onClick={() => explorer.step({ type: "unhide" })}>
            Show them
          </button>
        </>
      )}
    </p>
  );
}
