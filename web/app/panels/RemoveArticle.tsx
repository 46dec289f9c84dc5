import { useEffect, useMemo, useRef, useState } from "react";
import { counted } from "#web/export/words.ts";
import { claimsBySentence } from "../graph/margin.ts";
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
  const { explorer, intake } = usePage();
  const isLast = useExplorer(({ holdings }) => holdings.state === "ready" && holdings.value.articles === 1);
  const [lost, setLost] = useState<Remote<{ claims: number; sentences: number }>>(WAITING);
  const [outcome, setOutcome] = useState<Remote<null> | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const [asker, remover] = useMemo(() => [createAsker(), createAsker()], []);

  useEffect(() => {
    dialog.current?.showModal();
    void asker.ask(async () => {
      const { claims = [] } = (await explorer.article(id)) ?? {};
      return { claims: claims.length, sentences: claimsBySentence(claims).size };
    }, setLost);
  }, [asker, explorer, id]);

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
        {lost.state === "ready" &&
          `With it ${lost.value.claims === 1 ? "goes" : "go"} ${counted(lost.value.claims, "claim")} in ${counted(lost.value.sentences, "sentence")}, and whoever no other article names.`}
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
