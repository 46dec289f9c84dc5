import type { ClaimView } from "#schema/api.ts";
import type { Chain } from "#schema/exploring.ts";
import { counted, dated, listed, remarksOn } from "#web/export/words.ts";
import { actInWords, entitiesOf } from "./evidence.ts";

/** Chains as plain text for a report: a sentence for each hop, with its source as a numbered note below. A sentence used twice keeps its number. */
export function proseOf(chains: readonly Chain[]): string {
  const notes: string[] = [];
  const numberOf = (claim: ClaimView) => {
    const note = noteOf(claim);
    const known = notes.indexOf(note);
    return known >= 0 ? known + 1 : notes.push(note);
  };
  const paragraphs = chains.map(({ entities, hops }) => {
    const [from, to] = [entities[0]?.name ?? "", entities.at(-1)?.name ?? ""];
    const told = hops.map(({ claim, claims }) => `${hopInWords(claim, claims)} [${numberOf(claim)}].`);
    return `From ${from} to ${to} in ${counted(hops.length, "step")}: ${told.join(" ")}`;
  });
  return [...paragraphs, "", ...notes.map((note, place) => `[${place + 1}] ${note}`), ""].join("\n");
}

function hopInWords(claim: ClaimView, claims: number): string {
  const remarks = [
    ...remarksOn(claim),
    claim.attributedTo.length > 0
      ? `according to ${listed(entitiesOf(claim.attributedTo).map(({ name }) => name)) || "somebody quoted"}`
      : null,
    claims > 1 ? `one of ${counted(claims, "claim")} between the two` : null,
  ].filter((remark) => remark !== null);
  return remarks.length > 0 ? `${actInWords(claim)} (${remarks.join(", ")})` : actInWords(claim);
}

function noteOf({ sentence, article }: ClaimView): string {
  const origin = [
    article.title ?? "Untitled article",
    article.outlet,
    article.publishedAt === null ? null : dated(article.publishedAt),
    article.url,
  ];
  return `“${oneLine(sentence.text)}” ${origin
    .filter((part) => part !== null)
    .map(oneLine)
    .join(", ")}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
