import type { View } from "#schema/exploring.ts";
import { counted, grouped } from "#web/export/words.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { FleetingButton } from "./FleetingButton.tsx";

/** How much of what answers is in view, what the reader has hidden, and how to see the rest. */
export function LeftOut({ view: { shown, total }, lines }: { view: View; lines: number }) {
  const { explorer } = usePage();
  const { hidden, start } = useExplorer(({ visit }) => visit.now);
  const isPart = shown.entities < total.entities;
  // Where lines cannot be told apart not all are drawn; the tables list all.
  const few =
    lines < 0.9 * shown.relations
      ? `; lines for ${grouped(lines)} of ${counted(shown.relations, "relation")}`
      : "";
  return (
    <p className="left-out">
      {isPart
        ? `${grouped(shown.entities)} of ${counted(total.entities, "entity", "entities")}, ${start === "chosen" ? "those you chose" : "of the strongest ties"}${few}`
        : `All ${counted(total.entities, "entity", "entities")}, ${few === "" ? counted(total.relations, "relation") : few.slice(2)}`}
      {isPart && (
        <>
          {". "}
          <FleetingButton className="link" onClick={explorer.drawAll}>
            Draw all
          </FleetingButton>
        </>
      )}
      {start !== "strongest" && (
        <>
          {". "}
          <FleetingButton
            className="link"
            onClick={() => explorer.step({ type: "start", start: "strongest" })}
          >
            Strongest ties
          </FleetingButton>
        </>
      )}
      {hidden.length > 0 && (
        <>
          {` · ${grouped(hidden.length)} hidden by you. `}
          <FleetingButton className="link" onClick={() => explorer.step({ type: "unhide" })}>
            Show them
          </FleetingButton>
        </>
      )}
    </p>
  );
}
