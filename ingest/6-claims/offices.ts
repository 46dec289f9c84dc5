import type { Cue, Lexicon } from "#data/lexicon/read.ts";
import type { Office, Resolution } from "#ingest/5-entities/resolution.ts";
import type { Span } from "#schema/article.ts";
import { type Claim, statusOf } from "#schema/claim.ts";
import type { HeldOffice } from "#schema/office.ts";
import type { Quotations } from "./quotations.ts";
import { stanceOf } from "./stance.ts";
import { ASSERTED, weaken } from "./stance-changes.ts";
import type { Statement } from "./statement.ts";
import type { Syntax } from "./syntax.ts";

/** The words of an office state it, whichever they are. */
const OFFICE: Cue = {
  lemma: "office",
  pos: "noun",
  parts: [],
  weight: 0,
  relation: "HOLDS_OFFICE_IN",
  source: [],
  target: [],
  content: [],
  only: new Set(),
};

/** An office that a sentence gives or denies somebody, with the statement that says so. */
export interface OfficeStatement {
  office: Office;
  statement: Statement;
}

/** What a sentence says of the offices found in it: denied, to come or supposed as the clause has it that tells of them. */
export function officeStatements(
  s: Syntax,
  offices: readonly Office[],
  governors: Lexicon["governors"],
): OfficeStatement[] {
  return offices.map((office) => {
    const head = office.told ?? s.tokens.findIndex(({ start }) => start >= office.title.start);
    const stance = office.told === null ? { ...ASSERTED, because: [] } : stanceOf(s, office.told, governors);
    if (office.tenure === "next" && stance.modality === "asserted")
      weaken(stance, "future", "next in office");
    const end = (mention: number) => ({ mention, how: null, sureness: 1 });
    const statement: Statement = {
      act: { cue: OFFICE, head, tokens: [head] },
      source: [end(office.holder)],
      target: office.of === null ? [] : [end(office.of)],
      how: [],
      stance,
      content: null,
      attributedTo: [],
    };
    return { office, statement };
  });
}

/**
 * Whether a speaker in whose words an office stands says so: a clause ("said that X is the president") and what is quoted are the speaker's;
 * by a title beside a name in indirect speech the article itself calls whom it means.
 */
export const isSpoken = ({ told, title }: Office, quotations: Quotations): boolean =>
  told !== null || quotations.within(title).length > 0;

/** The offices held without those that the article's claims deny, leave open or have from somebody else. */
export function withoutDoubtful(
  held: Resolution["held"],
  claims: readonly Pick<Claim, "relation" | "cue" | "polarity" | "modality" | "attributedTo">[],
): HeldOffice[] {
  const key = ({ start, end }: Span) => `${start}-${end}`;
  const statuses = new Map(
    claims
      .filter(({ relation }) => relation === "HOLDS_OFFICE_IN")
      .map((claim) => [key(claim.cue), statusOf(claim)] as const),
  );
  return held.filter(({ title, tenure }) => {
    const status = statuses.get(key(title)) ?? "fact";
    return status === "fact" || (status === "planned" && tenure === "next");
  });
}
