import { useEffect, useMemo, useRef, useState } from "react";
import type { Removal } from "#schema/api.ts";
import { counted, listed } from "#web/export/words.ts";
import { useExplorer, usePage } from "../state/binding.ts";
import { createAsker, type Remote, WAITING } from "../state/remote.ts";

interface Props {
  id: string;
  title: string;
  /** Called with whether the article is gone. */
  close: (isGone: boolean) => void;
}

/** Asks whether an article shall be taken out of the store, and says what goes with it. */
export function RemoveArticle({ id, title, close }: Props) {
  const { intake } = usePage();
  const isLast = useExplorer(({ holdings }) => holdings.state === "ready" && holdings.value.articles === 1);
  const [lost, setLost] = useState<Remote<Removal>>(WAITING);
  const [outcome, setOutcome] = useState<Remote<null> | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const [asker, remover] = useMemo(() => [createAsker(), createAsker()], []);

  useEffect(() => {
    dialog.current?.showModal();
    void asker.ask((signal) => intake.removal(id, signal), setLost);
  }, [asker, intake, id]);

  const leave = (isGone: boolean) => {
    // The dialog gives the focus back to where it was when it opened.
    dialog.current?.close();
    close(isGone);
  };
  const remove = () =>
    remover.ask(
      async () => {
        await intake.remove(id, title);
        return null;
      },
      (answer) => (answer.state === "ready" ? leave(true) : setOutcome(answer)),
    );
  return (
    <dialog
      ref={dialog}
      className="exporting removing"
      aria-labelledby="removing-title"
      // What is behind has keys of its own, for what is read there.
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        leave(false);
      }}
    >
      <h2 id="removing-title">Remove “{title}”?</h2>
      <p>
        {lost.state === "waiting" && "Counting what goes with it…"}
        {lost.state === "failed" && `What goes with it could not be counted: ${lost.reason}`}
        {lost.state === "ready" && toldOf(lost.value)}
        {isLast && " It is the only article that is stored: nothing stays."}
      </p>
      <p>This cannot be undone. A file that it came from stays where it is, and can be added again.</p>
      {outcome?.state === "failed" && <p role="alert">{outcome.reason}</p>}
      <p className="actions">
        <button type="button" className="plain" onClick={() => leave(false)}>
          Keep it
        </button>
        <button type="button" className="plain" disabled={outcome?.state === "waiting"} onClick={remove}>
          {outcome?.state === "waiting" ? "Removing…" : "Remove"}
        </button>
      </p>
    </dialog>
  );
}

/** Of those who go with an article so many are told by name. */
const NAMED = 6;

function toldOf({ claims, sentences, entities }: Removal): string {
  const goes = `With it ${claims === 1 ? "goes" : "go"} ${counted(claims, "claim")} in ${counted(sentences, "sentence")}`;
  if (entities.length === 0) return `${goes}. Everybody in it is named by other articles too.`;
  const names = entities.map(({ name }) => `“${name}”`);
  return `${goes}, and ${listed(names, NAMED)}, whom no other article names.`;
}
