import { FleetingButton } from "./FleetingButton.tsx";

/** What went wrong, in a sentence, and a way to try again. */
export function Problem({ reason, retry }: { reason: string; retry: () => void }) {
  return (
    <div className="notice" role="alert">
      <p>{reason}</p>
      <FleetingButton className="plain" onClick={retry}>
        Try again
      </FleetingButton>
    </div>
  );
}
