import type { Addition } from "#schema/adding.ts";
import { counted, listed } from "#web/export/words.ts";
import { useExplorer, useIntake, usePage } from "../state/binding.ts";
import { isOpen, type Job } from "../state/intake.ts";

/** So many results of one file or feed are listed; of the others there is their number. */
const MOST = 200;

/** How far the reading is, and what became of each article that was given. */
export function Additions() {
  const { intake } = usePage();
  const jobs = useIntake((state) => state.jobs);
  const running = useIntake((state) => state.running);
  const done = jobs.filter(({ state }) => !isOpen(state)).length;
  const now = jobs.find(({ state }) => state === "reading");
  return (
    <>
      {running && (
        <div className="progress">
          <progress aria-label="Adding" max={jobs.length} value={done} />
          <button type="button" className="plain" onClick={intake.stop}>
            Stop
          </button>
        </div>
      )}
      <p role="status" className="outcome">
        {now && `Reading ${now.name} (${done + 1} of ${jobs.length})…`}
        {running && !now && "Showing what is new…"}
        {!running && jobs.length > 0 && `${summaryOf(jobs)}.`}
      </p>
      {jobs.length > 0 && (
        <ul className="additions" aria-label="What became of each">
          {jobs.map((job) => (
            <JobItem key={job.key} job={job} />
          ))}
        </ul>
      )}
      {jobs.length > 0 && !running && (
        <button type="button" className="link" onClick={intake.tidy}>
          Clear this list
        </button>
      )}
    </>
  );
}

function JobItem({ job: { name, state, results } }: { job: Job }) {
  const isOne = results.length === 1 && state === "done";
  return (
    <li>
      {isOne ? (
        <Result name={name} result={results[0]!} />
      ) : (
        <>
          <strong>{name}</strong> <JobState state={state} results={results} />
          <ul>
            {shown(results).map((result, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: results are only added, behind the others
              <li key={place}>
                <Result name={titleOf(result)} result={result} />
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

function JobState({ state, results }: Pick<Job, "state" | "results">) {
  const so = results.length > 0 ? `: ${countedOutcomes(results)}` : "";
  const more =
    results.length > MOST ? `; the first ${MOST} are listed, those that are not in before others` : "";
  if (state === "waiting") return <span className="hint">waits</span>;
  if (state === "reading") return <span className="hint">is being read{so}</span>;
  if (state === "stopped") return <span className="hint">stopped{so || ": nothing is in"}</span>;
  return (
    <span className="hint">
      {results.length === 0 ? "has no article in it" : countedOutcomes(results)}
      {more}
    </span>
  );
}

function Result({ name, result }: { name: string; result: Addition }) {
  if (result.outcome === "failed")
    return (
      <>
        <strong>{name}</strong>
        {result.line !== null && <span className="hint">, line {result.line}</span>}
        <p className="not-in">Not in: {result.problem}</p>
      </>
    );
  const other = result.outcome === "duplicate" ? result.of : result.nearCopyOf;
  return (
    <>
      <strong>{result.title ?? name}</strong>
      {result.title !== null && name !== result.title && <span className="hint"> {name}</span>}
      <p>
        {WORDS[result.outcome]}
        {result.claims !== null && `, ${counted(result.claims, "claim")}`}
        {result.outcome !== "duplicate" && other !== undefined && (
          <>
            , a near-copy of <Open id={other}>another article</Open>: both count as one source
          </>
        )}
        . <Open id={result.outcome === "duplicate" ? result.of : result.id}>Read it</Open>
      </p>
    </>
  );
}

/** Opens an article, where the graph is there to open it over. */
function Open({ id, children }: { id: string; children: string }) {
  const { explorer } = usePage();
  const isShown = useExplorer(({ holdings }) => holdings.state === "ready" && holdings.value.articles > 0);
  if (!isShown) return <>{children}</>;
  return (
    <button type="button" className="link" onClick={() => explorer.read(id, 0)}>
      {children}
    </button>
  );
}

const WORDS = {
  added: "In",
  replaced: "Read anew",
  unchanged: "There already",
  duplicate: "There already, from elsewhere",
} satisfies Record<Exclude<Addition["outcome"], "failed">, string>;

/** What keeps an article out comes first: it is what the reader has to act on. */
function shown(results: readonly Addition[]): readonly Addition[] {
  if (results.length <= MOST) return results;
  const [out, others] = [true, false].map((isOut) =>
    results.filter(({ outcome }) => (outcome === "failed") === isOut),
  );
  return [...out!, ...others!].slice(0, MOST);
}

function titleOf(result: Addition): string {
  return result.outcome === "failed" ? result.file : (result.title ?? "Untitled article");
}

function summaryOf(jobs: readonly Job[]): string {
  const stopped = jobs.filter(({ state }) => state === "stopped").length;
  const results = jobs.flatMap((job) => job.results);
  const told = results.length === 0 ? "No article was read" : countedOutcomes(results);
  return `${told[0]!.toUpperCase()}${told.slice(1)}${stopped === 0 ? "" : `; ${stopped} stopped`}`;
}

function countedOutcomes(results: readonly Addition[]): string {
  const of = (...outcomes: Addition["outcome"][]) =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const copies = results.filter((result) => "nearCopyOf" in result).length;
  const parts: [number, string][] = [
    [of("added"), "in"],
    [of("replaced"), "read anew"],
    [of("unchanged", "duplicate"), "there already"],
    [of("failed"), "not in"],
  ];
  const told = listed(parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`));
  return copies === 0 ? told : `${told}; ${counted(copies, "near-copy", "near-copies")}`;
}
