import { createStore } from "zustand/vanilla";
import type { Addition } from "#schema/adding.ts";
import type { IntakeMeans } from "#schema/api.ts";
import { addArticles, type Given } from "../api/adding.ts";
import type { Api } from "../api/client.ts";
import { createAsker, type Remote } from "./remote.ts";

/** One thing that was given, and what became of the articles in it as far as that is known. */
export interface Job {
  key: number;
  /** The file's name, the address, or that it is a text. */
  name: string;
  state: "waiting" | "reading" | "done" | "stopped";
  results: readonly Addition[];
}

export interface IntakeState {
  open: boolean;
  /** How often the panel was asked for: each time it takes the focus. */
  asked: number;
  /** What the server takes in, null inside where it takes nothing; null until it is asked. */
  means: Remote<IntakeMeans | null> | null;
  /** What is typed and not given yet. */
  draft: { text: string; address: string };
  jobs: readonly Job[];
  /** Whether something is being read. */
  running: boolean;
  /** What the article was called that was last taken out. */
  removed: string | null;
}

export type Intake = ReturnType<typeof createIntake>;

/**
 * Articles that go into the store and out of it.
 *
 * @param changed told when the store holds something else than before; resolves when the page shows it
 */
export function createIntake(
  api: Pick<Api, "intake" | "removal" | "remove">,
  changed: (removed: string | null) => Promise<unknown>,
) {
  const store = createStore<IntakeState>()(() => ({
    open: false,
    asked: 0,
    means: null,
    draft: { text: "", address: "" },
    jobs: [],
    running: false,
    removed: null,
  }));
  const { getState, setState } = store;
  const asker = createAsker();
  const given = new Map<number, Given>();
  let stop = new AbortController();
  let last = 0;

  const setJob = (key: number, change: (job: Job) => Partial<Job>) =>
    setState(({ jobs }) => ({
      jobs: jobs.map((job) => (job.key === key ? { ...job, ...change(job) } : job)),
    }));

  const read = async ({ key, name }: Job) => {
    const told = (more: readonly Addition[]) =>
      setJob(key, ({ results }) => ({ results: [...results, ...more] }));
    stop = new AbortController();
    const { signal } = stop;
    setJob(key, () => ({ state: "reading" }));
    try {
      for await (const more of addArticles(given.get(key)!, signal)) told(more);
    } catch (error) {
      if (signal.aborted) return setJob(key, () => ({ state: "stopped" }));
      const problem = error instanceof Error ? error.message : String(error);
      told([{ outcome: "failed", file: name, line: null, problem }]);
    }
    setJob(key, () => ({ state: "done" }));
    given.delete(key);
  };
  /** One after the other: the server reads no two at once. */
  const readAll = async () => {
    if (getState().running) return;
    setState({ running: true });
    const before = amountIn(getState().jobs);
    for (let job = nextOf(getState()); job !== undefined; job = nextOf(getState())) await read(job);
    // The page is asked for anew once, so that nothing moves again and again under the reader's eyes.
    if (amountIn(getState().jobs) > before) {
      setState({ open: true });
      await changed(null);
    }
    setState({ running: false });
    // What was given meanwhile is read now.
    if (nextOf(getState()) !== undefined) void readAll();
  };

  return {
    store,
    /** Asks what the server takes in. */
    ask: () => asker.ask(api.intake, (means) => setState({ means })),
    /** How the names of files end that the server reads; null where it does not say. */
    endings: async () => (await api.intake().catch(() => null))?.endings ?? null,
    show: () => setState(({ asked }) => ({ open: true, asked: asked + 1 })),
    close: () => setState({ open: false }),
    type: (draft: Partial<IntakeState["draft"]>) =>
      setState((old) => ({ draft: { ...old.draft, ...draft } })),
    /** Has everything read that is given, after what was given before. */
    give(all: readonly Given[]) {
      const jobs = all.map((one): Job => {
        const key = ++last;
        given.set(key, one);
        return { key, name: nameOf(one), state: "waiting", results: [] };
      });
      setState((old) => ({ open: true, jobs: [...old.jobs, ...jobs] }));
      void readAll();
    },
    /** Reads no further: what is in stays in. */
    stop() {
      stop.abort();
      given.clear();
      setState(({ jobs }) => ({
        jobs: jobs.map((job) => (job.state === "waiting" ? { ...job, state: "stopped" } : job)),
      }));
    },
    /** Forgets what became of what was given before. */
    tidy: () => setState(({ jobs }) => ({ jobs: jobs.filter(({ state }) => isOpen(state)) })),
    /** What would go with an article. Fails as the Api does. */
    removal: (id: string, signal: AbortSignal) => api.removal(id, signal),
    /** Takes an article out. Fails as the Api does. */
    async remove(id: string, title: string) {
      await api.remove(id);
      setState({ removed: title });
      await changed(id);
    },
  };
}

export function isOpen(state: Job["state"]): boolean {
  return state === "waiting" || state === "reading";
}

const nextOf = ({ jobs }: IntakeState) => jobs.find(({ state }) => state === "waiting");

function nameOf(given: Given): string {
  if ("name" in given) return given.name;
  return "address" in given ? given.address : "Pasted text";
}

/** How many articles have gone in. */
function amountIn(jobs: readonly Job[]): number {
  return jobs.flatMap(({ results }) => results).filter(isIn).length;
}

function isIn({ outcome }: Addition): boolean {
  return outcome === "added" || outcome === "replaced";
}
