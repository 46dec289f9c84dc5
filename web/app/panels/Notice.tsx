import { useExplorer } from "../state/binding.ts";

/** What is to be said about the last step, where it did other than it was asked. */
export function Notice() {
  const notice = useExplorer((state) => state.notice);
  return (
    <p role="status" className={notice === null ? "hidden" : "lost"}>
      {notice}
    </p>
  );
}
