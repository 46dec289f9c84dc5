const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
export const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "((?:19|20)\\d\\d)";
const WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?";

/** A day as English and machines write it. "03/04/2024" is not among them: nobody can tell which day that is. */
const WRITTEN = [
  { pattern: `${YEAR}-(\\d\\d)-(\\d\\d)`, order: "ymd" },
  { pattern: `${WEEKDAY}${MONTH}\\s+${DAY},?\\s+${YEAR}`, order: "mdy" },
  { pattern: `${WEEKDAY}${DAY}\\s+(?:of\\s+)?${MONTH},?\\s+${YEAR}`, order: "dmy" },
] as const;

const AROUND = {
  before: "(?:(?:first\\s+)?(?:published|posted|updated|last updated|date|issued|on|at|:)\\s*:?\\s*)*",
  after:
    "(?:[\\s,|·•–—-]+(?:at\\s+)?\\d{1,2}[:.]\\d\\d(?:\\s*[ap]\\.?m\\.?)?(?:\\s*\\(?[a-z]{2,5}\\)?)?)?\\s*\\.?",
};
const DATE_LINES = WRITTEN.map(({ pattern, order }) => ({
  line: new RegExp(`^\\s*${AROUND.before}${pattern}${AROUND.after}\\s*$`, "i"),
  order,
}));
const DATE_BEGINS = WRITTEN.map(({ pattern, order }) => ({
  line: new RegExp(`^\\s*${pattern}(?!\\d)`, "i"),
  order,
}));
/** The city of a dateline, in capitals. */
export const CITY = String.raw`\p{Lu}[\p{Lu}.'’-]{2,}(?: \p{Lu}[\p{Lu}.'’-]+){0,3}`;
const STATE = String.raw`(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)?`;
const AGENCY = String.raw`(?:,? ?\([^()\n]{2,40}\))?`;
const DATELINES = WRITTEN.map(({ pattern, order }) => ({
  line: new RegExp(`^\\s*${CITY}${STATE}${AGENCY},? (?i:${pattern})${AGENCY},? ?(?:--|[-–—])`, "u"),
  order,
}));

/**
 * The moment or day that a machine-readable field names ("2024-03-26T09:30:00Z", "Tue, 26 Mar 2024 09:30:00 GMT", "March 26, 2024").
 *
 * @returns ISO 8601, a date-time where the hour and the zone are written and a day otherwise; null where it names none
 */
export function isoDate(written: string | null | undefined): string | null {
  const text = written?.trim() ?? "";
  const moment = momentOf(text);
  if (moment !== undefined) return moment;
  const isMail = /^(?:\w{3},\s+)?\d{1,2}\s+\w{3}\s+(?:19|20)\d\d\s+\d\d:\d\d/.test(text);
  if (isMail && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString().replace(".000Z", "Z");
  return dayBy(DATE_BEGINS, text);
}

/** A date and a time as machines write them; null where there are no such ones, undefined where it is written otherwise. */
function momentOf(text: string): string | null | undefined {
  const moment = /^((?:19|20)\d\d-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(
    text,
  );
  if (!moment) return undefined;
  const [, day = "", time = "", zone] = moment;
  if (!isDay(day) || Number.isNaN(Date.parse(`${day}T${time}Z`))) return null;
  if (!zone) return day;
  return `${day}T${time}${zone.toUpperCase().replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2")}`;
}

/** The day, or moment, that a line of text names which says nothing else, but when it was published or updated. */
export function dateLine(line: string): string | null {
  return line.length > 100 ? null : (momentOf(line.trim()) ?? dayBy(DATE_LINES, line));
}

/** The day of the dateline that a text begins with ("KYIV, November 20, 2023 - …"); null where it names no year. */
export function datelineDay(text: string): string | null {
  return dayBy(DATELINES, text.slice(0, 120));
}

function dayBy(patterns: typeof DATE_LINES, text: string): string | null {
  for (const { line, order } of patterns) {
    const found = line.exec(text);
    if (!found) continue;
    const part = (letter: string) => found[1 + order.indexOf(letter)]!;
    const month =
      order === "ymd" ? Number(part("m")) : 1 + MONTHS.indexOf(part("m").slice(0, 3).toLowerCase());
    const day = `${part("y")}-${String(month).padStart(2, "0")}-${part("d").padStart(2, "0")}`;
    if (isDay(day)) return day;
  }
  return null;
}

/** Is this a day of the calendar, and not a 30 February? */
function isDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}
