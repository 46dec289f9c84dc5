import { useEffect, useRef } from "react";
import type { Span } from "#schema/article.ts";
import { counted, KIND_WORDS } from "#web/export/words.ts";
import { type Hit, hitParts } from "../graph/hits.ts";
import type { Remote } from "../state/remote.ts";
import { KindIcon } from "./KindIcon.tsx";
import { Problem } from "./Problem.tsx";

interface Props {
  id: string;
  query: string;
  result: Remote<unknown>;
  hits: Hit[];
  active: number;
  choose: (hit: Hit) => void;
  retry: () => void;
}

export function SearchResults({ id, query, result, hits, active, choose, retry }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever another result becomes the active one
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active]);

  if (result.state === "waiting") return <p className="found message">Searching…</p>;
  if (result.state === "failed")
    return (
      <div className="found message">
        <Problem reason={result.reason} retry={retry} />
      </div>
    );
  if (hits.length === 0)
    return (
      <p className="found message" role="status">
        Nothing found for “{query.trim()}”.
      </p>
    );
  return (
    <div className="found" role="listbox" id={id} aria-label="Results" ref={list}>
      {hits.map((hit, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the search box walks the results and chooses by Enter
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search box, which names the active result
        <div
          key={hit.type === "entity" ? hit.entity.id : `${hit.hit.article.id} ${hit.hit.sentence.index}`}
          role="option"
          id={`${id}-${place}`}
          aria-selected={place === active}
          className={`hit-${hit.type}`}
          // The search box must keep the focus, or the results would close before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(hit)}
        >
          <HitLine hit={hit} />
        </div>
      ))}
    </div>
  );
}

function HitLine({ hit }: { hit: Hit }) {
  if (hit.type === "entity") {
    const { name, kind, claims, found, hits } = hit.entity;
    return (
      <>
        <KindIcon kind={kind} />
        <span className="name">{found === name ? <Marked text={name} hits={hits} /> : name}</span>
        {found !== name && (
          <span className="detail">
            “<Marked text={found} hits={hits} />”
          </span>
        )}
        <span className="detail">
          {KIND_WORDS[kind]} · {counted(claims, "claim")}
        </span>
      </>
    );
  }
  return (
    <>
      <span className="quote">
        <Marked text={hit.hit.sentence.text} hits={hit.hit.hits} />
      </span>
      <span className="detail">{hit.hit.article.title ?? "Untitled article"}</span>
    </>
  );
}

/** A text with the words that were searched for. */
function Marked({ text, hits }: { text: string; hits: readonly Span[] }) {
  return hitParts(text, hits).map(({ text: part, start, hit }) =>
    hit ? <mark key={start}>{part}</mark> : part,
  );
}
