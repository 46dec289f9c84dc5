/** What went wrong, in a sentence, and a way to try again. */
export function Problem({ reason, retry }: { reason: string; retry: () => void }) {
  return (
    <div className="notice" role="alert">
      <p>{reason}</p>
      <button type="button" className="plain" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
