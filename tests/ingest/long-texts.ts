/** Texts of a kind that no reader of news writes, made to keep one busy for ever. */
export const LONG_TEXTS: readonly [what: string, text: string][] = [
  [
    "2,000 brackets around one letter",
    `France criticized Spain on Monday ${"(".repeat(2_000)} x ${")".repeat(2_000)}`,
  ],
  ["40,000 brackets", "(".repeat(40_000)],
  ["3,000 pairs of brackets", "()".repeat(3_000)],
  ["3,000 commas between letters", "a,".repeat(3_000)],
  ["a sum of 3,000 parts", "1+".repeat(3_000)],
  [
    "10,000 names joined by and",
    `${Array.from({ length: 10_000 }, (_, n) => (n % 2 ? "Spain" : "Ana Keita")).join(" and ")} met.`,
  ],
];
