/** What the page says while the store holds nothing: how to fill it. */
export function EmptyStore() {
  return (
    <main className="notice">
      <h2>No articles yet</h2>
      <p>
        Demarche reads who said or did what to whom from news articles. Give it some text files, then reload
        this page:
      </p>
      <pre>
        <code>npm run ingest -- FILE…</code>
      </pre>
      <p>
        One article each in <code>.txt</code> files, or one a line in <code>.jsonl</code> files.
      </p>
    </main>
  );
}
