import type { StoreApi } from "zustand/vanilla";
import type { ClaimView } from "#schema/api.ts";
import type { Api } from "../api/client.ts";
import { selectedQuestion } from "../graph/asked.ts";
import { askedOf } from "./asked.ts";
import type { Visit } from "./exploration.ts";
import { createAsker, type Remote } from "./remote.ts";

/** The claims behind the selection, as far as they were asked for. */
export interface EvidencePages {
  pages: readonly (readonly ClaimView[])[];
  total: number;
  cursor: string | null;
  /** Whether the next page is awaited. */
  waiting: boolean;
}

interface EvidenceState {
  visit: Visit;
  evidence: Remote<EvidencePages> | null;
}

/** Of no filter that lets anything pass. */
const NOTHING: EvidencePages = { pages: [], total: 0, cursor: null, waiting: false };

/** The sentences behind what is chosen, page by page. */
export function createEvidence(api: Pick<Api, "claims">, { getState, setState }: StoreApi<EvidenceState>) {
  const now = () => getState().visit.now;
  const asker = createAsker();
  /** Asks for so many pages. */
  const ask = async (most: number, set: (evidence: Remote<EvidencePages>) => void) => {
    const { selection } = now();
    const asked = askedOf(now());
    if (selection === null || asked === null) {
      asker.silence();
      return setState({ evidence: selection && { state: "ready", value: NOTHING } });
    }
    await asker.ask(async (signal) => {
      const question = selectedQuestion(asked, selection);
      let { claims, total, cursor } = await api.claims(question, null, signal);
      const pages = [claims];
      while (cursor !== null && pages.length < most) {
        ({ claims, total, cursor } = await api.claims(question, cursor, signal));
        pages.push(claims);
      }
      return { pages, total, cursor, waiting: false };
    }, set);
  };
  return {
    evidence: () => ask(1, (evidence) => setState({ evidence })),
    /** Asks again for as much as is here, which stays until the answer is. */
    renewEvidence: async () => {
      const { evidence } = getState();
      const most = evidence?.state === "ready" ? evidence.value.pages.length : 1;
      await ask(most, (answer) => {
        if (answer.state !== "waiting" || evidence?.state !== "ready") setState({ evidence: answer });
      });
    },
    /** The next page of what is chosen, unless it is awaited already; what is here stays where it is. */
    moreEvidence: async () => {
      const { evidence } = getState();
      const { selection } = now();
      const asked = askedOf(now());
      if (evidence?.state !== "ready" || !selection || !asked) return;
      const { value } = evidence;
      if (value.waiting || value.cursor === null) return;
      setState({ evidence: { state: "ready", value: { ...value, waiting: true } } });
      await asker.ask(
        (signal) => api.claims(selectedQuestion(asked, selection), value.cursor, signal),
        (answer) => {
          if (answer.state === "failed") setState({ evidence: answer });
          if (answer.state !== "ready") return;
          const { claims, total, cursor } = answer.value;
          setState({
            evidence: {
              state: "ready",
              value: { pages: [...value.pages, claims], total, cursor, waiting: false },
            },
          });
        },
      );
    },
  };
}
