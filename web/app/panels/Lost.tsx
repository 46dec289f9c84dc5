import { useExplorer, usePage } from "../state/binding.ts";

/** Says so where the address names somebody who is not in the store. */
export function Lost() {
  const { explorer } = usePage();
  const lost = useExplorer((state) => state.lost);
  if (lost.length === 0) return null;
  const names = lost.map((id) => `“${wordsOf(id)}”`).join(", ");
  return (
    <p className="lost" role="alert">
      This view names {names}, who {lost.length === 1 ? "is" : "are"} no longer in the store: the articles
      that spoke of {lost.length === 1 ? "it" : "them"} may have been removed.{" "}
      <button type="button" className="link" onClick={explorer.startOver}>
        Start from the overview
      </button>
    </p>
  );
}

/** What an id says to a reader: "person:yoav-gallant" is "yoav gallant". */
function wordsOf(id: string): string {
  return id.slice(id.indexOf(":") + 1).replaceAll("-", " ");
}
