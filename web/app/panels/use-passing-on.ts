import { type RefObject, useLayoutEffect } from "react";

/**
 * Passes the focus on where what has it goes away: else a reader without a mouse would begin at the top of the page again. It goes to what
 * `heir` says, where that can take it, else to the map.
 */
export function usePassingOn(holder: RefObject<HTMLElement | null>, heir: () => Element | null): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: who inherits is asked when the holder goes
  useLayoutEffect(() => {
    const element = holder.current;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      // Once what comes in its place is there.
      queueMicrotask(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        for (const one of [heir(), document.querySelector(".stage")]) {
          if (one instanceof HTMLElement) one.focus();
          if (document.activeElement === one) return;
        }
      });
    };
  }, []);
}
