/** So many code units between two places of a text whose code points are counted beforehand. */
const STEP = 1024;

/** Counts the code points of a text before a place that is given in UTF-16 code units. */
export function codePoints(text: string): (place: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (place) => place;
  const counts = [0];
  for (let place = 0; place < text.length; place += STEP)
    counts.push(counts.at(-1)! + counted(text, place, Math.min(place + STEP, text.length)));
  return (place) => {
    const step = Math.floor(place / STEP);
    return counts[step]! + counted(text, step * STEP, place);
  };
}

/** Of a pair of surrogates the first counts, so that pieces add up wherever a text is cut. */
function counted(text: string, start: number, end: number): number {
  let count = end - start;
  for (let place = start; place < end; place++) if (isPair(text, place)) count -= 1;
  return count;
}

/** Whether the code unit at this place is the second of a pair. */
function isPair(text: string, place: number): boolean {
  const [first, second] = [text.charCodeAt(place - 1), text.charCodeAt(place)];
  return first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff;
}
