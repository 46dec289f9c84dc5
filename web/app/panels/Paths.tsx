import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ClaimView } from "#schema/api.ts";
import type { Chain, Chains } from "#schema/exploring.ts";
import { RELATIONS } from "#schema/relations.ts";
import { counted } from "#web/export/words.ts";
import { actInWords, notesOn } from "../graph/evidence.ts";
import { marksOf } from "../graph/marks.ts";
import { proseOf } from "../graph/prose.ts";
import type { Remote } from "../state/remote.ts";
import { copyText } from "./copy.ts";
import { LineSample } from "./LineSample.tsx";
import { MarkedText } from "./MarkedText.tsx";
import { Problem } from "./Problem.tsx";
import { toneStyle } from "./tone-style.ts";
import { usePassingOn } from "./use-passing-on.ts";

interface Props {
  /** The two boxes in which the ends are chosen. */
  ends: ReactNode;
  /** Names of the ends; empty where one is not chosen. */
  from: string;
  to: string;
  /** Whether both ends are the same. */
  isOne: boolean;
  /** Null until two are chosen. */
  chains: Remote<Chains> | null;
  retry: () => void;
  /** Draws a chain and selects its entities. */
  show: (chain: Chain) => void;
  read: (claim: ClaimView) => void;
  close: () => void;
}

const GIVEN_UP =
  "Too many ways lead nowhere, and the search was given up: there may be more. Filters make it smaller.";

const opener = () => document.querySelector(".find-paths");

/** Chains of claims between two entities. */
export function Paths({ ends, from, to, isOne, chains, retry, show, read, close }: Props) {
  const region = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  usePassingOn(region, opener);
  // A link that has paths opens them too, and takes no focus.
  useEffect(() => {
    if (document.activeElement === opener()) heading.current?.focus();
  }, []);
  const answer = chains?.state === "ready" ? chains.value : null;
  const found = answer?.chains;
  return (
    <section ref={region} className="paths" aria-label="Paths" aria-busy={chains?.state === "waiting"}>
      <div className="evidence-title">
        <h2 ref={heading} tabIndex={-1}>
          Paths
        </h2>
        <button type="button" className="plain icon" aria-label="Close the paths" onClick={close}>
          ×
        </button>
      </div>
      <div className="path-ends">{ends}</div>
      <p role="status" className="message">
        {isOne && `${from} at both ends: choose another at one of them.`}
        {chains === null &&
          !isOne &&
          "By whom two are linked: up to five of the shortest chains, of claims that pass the filters."}
        {chains?.state === "waiting" && "Looking for chains…"}
        {found?.length === 0 &&
          answer?.complete &&
          `Nothing that passes the filters links ${from} and ${to} in six steps.`}
        {found && found.length > 0 && `${counted(found.length, "chain")} from ${from} to ${to}`}
        {answer?.complete === false && ` ${GIVEN_UP}`}
      </p>
      {chains?.state === "failed" && <Problem reason={chains.reason} retry={retry} />}
      {found && found.length > 0 && (
        <>
          <CopyProse chains={found} />
          <ol className="chains">
            {found.map((chain) => (
              <ChainItem key={keyOf(chain)} chain={chain} show={show} read={read} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

interface ChainProps {
  chain: Chain;
  show: (chain: Chain) => void;
  read: (claim: ClaimView) => void;
}

function ChainItem({ chain, show, read }: ChainProps) {
  const names = chain.entities.map(({ name }) => name).join(" – ");
  return (
    <li className="chain">
      <h3>{names}</h3>
      <button type="button" className="link" onClick={() => show(chain)}>
        Show in the graph<span className="hidden">: {names}</span>
      </button>
      <ol>
        {chain.hops.map(({ claim, claims }) => (
          <li key={claim.id} style={toneStyle(claim.relation)}>
            <p className="claim-head">
              <LineSample
                tone={RELATIONS[claim.relation].tone}
                status={claim.status}
                arrow={!RELATIONS[claim.relation].symmetric}
              />
              <strong>{actInWords(claim)}</strong>
              {notesOn(claim).map((remark) => (
                <span key={remark} className="remark">
                  {remark}
                </span>
              ))}
              <span className="count">{counted(claims, "claim")}</span>
            </p>
            <button
              type="button"
              className="sentence"
              onClick={() => read(claim)}
              title="Read it in the article"
            >
              <MarkedText text={claim.sentence.text} start={claim.sentence.start} marks={marksOf(claim)} />
            </button>
          </li>
        ))}
      </ol>
    </li>
  );
}

function CopyProse({ chains }: { chains: readonly Chain[] }) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  const prose = proseOf(chains);
  return (
    <div className="copy-prose">
      <button
        type="button"
        className="plain"
        onClick={async () => setOutcome((await copyText(prose)) ? "copied" : "refused")}
      >
        Copy as prose
      </button>{" "}
      <span role="status">{outcome === "copied" && "Copied, with its sources."}</span>
      {outcome === "refused" && (
        <label>
          The browser does not allow copying; here is the text:
          <textarea readOnly rows={6} value={prose} />
        </label>
      )}
    </div>
  );
}

function keyOf({ entities }: Chain): string {
  return entities.map(({ id }) => id).join("\n");
}
