import type { Extraction } from "#schema/extraction.ts";
import type { EntityId } from "#schema/ids.ts";
import { answered } from "../asking.ts";
import type { Answers, Ask, Seen } from "./ask.ts";
import { type Clue, cluesOf, nameKey, withoutArticle } from "./clues.ts";
import { identify } from "./resolve.ts";

/** Somebody who is kept as another one than all articles together say. */
export interface Misjoined {
  article: string;
  /** The id that the article gives. */
  was: EntityId;
  kept: EntityId;
  should: EntityId;
}

/** An article's clues, and under which ids those are kept whom it gives an office. */
interface Told {
  article: string;
  clues: Clue[];
  kept: Map<EntityId, EntityId>;
}

/**
 * Works out anew who is who, in memory and from all articles at once, and compares it with what a store came to article by article. Holds the
 * clues alone, a few hundred bytes for each office that an article gives.
 */
export class IdentityCheck {
  readonly #told: Told[] = [];
  /** Clues of full names and surnames, by key. */
  readonly #named = new Map<string, Clue[]>();

  /**
   * @param said the record as the article was read
   * @param merged as the store keeps it
   */
  add(said: Extraction, merged: Extraction): void {
    const clues = cluesOf(said);
    if (clues.length === 0) return;
    for (const clue of clues) {
      if (clue.called === "office") continue;
      const others = this.#named.get(clue.key);
      if (others) others.push(clue);
      else this.#named.set(clue.key, [clue]);
    }
    const kept = new Map(
      said.mentions.flatMap(({ entities }, place) => {
        const ids = merged.mentions[place]?.entities ?? entities;
        return entities.length === 1 && ids.length === 1 ? [[entities[0]!, ids[0]!] as const] : [];
      }),
    );
    for (const [place, { holder }] of said.offices.entries())
      kept.set(holder, merged.offices[place]?.holder ?? holder);
    this.#told.push({ article: said.article.id, clues, kept });
  }

  /** All who are kept otherwise than they should be; asked when every article was added. */
  *misjoined(): Generator<Misjoined> {
    for (const { article, clues, kept } of this.#told) {
      const found = this.#identified(article, clues);
      for (const [was, is] of kept) {
        const should = found.get(was) ?? was;
        if (is !== should) yield { article, was, kept: is, should };
      }
    }
  }

  #identified(article: string, clues: readonly Clue[]): Map<EntityId, EntityId> {
    return answered(identify(article, clues), (asked) => this.#answer(asked));
  }

  #answer(asked: Ask): Answers["seen" | "states"] {
    if (asked.ask === "seen") return seenIn(this.#named.get(asked.key) ?? [], asked);
    if (asked.ask !== "states")
      throw new Error(`Who somebody is was asked by "${asked.ask}": answer it here.`);
    const clues = (this.#named.get(nameKey(asked.holder)) ?? []).filter(
      ({ called }) => called === "full name",
    );
    return [...Map.groupBy(clues, ({ state }) => state)].map(([state, { length }]) => ({
      state,
      articles: length,
    }));
  }
}

function seenIn(clues: readonly Clue[], { day, from, to }: Extract<Ask, { ask: "seen" }>): Seen[] {
  const near = clues.filter((clue) => day === "" || clue.day === "" || (from <= clue.day && clue.day <= to));
  const groups = Map.groupBy(near, ({ called, holder, state }) =>
    JSON.stringify([called, withoutArticle(holder), state]),
  );
  return [...groups.values()].map((own) => {
    const days = own
      .map((clue) => clue.day)
      .filter((one) => one !== "")
      .sort();
    return {
      called: own[0]!.called as Seen["called"],
      holder: withoutArticle(own[0]!.holder),
      state: own[0]!.state,
      before: days.findLast((one) => one < day) ?? null,
      same: day !== "" && days.includes(day),
      after: day === "" ? null : (days.find((one) => one > day) ?? null),
    };
  });
}
