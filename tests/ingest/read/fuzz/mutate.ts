/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number;

/** What readers look for, so that a mutation gets past their first look. */
const TOKENS = [
  "<p>",
  "</p>",
  "<div>",
  "</div>",
  "<table><tr><td>",
  "<article>",
  "<form>",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<script>",
  "<template>",
  "<svg><title>",
  "&#0;",
  "&#xD800;",
  "&nbsp;",
  "\u2028",
  "\u202e",
  "\ud83d",
  "---\n",
  "> ",
  "* ",
  "[a](b",
  "```",
  "\0",
  "\xff\xfe",
  "<item>",
  "<entry>",
  "<content:encoded>",
  "<link>",
  "2024-02-30",
  "<meta charset='utf-16'>",
  "9".repeat(400),
  "endobj",
  "stream",
  "<<",
  "/Length 99999999",
  "PK\x03\x04",
];

/** One to six changes to bytes: some flipped, cut out, doubled, put in, or taken from another input. */
export function mutated(bytes: Buffer, other: Buffer, random: Random): Buffer {
  let result = bytes;
  const upTo = (most: number) => Math.floor(random() * most);
  for (let change = 1 + upTo(6); change > 0; change--) {
    const at = upTo(result.length + 1);
    const length = Math.floor(result.length * random() ** 4);
    const [before, after] = [result.subarray(0, at), result.subarray(at)];
    const cut = result.subarray(at + length);
    const piece = [
      () => Buffer.concat([before, Buffer.from([upTo(256)]), after.subarray(1)]),
      () => Buffer.concat([before, cut]),
      () => Buffer.concat([before, result.subarray(at, at + length), after]),
      () => Buffer.concat([before, Buffer.from(TOKENS[upTo(TOKENS.length)]!), after]),
      () => Buffer.concat([before, Buffer.from(TOKENS[upTo(TOKENS.length)]!.repeat(upTo(200))), after]),
      () => Buffer.concat([before, other.subarray(upTo(other.length)), cut]),
      () => before,
    ];
    result = piece[upTo(piece.length)]!();
    if (result.length > 100_000) result = result.subarray(0, 100_000);
  }
  return result;
}
