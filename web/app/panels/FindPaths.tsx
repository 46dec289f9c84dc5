import { useStore } from "zustand";
import { askedOf } from "../state/asked.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { EntityBox } from "./EntityBox.tsx";
import { Paths } from "./Paths.tsx";

/** The search for chains between two entities, of what passes question and legend. */
export function FindPaths() {
  const { explorer, paths } = usePage();
  const { from, to, chains } = useStore(paths.store);
  const exploration = useExplorer(({ visit }) => visit.now);
  const find = () => {
    const asked = askedOf(exploration);
    if (asked === null) return;
    const { source: _s, target: _t, around: _a, ...filter } = asked;
    paths.find(filter);
  };
  return (
    <Paths
      ends={
        <>
          <EntityBox
            label="From"
            chosen={from?.name ?? ""}
            choose={(entity) => paths.setEnds({ from: entity })}
            complete={explorer.complete}
          />
          <EntityBox
            label="To"
            chosen={to?.name ?? ""}
            choose={(entity) => paths.setEnds({ to: entity })}
            complete={explorer.complete}
          />
        </>
      }
      from={from}
      to={to}
      chains={chains}
      find={find}
      show={explorer.showChain}
      read={explorer.readClaim}
      close={paths.close}
    />
  );
}
