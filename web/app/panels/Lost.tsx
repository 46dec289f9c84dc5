import { listed } from "#web/export/words.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { FleetingButton } from "./FleetingButton.tsx";

/** Says so where the address names somebody, an article or an outlet that is not in the store. */
export function Lost() {
  const { explorer } = usePage();
  const lost = useExplorer((state) => state.lost);
  const sources = useExplorer((state) => state.lostSources);
  if (lost.length + sources.length === 0) return null;
  const [isOne, isOneSource] = [lost.length === 1, sources.length === 1];
  return (
    <p className="lost" role="alert">
      {lost.length > 0 &&
        `This view names ${quoted(lost.map(wordsOf))}, who ${isOne ? "is" : "are"} no longer in the store: the articles that spoke of ${isOne ? "it" : "them"} may have been removed. `}
      {sources.length > 0 &&
        `Only ${quoted(sources)} ${isOneSource ? "is" : "are"} asked, and nothing from there is in the store any more. `}
      <FleetingButton className="link" onClick={explorer.startOver}>
        Start from the overview
      </FleetingButton>
    </p>
  );
}

/** Names that are told in full. */
const NAMED = 5;

/** “One”, “Two” and 7 more. */
function quoted(names: readonly string[]): string {
  return listed(
    names.map((name) => `“${name}”`),
    NAMED,
  );
}

/** What an id says to a reader: "person:yoav-gallant" is "yoav gallant". */
function wordsOf(id: string): string {
  return id.slice(id.indexOf(":") + 1).replaceAll("-", " ");
}
