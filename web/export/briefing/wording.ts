import type { ClaimEnd } from "#schema/api.ts";
import { RELATIONS, type Relation } from "#schema/relations.ts";
import { oneLine } from "../picture/lettering.ts";
import type { ExportedClaim } from "../subgraph.ts";
import { isolated, writable } from "../text.ts";
import { dated, listed, TALKS } from "../words.ts";
import { quotationOf } from "./quotation.ts";

/** The verb of each relation as it stands behind "did not", "will" and "would". */
const VERBS: Record<Relation, string> = {
  MET_WITH: "meet with",
  SPOKE_WITH: "speak with",
  VISITED: "visit",
  HOSTED: "host",
  AGREED_WITH: "agree with",
  ADOPTED: "adopt",
  PRAISED: "praise",
  SUPPORTED: "support",
  REASSURED: "reassure",
  CONGRATULATED: "congratulate",
  SIGNED_WITH: "conclude an agreement with",
  VOTED_FOR: "vote for",
  CONCEDED_TO: "concede to",
  APOLOGIZED_TO: "apologize to",
  COOPERATED_WITH: "cooperate with",
  TRADED_WITH: "trade with",
  AIDED: "aid",
  WITHDREW_FROM: "withdraw from",
  RELEASED: "release",
  URGED: "urge",
  DEMANDED_OF: "demand of",
  CRITICIZED: "criticize",
  ACCUSED: "accuse",
  SUMMONED_ENVOY_OF: "summon the envoy of",
  INVESTIGATED: "investigate",
  REJECTED: "reject",
  REFUSED: "refuse",
  CANCELLED_MEETING_WITH: "cancel a meeting with",
  VOTED_AGAINST: "vote against",
  VETOED: "veto",
  WARNED: "warn",
  THREATENED: "threaten",
  PROTESTED: "protest against",
  DEPORTED: "deport",
  EXPELLED: "expel",
  RECALLED_ENVOY_FROM: "recall its envoy from",
  BROKE_OFF_WITH: "break off relations with",
  MOBILIZED_AGAINST: "mobilize against",
  SANCTIONED: "impose sanctions on",
  PRESSURED: "put pressure on",
  ARRESTED: "arrest",
  BLOCKADED: "blockade",
  CAPTURED: "capture",
  ATTACKED: "attack",
  SAID: "say to",
  COMMENTED_ON: "comment on",
  DENIED: "deny",
  ABSTAINED_FROM: "abstain from a vote of",
  HOLDS_OFFICE_IN: "hold office in",
  LEADS: "lead",
  MEMBER_OF: "be a member of",
  PART_OF: "be part of",
  CONTROLS: "control",
  ALLY_OF: "be an ally of",
  AT_ODDS_WITH: "be at odds with",
};

/** Relations that read well without a target: what was done, and the verb. */
const WITHOUT_TARGET: Partial<Record<Relation, [past: string, verb: string]>> = {
  SAID: ["said", "say"],
  DENIED: ["issued a denial", "issue a denial"],
  WARNED: ["gave a warning", "give a warning"],
  THREATENED: ["made a threat", "make a threat"],
  REFUSED: ["refused", "refuse"],
  PROTESTED: ["protested", "protest"],
  CONCEDED_TO: ["conceded", "concede"],
  APOLOGIZED_TO: ["apologized", "apologize"],
  WITHDREW_FROM: ["withdrew", "withdraw"],
  ABSTAINED_FROM: ["abstained", "abstain"],
  HOLDS_OFFICE_IN: ["holds office", "hold office"],
};

/** After these, what was said follows a colon; after others it says more of what was done. */
const SAYING: ReadonlySet<Relation> = new Set(["SAID", "DENIED"]);

/** Names that English gives an article. */
const WITH_ARTICLE =
  /^(United |UN\b|European |Netherlands|Philippines|Maldives|Bahamas|Gambia|Democratic Republic|Central African|Czech Republic|Dominican Republic|Marshall Islands|Solomon Islands|Palestinian |Arab League|African Union|Gaza Strip|West Bank|White House|Kremlin|Pentagon)/;

/** In brackets, as an editor's word: the sentence does not say who. */
const NOBODY = "[not named]";

/**
 * A claim as an English sentence that says no more than the claim: what is denied, planned, wished or only said by somebody is told so. Words in
 * quotation marks are the article's.
 */
export function statementOf(claim: ExportedClaim): string {
  const { source, attributedTo, modality, polarity } = claim;
  const who = saidIn(source);
  const [speakers, told] = [saidIn(attributedTo), act(claim)];
  const itself = speakers.length > 0 && listed(speakers) === listed(who);
  const parts = [
    speakers.length === 0 ? null : `According to ${listed(speakers)}${itself ? " (of their own acts)" : ""}`,
    modality === "future" ? "it is planned or announced that" : null,
    modality === "hypothetical"
      ? polarity === "negated"
        ? "denied, or spoken of as not to be done"
        : "spoken of as alleged, wished, feared or conditional, not as done"
      : null,
  ];
  const [by, planned, wished] = parts;
  const front = [by, planned ?? wished].filter((part) => part !== null).join(", ");
  const joint = planned !== null ? " " : by !== null && wished === null ? ", " : ": ";
  const sentence = front === "" ? told : `${front}${joint}${told}`;
  const background = modality === "historical" ? " (told as background)" : "";
  const words = quotationOf(claim);
  const end = words ? `${before(claim, words)} “${foreign(words)}”` : ".";
  return capitalized(`${sentence}${background}${end}`);
}

/** What joins the quoted words to the statement. What is quoted of talks is their topic. A denial reaches into them: who did not speak about one thing may have spoken, and who is not president may hold another office. */
function before({ relation, polarity }: ExportedClaim, words: string): string {
  if (polarity === "negated" && relation === "HOLDS_OFFICE_IN") return " as";
  if (polarity === "negated" && TALKS.has(relation))
    return /^(?:about|on|over|regarding|concerning)\b/i.test(words) ? "" : " about";
  return SAYING.has(relation) ? ":" : " –";
}

/** Source and target; of a mutual tie nobody is the first, and it is told alike whoever stands first in the sentence. */
function endsOf({ relation, source, target }: ExportedClaim): [ClaimEnd[], ClaimEnd[]] {
  const { symmetric, tone } = RELATIONS[relation];
  if (!symmetric || tone !== "standing") return [source, target];
  const each = [...source, ...target].flatMap((end) =>
    end.entities.map((one) => ({ ...end, entities: [one] })),
  );
  const id = ({ entities }: ClaimEnd) => entities[0]!.id;
  return [each.sort((a, b) => (id(a) < id(b) ? -1 : 1)), []];
}

/** "Israel did not meet with Hamas". */
function act(claim: ExportedClaim): string {
  const { relation, polarity, modality } = claim;
  const [who, whom] = endsOf(claim).map(saidIn) as [string[], string[]];
  const not = polarity === "negated" ? " not" : "";
  const { label, symmetric, tone } = RELATIONS[relation];
  const alone = whom.length === 0 ? WITHOUT_TARGET[relation] : undefined;
  const together = symmetric && whom.length === 0 && who.length > 1;
  const object = alone ? "" : ` ${together ? "each other" : listed(whom) || NOBODY}`;
  const verb = alone?.[1] ?? VERBS[relation];
  const subject = listed(who) || NOBODY;
  if (modality === "future") return `${subject} will${not} ${verb}${object}`;
  if (modality === "hypothetical") return `${subject} would${not} ${verb}${object}`;
  if (tone !== "standing")
    return not === "" ? `${subject} ${alone?.[0] ?? label}${object}` : `${subject} did not ${verb}${object}`;
  const many = who.length > 1;
  const rest = /^be (.*)$/.exec(verb)?.[1];
  if (rest !== undefined && many) return `${subject} are${not} ${plural(rest)}${object}`;
  if (rest !== undefined) return `${subject} is${not} ${rest}${object}`;
  if (not !== "") return `${subject} ${many ? "do" : "does"} not ${verb}${object}`;
  return `${subject} ${many ? verb : (alone?.[0] ?? label)}${object}`;
}

function plural(words: string): string {
  return words.replace(/^an ally/, "allies").replace(/^a member/, "members");
}

/** Names of entities as a sentence says them, each once: "the United States". */
function saidIn(ends: readonly ClaimEnd[]): string[] {
  return namesIn(ends).map((name) => (WITH_ARTICLE.test(name) ? `the ${name}` : name));
}

/** Names of entities, each once. */
export function namesIn(ends: readonly ClaimEnd[]): string[] {
  const names = ends.flatMap(({ entities }) => entities.map(({ id, name }) => [id, foreign(name)] as const));
  return [...new Map(names).values()];
}

/** When it happened, in words; failing that when it was published. */
export function whenOf({ date, article }: ExportedClaim): string {
  if (date !== null) return daysOf(date);
  if (article.publishedAt === null) return "undated";
  return `undated; published ${clean(dated(article.publishedAt))}`;
}

/** "2024", "March 2024", "3 to 9 March 2024": from day to day, both included. */
function daysOf({ from, to }: { from: string; to: string }): string {
  if (from === to) return dated(from);
  const [first, last] = [dated(from).split(" "), dated(to).split(" ")];
  const [isFirst, isLast] = [from.endsWith("-01"), lastOfMonth(to)];
  if (from.slice(0, 7) === to.slice(0, 7))
    return isFirst && isLast ? last.slice(1).join(" ") : `${first[0]} to ${dated(to)}`;
  if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith("-01-01") && to.endsWith("-12-31"))
    return to.slice(0, 4);
  return `${dated(from)} to ${dated(to)}`;
}

function lastOfMonth(day: string): boolean {
  return new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1;
}

/** An article's words, or a name, within words of ours. */
export function foreign(text: string): string {
  return isolated(clean(text));
}

/** A text on one line, without what files of documents cannot hold. */
export function clean(text: string): string {
  return oneLine(writable(text));
}

function capitalized(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}
