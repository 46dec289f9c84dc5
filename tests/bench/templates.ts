const STATES =
  "France Niger Mali Ghana Togo Chad Egypt Israel Jordan Russia Ukraine Turkey Iran India Pakistan China Japan Brazil Peru Chile".split(
    " ",
  );
const FIRST = "Amal Boris Chen Dara Emil Fatou Goran Hana Ivo Juma Kofi Lena Moussa Nadia Omar Petra".split(
  " ",
);
const LAST =
  "Abara Bello Castro Diallo Evans Farouk Garcia Haddad Ivanov Jansen Keita Lopez Mbeki Novak".split(" ");
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

/** What happens in the sentences of made articles: A and B are states, P and Q people. */
const SENTENCES = [
  "A recalled its ambassador from B on DAY after talks on the border had failed.",
  "Foreign Minister P said that A would not attend the meeting in the capital.",
  "B criticized A for closing the crossing, and urged its neighbours to stay calm.",
  "P met Q on DAY to discuss trade and the return of NUMBER refugees.",
  "A did not sign the treaty with B, although officials had promised to do so.",
  "Q warned B against sending more troops to the region before the vote.",
  "The two countries agreed on DAY to exchange NUMBER prisoners by the end of the month.",
  "President Q accused A of having attacked a convoy, which P denied.",
  "Officials of B expelled NUMBER diplomats and summoned the envoy of A.",
  "A and B condemned the attack, and P offered to send aid to the victims.",
  "Analysts in the capital said that a new round of talks was unlikely this week.",
  "Q praised A for its patience, and thanked P for the visit to B.",
];

/**
 * A report of about 12 sentences, the same for the same number and no two alike: a title, a day, and four paragraphs.
 */
export function templateArticle(number: number): string {
  const pick = <T>(list: readonly T[], step: number) => list[(number * step + step) % list.length]!;
  const [a, b] = [pick(STATES, 7), STATES[(number * 7 + 10 + (number % 5)) % STATES.length]!];
  const names = [`${pick(FIRST, 5)} ${pick(LAST, 3)}`, `${pick(FIRST, 11)} ${pick(LAST, 9)}`];
  const told = SENTENCES.map((_, place) => SENTENCES[(place * 5 + number) % SENTENCES.length]!).map(
    (sentence, place) =>
      sentence
        .replace(/\bA\b/g, a)
        .replace(/\bB\b/g, b)
        .replace(/\bP\b/g, names[0]!)
        .replace(/\bQ\b/g, names[1]!)
        .replace("DAY", DAYS[(number + place) % 7]!)
        .replace("NUMBER", String(100 + number)),
  );
  const paragraphs = [0, 3, 6, 9].map((from) => told.slice(from, from + 3).join(" "));
  return `${a} and ${b} at odds again, report ${number}\n\n26 March 2024\n\n${paragraphs.join("\n\n")}\n`;
}
