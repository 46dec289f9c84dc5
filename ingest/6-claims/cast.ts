import type { Tree } from "#ingest/3-parse/tree.ts";
import type { PlacedMention, Resolution } from "#ingest/5-entities/resolution.ts";
import type { Article } from "#schema/article.ts";
import type { Entity, EntityKind } from "#schema/entity.ts";
import { type EntityId, entityId } from "#schema/ids.ts";
import { type Footing, type Phrase, SentenceMentions } from "./ends.ts";

/** Who is named in an article, as stage 5 found them, and the descriptions that claims need beside them. */
export class Cast {
  readonly entities: Entity[];
  readonly mentions: PlacedMention[];
  readonly #kinds: Map<EntityId, EntityKind>;
  readonly #article: Article;
  readonly #trees: Tree[];

  constructor(article: Article, trees: Tree[], { entities, mentions }: Resolution) {
    this.#article = article;
    this.#trees = trees;
    this.entities = [...entities];
    this.mentions = [...mentions];
    this.#kinds = new Map(entities.map(({ id, kind }) => [id, kind]));
  }

  /** The kind of a mention's first entity. */
  kindOf(mention: number): EntityKind {
    const id = this.mentions[mention]?.entities[0];
    return (id === undefined ? undefined : this.#kinds.get(id)) ?? "other";
  }

  /** The mentions of each sentence. */
  bySentence(): SentenceMentions[] {
    const placed = this.#trees.map((): { index: number; mention: PlacedMention }[] => []);
    for (const [index, mention] of this.mentions.entries())
      placed[mention.sentence]?.push({ index, mention });
    return placed.map(
      (mentions, sentence) =>
        new SentenceMentions(
          mentions,
          (mention) => this.#footingOf(mention),
          (phrase, entities) => this.#introduce(sentence, phrase, entities),
        ),
    );
  }

  #footingOf({ reading, entities: [id] }: PlacedMention): Footing {
    if (reading === "actor") return "actor";
    return id !== undefined && this.#kinds.get(id) === "state" ? "state's ground" : "ground";
  }

  #introduce(
    sentence: number,
    { firstToken, endToken, head }: Phrase,
    entities: EntityId[] | null,
  ): { index: number; mention: PlacedMention } {
    const { tokens } = this.#trees[sentence] as Tree;
    const start = tokens[firstToken]?.start ?? 0;
    const end = tokens[endToken - 1]?.end ?? start;
    const words = this.#article.text.slice(start, end);
    const isPronoun = tokens[head]?.upos === "PRON";
    const mention: PlacedMention = {
      start,
      end,
      form:
        entities === null
          ? "nominal"
          : isPronoun
            ? "pronoun"
            : entities.length > 1
              ? "collective"
              : "metonym",
      reading: "actor",
      entities: entities ?? [this.#thing(words)],
      sentence,
      firstToken,
      endToken,
      head,
      chain: entities
        ? `${isPronoun ? "coreference" : "whose it is"}: ${words} → ${this.#nameOf(entities[0])}`
        : null,
    };
    return { index: this.mentions.push(mention) - 1, mention };
  }

  #thing(words: string): EntityId {
    const name = words.replace(/\s+/g, " ");
    const id = entityId("other", { name, within: this.#article.id });
    if (!this.#kinds.has(id)) {
      this.#kinds.set(id, "other");
      this.entities.push({ id, name, kind: "other", aliases: [], wikidata: null });
    }
    return id;
  }

  #nameOf(id: EntityId | undefined): string {
    return this.entities.find((entity) => entity.id === id)?.name ?? "";
  }
}
