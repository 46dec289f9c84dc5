import type { EntityDetail, HeldTenure, Joined } from "#schema/api.ts";
import { counted, dated } from "#web/export/words.ts";
import { useExplorer, usePage } from "../state/binding.ts";

/** Where a sentence stands. */
type Witness = Pick<Joined, "article" | "sentence">;

const TENURE_WORDS: Record<HeldTenure["tenure"], string> = {
  current: "",
  former: "held before: ",
  next: "to be held: ",
};

/** The offices of whom is chosen, with their days, and in which articles somebody called otherwise was found to be the same. */
export function Told() {
  const { explorer } = usePage();
  const told = useExplorer((state) => state.told);
  if (told === null || (told.offices.length === 0 && told.joined.total === 0)) return null;
  const read = ({ article, sentence }: Witness) => explorer.read(article.id, sentence.index);
  return (
    <div className="told">
      {told.offices.length > 0 && <Offices offices={told.offices} read={read} />}
      {told.joined.total > 0 && <JoinedNames joined={told.joined} read={read} />}
    </div>
  );
}

function Offices({ offices, read }: { offices: readonly HeldTenure[]; read: (place: Witness) => void }) {
  return (
    <details open={offices.length <= 3}>
      <summary>Offices ({offices.length})</summary>
      <ul>
        {offices.map((office) => (
          <li key={`${office.words} ${office.in?.id} ${office.tenure} ${office.article.id}`}>
            <p>
              {TENURE_WORDS[office.tenure]}
              <strong>{office.words}</strong>
              {office.in !== null && `, ${office.in.name}`}
              <span className="when"> {whenOf(office)}</span>
            </p>
            <Sentence witness={office} read={read} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The days between which articles say so; nobody says when an office began or ended. */
function whenOf({ from, to, articles }: HeldTenure): string {
  const times = `in ${counted(articles, "article")}`;
  if (from === null || to === null) return times;
  return from === to ? `${times}, ${dated(from)}` : `${times}, ${dated(from)} to ${dated(to)}`;
}

function JoinedNames({ joined, read }: { joined: EntityDetail["joined"]; read: (place: Witness) => void }) {
  const { rows, total } = joined;
  return (
    <details>
      <summary>Joined from {counted(total, "article")} that call it otherwise</summary>
      <ul>
        {rows.map((row) => (
          <li key={`${row.article.id} ${row.called}`}>
            <p>
              “{row.called}” in {row.article.title ?? "an untitled article"}
              {row.article.publishedAt !== null && `, ${dated(row.article.publishedAt)}`}: joined, because{" "}
              {row.because}.
            </p>
            <Sentence witness={row} read={read} />
          </li>
        ))}
      </ul>
      {rows.length < total && <p>The first {rows.length}.</p>}
    </details>
  );
}

function Sentence({ witness, read }: { witness: Witness; read: (place: Witness) => void }) {
  return (
    <button type="button" className="sentence" title="Read it in the article" onClick={() => read(witness)}>
      {witness.sentence.text}
    </button>
  );
}
