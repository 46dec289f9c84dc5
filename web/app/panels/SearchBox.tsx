import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useStore } from "zustand";
import { LONGEST_SEARCH } from "#schema/searching.ts";
import { type Hit, hitsOf } from "../graph/hits.ts";
import { usePage } from "../state/binding.ts";
import { SearchResults } from "./SearchResults.tsx";
import { takesLetters } from "./typing.ts";

/** Finds entities by name and sentences by their words; `/` reaches it from anywhere, the arrow keys walk through what was found. */
export function SearchBox() {
  const { explorer, search } = usePage();
  const { text, answer } = useStore(search.store);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();

  useEffect(() => {
    const reach = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (takesLetters(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", reach);
    return () => document.removeEventListener("keydown", reach);
  }, []);

  const hits = answer?.is.state === "ready" && answer.is.value !== null ? hitsOf(answer.is.value) : [];
  const isNothing = answer === null || (answer.is.state === "ready" && answer.is.value === null);
  const shown = open && !isNothing;
  // What is in view may answer what stood there before.
  const isCurrent = answer?.to === text;

  const choose = (hit: Hit) => {
    setOpen(false);
    if (hit.type === "entity") explorer.select({ type: "entity", id: hit.entity.id });
    else explorer.read(hit.hit.article.id, hit.hit.sentence.index);
  };
  /** The active one of what is found for the text as it stands; where that is not here yet, the first of it once it is. */
  const chooseActive = async () => {
    const result = await search.settled();
    const hit = result && hitsOf(result)[isCurrent ? active : 0];
    if (hit) choose(hit);
  };
  const walk = (event: KeyboardEvent) => {
    const last = hits.length - 1;
    if (event.key === "ArrowDown") {
      setOpen(true);
      if (shown && isCurrent) setActive(active >= last ? 0 : active + 1);
    } else if (event.key === "ArrowUp" && shown && isCurrent)
      setActive(active <= 0 ? Math.max(0, last) : active - 1);
    else if (event.key === "Enter" && open && text) void chooseActive();
    else if (event.key === "Escape" && shown) setOpen(false);
    else return;
    event.preventDefault();
  };

  return (
    <search
      className="search"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <input
        ref={input}
        type="search"
        aria-label="Search"
        aria-keyshortcuts="/"
        placeholder="Search"
        autoComplete="off"
        spellCheck={false}
        aria-controls={shown && hits.length > 0 ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits.length > 0 ? `${list}-${active}` : undefined}
        maxLength={LONGEST_SEARCH}
        value={text ?? ""}
        onChange={({ target }) => {
          search.type(target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={walk}
      />
      <kbd>/</kbd>
      {shown && (
        <SearchResults
          id={list}
          query={answer.to}
          result={answer.is}
          hits={hits}
          active={active}
          choose={choose}
          retry={search.ask}
        />
      )}
    </search>
  );
}
