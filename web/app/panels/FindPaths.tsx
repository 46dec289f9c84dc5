import { useExplorer, usePage } from "../state/binding.ts";
import type { PathEnds } from "../state/exploration.ts";
import { EntityBox } from "./EntityBox.tsx";
import { Paths } from "./Paths.tsx";

/** The search for chains between two entities, of what passes question and legend. */
export function FindPaths({ ends: { from, to } }: { ends: PathEnds }) {
  const { explorer } = usePage();
  const chains = useExplorer((state) => state.chains);
  const known = useExplorer((state) => state.known);
  const nameOf = (id: string | null) => (id === null ? "" : (known.get(id)?.name ?? "…"));
  return (
    <Paths
      ends={
        <>
          <EntityBox
            label="From"
            chosen={nameOf(from)}
            choose={(entity) => explorer.setPathEnds({ from: entity?.id ?? null })}
            complete={explorer.complete}
          />
          <EntityBox
            label="To"
            chosen={nameOf(to)}
            choose={(entity) => explorer.setPathEnds({ to: entity?.id ?? null })}
            complete={explorer.complete}
          />
        </>
      }
      from={nameOf(from)}
      to={nameOf(to)}
      isOne={from !== null && from === to}
      chains={chains}
      retry={explorer.load.chains}
      show={explorer.showChain}
      read={explorer.readClaim}
      close={explorer.closePaths}
    />
  );
}
