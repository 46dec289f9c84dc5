import type { Failure, Loaded } from "./7-load/load.ts";
import { printable } from "./summary.ts";

/** What an ingest comes to. */
export interface Report {
  /** Articles by what became of them: "added", "replaced", "unchanged", "duplicate", "failed". */
  outcomes: Map<string, number>;
  /** How many of them that went in are near-copies of others. */
  nearCopies: number;
  /** What kept articles out, with how many it did. */
  reasons: Map<string, number>;
  /** Files of folders that are of no format that is read, by the end of their names. */
  passedOver: ReadonlyMap<string, number>;
}

const MOST_REASONS = 10;

export function startReport(passedOver: ReadonlyMap<string, number> = new Map()): Report {
  return { outcomes: new Map(), nearCopies: 0, reasons: new Map(), passedOver };
}

export function count(report: Report, article: Loaded | Failure): void {
  const { outcomes, reasons } = report;
  const isFailure = "problem" in article;
  const outcome = isFailure ? "failed" : article.written.outcome;
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  if (!isFailure && "nearCopyOf" in article.written) report.nearCopies++;
  if (!isFailure) return;
  // What was wrong stands before the colon, what helps behind it; values in brackets, which may hold any others, differ from file to file.
  const reason = article.problem.replace(/\s*\(.*\)/s, "").replace(/: .*/s, "");
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
}

/** The report in lines: how many articles are in, were there, are copies, are not in and why. */
export function reportLines({ outcomes, nearCopies, reasons, passedOver }: Report): string[] {
  const of = (outcome: string) => outcomes.get(outcome) ?? 0;
  const parts = [
    [of("added"), "added"],
    [of("replaced"), "replaced"],
    [of("unchanged"), "there already"],
    [of("duplicate"), "with a text that is there already"],
    [of("failed"), "not in"],
  ] as const;
  const total = [...outcomes.values()].reduce((sum, number) => sum + number, 0);
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  const frequent = [...reasons].sort(([, a], [, b]) => b - a).slice(0, MOST_REASONS);
  return [
    `In all ${total}: ${told.join(", ") || "nothing"}.`,
    ...(nearCopies === 0
      ? []
      : [`  ${nearCopies} of them are near-copies of others, and count as one source with them`]),
    ...frequent.map(([reason, number]) => printable(`  ${number} not in: ${reason}`)),
    ...(passedOver.size === 0
      ? []
      : [
          printable(
            `  Passed over, of other kinds: ${[...passedOver]
              .sort(([, a], [, b]) => b - a)
              .map(([ending, number]) => `${number} ${ending || "without an ending"}`)
              .join(", ")}`,
          ),
        ]),
  ];
}

export function reportJson({ outcomes, nearCopies, reasons, passedOver }: Report): string {
  return JSON.stringify({
    report: Object.fromEntries(outcomes),
    nearCopies,
    reasons: Object.fromEntries(reasons),
    passedOver: Object.fromEntries(passedOver),
  });
}
