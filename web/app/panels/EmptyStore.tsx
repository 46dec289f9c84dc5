import { useExplorer, usePage } from "../state/binding.ts";
import { Problem } from "./Problem.tsx";

/** What the page says while the store holds nothing: how to fill it, and that the sample article is at hand. */
export function EmptyStore() {
  const { explorer } = usePage();
  const sample = useExplorer((state) => state.sample);
  return (
    <main className="notice">
      <h2>No articles yet</h2>
      <p>
        Demarche reads who said or did what to whom from news articles, and shows for each line the sentence
        behind it. To see how, begin with the article that comes with it:
      </p>
      <p>
        <button
          type="button"
          className="plain first"
          disabled={sample?.state === "waiting"}
          onClick={explorer.addSample}
        >
          Read the sample article
        </button>
      </p>
      <p role="status">{sample?.state === "waiting" && "Reading the sample article…"}</p>
      {sample?.state === "failed" && <Problem reason={sample.reason} retry={explorer.addSample} />}
      <p>Or give it articles of your own, then reload this page:</p>
      <pre>
        <code>npm run ingest -- FILE…</code>
      </pre>
      <p>
        Text, Markdown, HTML, PDF and Word files with one article each, <code>.jsonl</code> files with one a
        line, folders of them, or web addresses.
      </p>
    </main>
  );
}
