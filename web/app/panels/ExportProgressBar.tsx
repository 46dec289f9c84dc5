import type { Downloaded } from "../api/exporting.ts";

/** How far an export is. */
export function ExportProgressBar({ downloaded: { done, total, bytes } }: { downloaded: Downloaded }) {
  const words =
    total === null
      ? "Counting the sentences…"
      : `${Math.round((100 * done) / Math.max(total, 1))}% · ${(bytes / 1e6).toFixed(1)} MB`;
  return (
    <p className="progress">
      <progress aria-label="Export" {...(total !== null && { max: Math.max(total, 1), value: done })} />
      <span role="status">{words}</span>
    </p>
  );
}
