import type { Status } from "#schema/claim.ts";
import type { Tone } from "#schema/relations.ts";

/** A line as the graph draws it: the colour of a tone (the text's colour without one), the stroke of a status. */
export function LineSample({
  tone,
  status = "fact",
  arrow = false,
}: {
  tone?: Tone;
  status?: Status;
  arrow?: boolean;
}) {
  const end = arrow ? 25 : 34;
  return (
    <svg
      className="line-sample"
      viewBox="0 0 36 10"
      aria-hidden="true"
      style={tone && { color: `var(--tone-${tone})` }}
      stroke="currentColor"
    >
      {status === "attributed" ? (
        <path d={`M1 3.2 H${end} M1 6.8 H${end}`} strokeWidth="1.3" fill="none" />
      ) : (
        <path
          d={`M1 5 H${end}`}
          strokeWidth={tone === "standing" ? 1.5 : 2.4}
          strokeDasharray={status === "planned" ? "6.5 4" : status === "denied" ? "2.2 3" : undefined}
          fill="none"
        />
      )}
      {arrow && (
        <path
          d="M26 1 L35 5 L26 9 z"
          strokeWidth="1.3"
          strokeLinejoin="round"
          fill={status === "attributed" ? "none" : "currentColor"}
        />
      )}
    </svg>
  );
}
