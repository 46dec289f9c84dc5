import { type FormEvent, useEffect, useId, useLayoutEffect, useRef } from "react";
import { useIntake, usePage } from "../state/binding.ts";
import { Additions } from "./Additions.tsx";
import { Problem } from "./Problem.tsx";

/** Takes in articles: files, an address, or a text; and tells what became of each. `close` is left out where it stays open. */
export function AddArticles({ close }: { close?: () => void }) {
  const { intake } = usePage();
  const means = useIntake((state) => state.means);
  const asked = useIntake((state) => state.asked);
  const hasJobs = useIntake(({ jobs }) => jobs.length > 0);
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  const title = useId();

  useEffect(() => void intake.ask(), [intake]);
  useLayoutEffect(() => {
    opener.current = document.activeElement;
    // The focus goes back to where it was, unless it has meanwhile moved on.
    return () => {
      if (opener.current instanceof HTMLElement && opener.current !== document.body)
        setTimeout((to) => document.activeElement === document.body && to.focus(), 0, opener.current);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is given while the panel is open takes no focus away
  useEffect(() => {
    if (asked > 0 || hasJobs) heading.current?.focus();
  }, [asked]);

  return (
    <section
      className="adding"
      aria-labelledby={title}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || close === undefined) return;
        event.preventDefault();
        close();
      }}
    >
      <div className="evidence-title">
        <h2 id={title} ref={heading} tabIndex={-1}>
          Add articles
        </h2>
        {close && (
          <button type="button" className="plain icon" aria-label="Close the form" onClick={close}>
            ×
          </button>
        )}
      </div>
      {means?.state === "failed" && <Problem reason={means.reason} retry={intake.ask} />}
      {means?.state === "ready" && means.value === null && (
        <p>This server takes no articles in: use npm run ingest.</p>
      )}
      {means?.state === "ready" && means.value !== null && (
        <>
          <GiveFiles endings={means.value.endings} />
          <GiveAddress fetches={means.value.fetches} />
          <GiveText />
        </>
      )}
      <Additions />
    </section>
  );
}

function GiveFiles({ endings }: { endings: readonly string[] }) {
  const { intake } = usePage();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="give">
      <button type="button" className="plain" onClick={() => picker.current?.click()}>
        Choose files…
      </button>
      <span>or drop files and folders anywhere on this page.</span>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="Files"
        accept={endings.join(",")}
        onChange={({ target }) => {
          intake.give([...(target.files ?? [])].map((file) => ({ name: file.name, file })));
          // The same file may be chosen again.
          target.value = "";
        }}
      />
      <p className="hint">
        Text, Markdown, web pages, PDF and Word files, feeds, and <code>.jsonl</code> with one article a line.
      </p>
    </div>
  );
}

function GiveAddress({ fetches }: { fetches: boolean }) {
  const { intake } = usePage();
  const { address } = useIntake((state) => state.draft);
  const field = useId();
  if (!fetches)
    return (
      <p className="give hint">
        Web addresses are not fetched here, because the server runs with <code>DEMARCHE_FETCH=off</code>: save
        the page and give the file.
      </p>
    );
  const give = (event: FormEvent) => {
    event.preventDefault();
    intake.give([{ address: address.trim() }]);
    intake.type({ address: "" });
  };
  return (
    <form className="give" onSubmit={give}>
      <label htmlFor={field}>Web address of an article or a feed</label>
      <div className="line">
        <input
          id={field}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://"
          value={address}
          onChange={({ target }) => intake.type({ address: target.value })}
        />
        <button type="submit" className="plain" disabled={address.trim() === ""}>
          Fetch
        </button>
      </div>
    </form>
  );
}

function GiveText() {
  const { intake } = usePage();
  const { text } = useIntake((state) => state.draft);
  const field = useId();
  const give = (event: FormEvent) => {
    event.preventDefault();
    intake.give([{ text }]);
    intake.type({ text: "" });
  };
  return (
    <form className="give" onSubmit={give}>
      <label htmlFor={field}>Text of an article; its first line is the title</label>
      <textarea
        id={field}
        rows={4}
        value={text}
        onChange={({ target }) => intake.type({ text: target.value })}
      />
      <button type="submit" className="plain" disabled={text.trim() === ""}>
        Add text
      </button>
    </form>
  );
}
