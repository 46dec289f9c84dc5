import type { ReactNode } from "react";

interface Props {
  on: boolean;
  /** Some of what it stands for is on, some off. */
  partly?: boolean;
  set: (on: boolean) => void;
  /** Claims behind it. */
  count?: number;
  children: ReactNode;
}

/** A line of the legend that can be switched off and on. */
export function Switch({ on, partly = false, set, count, children }: Props) {
  return (
    <label className="switch">
      <input
        type="checkbox"
        checked={on}
        ref={(box) => {
          if (box !== null) box.indeterminate = partly;
        }}
        onChange={({ target }) => set(target.checked)}
      />
      {children}
      {count !== undefined && (
        <span className="count">
          {count}
          <span className="hidden"> {count === 1 ? "claim" : "claims"}</span>
        </span>
      )}
    </label>
  );
}
