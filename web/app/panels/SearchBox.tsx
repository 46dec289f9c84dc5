import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Hit } from "../graph/hits.ts";
import { usePage } from "../state/binding.ts";
import { SearchResults } from "./SearchResults.tsx";
import { takesLetters } from "./typing.ts";

/** Finds entities by name and sentences by their words; `/` reaches it from anywhere, the arrow keys walk through what was found. */
export function SearchBox() {
  const { explorer, search } = usePage();
  const { query, result } = useStore(search.store);
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

  const found = result?.state === "ready" ? result.value : { entities: [], sentences: [] };
  const hits: Hit[] = [
    ...found.entities.map((entity): Hit => ({ type: "entity", entity })),
    ...found.sentences.map((hit): Hit => ({ type: "sentence", hit })),
  ];
  const shown = open && result !== null;

  const choose = (hit: Hit) => {
    setOpen(false);
    if (hit.type === "entity") explorer.select({ type: "entity", id: hit.entity.id });
    else explorer.read(hit.hit.article.id, hit.hit.sentence.index);
  };
  const walk = (event: KeyboardEvent) => {
    const last = hits.length - 1;
    if (event.key === "ArrowDown") {
      setOpen(true);
      if (shown) setActive(active >= last ? 0 : active + 1);
    } else if (event.key === "ArrowUp" && shown) setActive(active <= 0 ? Math.max(0, last) : active - 1);
    else if (event.key === "Enter" && shown && hits[active]) choose(hits[active]);
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
        value={query}
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
          query={query}
          result={result}
          hits={hits}
          active={active}
          choose={choose}
          retry={search.retry}
        />
      )}
    </search>
  );
}
