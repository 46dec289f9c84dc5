import { type ReactNode, type Ref, useState } from "react";

interface Props {
  summary: ReactNode;
  /** Whether it is open unasked. */
  isOpened?: boolean;
  className?: string;
  summaryRef?: Ref<HTMLElement>;
  children: ReactNode;
}

/** What is there to be unfolded. Its inside is made when it is opened: hundreds of articles that nobody looks at would hold up the first view. */
export function Fold({ summary, isOpened = false, className, summaryRef, children }: Props) {
  const [isOpen, setOpen] = useState(isOpened);
  return (
    <details
      className={className}
      open={isOpened}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary ref={summaryRef}>{summary}</summary>
      {isOpen && children}
    </details>
  );
}
