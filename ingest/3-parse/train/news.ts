import type { Example } from "./corpus.ts";
import type { Random } from "./random.ts";

/**
 * Treebanks of web text and conversation have few of the things that begin a sentence of news: offices before names and datelines. Both are
 * regular enough to be put into sentences that have neither, annotated as the treebanks annotate the few they have.
 */

/** Offices: modifiers marked with their relation (a = amod, c = compound), then the head, then perhaps "of" and a noun with modifiers. */
const OFFICES = [
  "President",
  "President",
  "Prime/a Minister",
  "Prime/a Minister",
  "Foreign/a Minister",
  "Foreign/a Minister",
  "Chancellor",
  "King",
  "Queen",
  "Defense/c Minister",
  "Defence/c Minister",
  "Interior/c Minister",
  "Finance/c Minister",
  "Trade/c Minister",
  "Justice/c Minister",
  "Secretary of State",
  "Secretary of Defense",
  "Defense/c Secretary",
  "Foreign/a Secretary",
  "Minister of Foreign/a Affairs",
  "Vice/c President",
  "Ambassador",
  "General",
  "Senator",
  "Governor",
  "Premier",
  "Deputy/c Foreign/a Minister",
  "National/a Security/c Adviser",
  "Speaker",
  "president",
  "prime/a minister",
  "foreign/a minister",
  "counterpart",
  "counterpart",
  "leader",
  "opposition/c leader",
  "envoy",
  "special/a envoy",
  "army/c chief",
  "spokesman",
  "government/c spokeswoman",
  "ministry/c spokesman",
  "former/a president",
  "lawmaker",
  "ambassador",
  "diplomat",
].map((text) => text.split(" "));

const NATIONS = [
  "Israeli",
  "Russian",
  "Chinese",
  "French",
  "German",
  "British",
  "American",
  "Turkish",
  "Iranian",
  "Egyptian",
  "Indian",
  "Japanese",
  "Polish",
  "Ukrainian",
  "Saudi",
  "Brazilian",
  "Mexican",
  "Pakistani",
  "Korean",
  "Italian",
  "Spanish",
  "Syrian",
  "Iraqi",
  "Afghan",
  "Canadian",
  "Greek",
];
const STATES = ["U.S.", "US", "UK", "U.N.", "EU", "NATO"];
const CITIES = [
  "WASHINGTON",
  "JERUSALEM",
  "MOSCOW",
  "BEIJING",
  "PARIS",
  "LONDON",
  "GENEVA",
  "CAIRO",
  "KYIV",
  "BERLIN",
  "TEHRAN",
  "ANKARA",
  "BAGHDAD",
  "BEIRUT",
  "TOKYO",
  "SEOUL",
  "BRUSSELS",
  "WARSAW",
  "NAIROBI",
  "ISLAMABAD",
  "DAMASCUS",
  "RIYADH",
  "DOHA",
  "DUBAI",
  "KABUL",
  "VIENNA",
];
const AGENCIES = ["AP", "AP", "Reuters", "Reuters", "AFP", "CNN", "BBC", "Xinhua", "TASS", "ANSA"];

const OFFICE_RATE = 0.35;
const DATELINE_RATE = 0.015;

/** A word to be put in; `head` counts from the first such word, `OUTER` is what the words are put to. */
interface Added {
  form: string;
  tag: string;
  label: string;
  head: number;
  name: string;
}
const OUTER = -1;

/** The sentence with an office before some of its persons or with a dateline, or null where chance or the sentence gives none. */
export function asNews(example: Example, random: Random): Example | null {
  const { tags, heads, labels } = example;
  if (tags === null || heads === null || labels === null) return null;
  if (random.next() < DATELINE_RATE) {
    const root = heads.indexOf(-1);
    return tags[root]!.startsWith("VERB") && example.forms.length > 6
      ? insert(example, 0, dateline(random), root)
      : null;
  }
  let out: Example | null = null;
  for (let i = example.forms.length - 1; i >= 0; i--) {
    if (isBarePerson(example, i) && random.next() < OFFICE_RATE)
      out = insert(out ?? example, i, office(random), i);
  }
  return out;
}

const SLOTS = new Set([
  "nsubj",
  "nsubj:pass",
  "obj",
  "iobj",
  "obl",
  "obl:agent",
  "nmod",
  "nmod:poss",
  "conj",
  "root",
  "appos",
]);
const BEFORE = new Set([
  "det",
  "amod",
  "compound",
  "nmod:desc",
  "nmod:poss",
  "nummod",
  "flat",
  "nmod",
  "goeswith",
  "advmod",
]);

/** Whether token i begins a person's name with nothing before it that belongs to the name. */
function isBarePerson({ tags, heads, labels, names }: Example, i: number): boolean {
  if (tags![i] !== "PROPN NNP" || !SLOTS.has(labels![i]!)) return false;
  if (heads!.some((head, d) => head === i && d < i && BEFORE.has(labels![d]!))) return false;
  return names === null ? heads![i + 1] === i && labels![i + 1] === "flat" : names[i] === "B-PER";
}

const pick = <T>(list: T[], random: Random): T => list[Math.floor(random.next() * list.length)]!;
const isCapital = (form: string) => /^\p{Lu}/u.test(form);

function office(random: Random): Added[] {
  const words = pick(OFFICES, random);
  const draw = random.next();
  const out: Added[] = [];
  const of = words.indexOf("of");
  const titleEnd = of < 0 ? words.length : of;
  const nation = draw < 0.5 ? 1 : 0;
  const head = titleEnd - 1 + nation;
  if (draw < 0.35) out.push({ form: pick(NATIONS, random), tag: "ADJ JJ", label: "amod", head, name: "O" });
  else if (draw < 0.5)
    out.push({ form: pick(STATES, random), tag: "PROPN NNP", label: "compound", head, name: "state" });
  for (const [w, word] of words.entries()) {
    const [form = "", relation] = word.split("/");
    const inner = w < titleEnd ? head : words.length - 1 + nation;
    const capital = isCapital(form);
    const noun = capital ? (form.endsWith("Affairs") ? "PROPN NNPS" : "PROPN NNP") : "NOUN NN";
    if (w === of)
      out.push({ form, tag: "ADP IN", label: "case", head: words.length - 1 + nation, name: "O" });
    else if (relation === "a")
      out.push({ form, tag: capital ? "ADJ NNP" : "ADJ JJ", label: "amod", head: inner, name: "O" });
    else if (relation === "c") out.push({ form, tag: noun, label: "compound", head: inner, name: "O" });
    else if (w + nation === head) out.push({ form, tag: noun, label: "nmod:desc", head: OUTER, name: "O" });
    else out.push({ form, tag: noun, label: "nmod", head, name: "O" });
  }
  return out;
}

function dateline(random: Random): Added[] {
  const city: Added = {
    form: pick(CITIES, random),
    tag: "PROPN NNP",
    label: "parataxis",
    head: OUTER,
    name: "B-LOC",
  };
  const dash: Added = {
    form: pick(["-", "--", "—"], random),
    tag: "PUNCT :",
    label: "punct",
    head: 0,
    name: "O",
  };
  if (random.next() < 0.2) return [city, dash];
  return [
    city,
    { form: "(", tag: "PUNCT -LRB-", label: "punct", head: 2, name: "O" },
    { form: pick(AGENCIES, random), tag: "PROPN NNP", label: "appos", head: 0, name: "B-ORG" },
    { form: ")", tag: "PUNCT -RRB-", label: "punct", head: 2, name: "O" },
    dash,
  ];
}

/** The example with `added` before token `at`, hung on token `outer` (numbered as before). */
function insert(
  { forms, tags, heads, labels, names }: Example,
  at: number,
  added: Added[],
  outer: number,
): Example {
  const moved = (i: number) => (i >= at ? i + added.length : i);
  const nameOf = ({ form, name }: Added) =>
    name !== "state" ? name : /^(U\.?S\.?|UK)$/.test(form) ? "B-LOC" : "B-ORG";
  return {
    forms: forms.toSpliced(at, 0, ...added.map(({ form }) => form)),
    tags: tags!.toSpliced(at, 0, ...added.map(({ tag }) => tag)),
    labels: labels!.toSpliced(at, 0, ...added.map(({ label }) => label)),
    heads: heads!
      .map(moved)
      .toSpliced(at, 0, ...added.map(({ head }) => (head === OUTER ? moved(outer) : at + head))),
    lemmas: null,
    names: names?.toSpliced(at, 0, ...added.map(nameOf)) ?? null,
  };
}
