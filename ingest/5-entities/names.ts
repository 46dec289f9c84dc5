import { foldName } from "#data/gazetteer/fold.ts";
import type { Gazetteer, GazetteerEntry } from "#data/gazetteer/rows.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate } from "#ingest/4-mentions/candidate.ts";
import { lemmaOf } from "#ingest/4-mentions/grammar.ts";
import { Bodies, isGeneric, isOfEveryState } from "./bodies.ts";
import type { Draft, Drafts } from "./draft.ts";
import { adjectiveDraft, linkEntries } from "./link.ts";
import { NameTypes } from "./name-types.ts";
import { NamesakeRegions } from "./namesake-regions.ts";
import { People } from "./people.ts";
import { type By, isNaming, type Scene, textOf, type Working } from "./working.ts";

/** Resolves the names, adjectives and demonyms of an article; what needs context (descriptions, pronouns) comes after. */
export class NameResolver {
  readonly people: People;
  readonly #drafts: Drafts;
  readonly #gazetteer: Gazetteer;
  readonly #text: string;
  readonly #types: NameTypes;
  readonly #bodies: Bodies;
  /** Codes of the states that the article speaks of, by name, adjective or seat. */
  readonly #states: ReadonlySet<string>;
  readonly #regions: NamesakeRegions;

  constructor(drafts: Drafts, gazetteer: Gazetteer, text: string, scenes: readonly Scene[]) {
    this.#drafts = drafts;
    this.#gazetteer = gazetteer;
    this.#text = text;
    this.people = new People(drafts, gazetteer);
    this.#types = new NameTypes(gazetteer, text, scenes);
    this.#bodies = new Bodies(drafts);
    this.#states = statesIn(scenes);
    this.#regions = new NamesakeRegions(text, scenes);
    for (const scene of scenes)
      for (const candidate of scene.candidates)
        if (isNaming(candidate, "name") && this.#types.of(candidate, scene) === "PER")
          this.people.learn(textOf(scene.grammar, text, candidate));
  }

  resolve(scene: Scene): void {
    let before: Candidate | null = null;
    for (const candidate of scene.candidates) {
      if (isNaming(candidate, "name")) {
        const working = this.#name(candidate, scene, before);
        if (working) {
          scene.resolved.set(candidate, working);
          const alias = textOf(scene.grammar, this.#text, candidate);
          for (const draft of working.drafts) {
            draft.aliases.add(alias);
            if (draft.kind === "organization" || draft.kind === "group") this.#bodies.note(alias, draft);
          }
          before = candidate;
        }
      } else if (isNaming(candidate, "adjective")) {
        const draft = adjectiveDraft(this.#drafts, this.#gazetteer, candidate.naming.entries);
        if (draft) {
          const text = textOf(scene.grammar, this.#text, candidate);
          scene.resolved.set(candidate, {
            candidate,
            drafts: [draft],
            form: "adjective",
            reading: candidate.reading,
            chain: `adjective: ${text} → ${draft.name}`,
          });
        }
      } else if (isNaming(candidate, "people"))
        scene.resolved.set(candidate, this.#inhabitants(candidate, scene));
    }
  }

  #name(candidate: By<"name">, scene: Scene, before: Candidate | null): Working | null {
    const { titles } = candidate.naming;
    const entries = this.#regions.among(candidate.naming.entries);
    const text = textOf(scene.grammar, this.#text, candidate);
    const single = (draft: Draft, reading = candidate.reading): Working => ({
      candidate,
      drafts: [draft],
      form: "name",
      reading,
      chain: null,
    });
    const type = this.#types.of(candidate, scene);
    // "Jordan said" where the article has a Michael Jordan
    const surname =
      this.people.knows(text) &&
      (entries.length === 0 ||
        candidate.naming.type === "PER" ||
        titles.length > 0 ||
        ((candidate.reading === "actor" || this.#isKin(candidate, scene)) &&
          entries.every(({ kind }) => kind === "place" || kind === "seat")));
    if (type === "PER" || surname) {
      const draft = this.people.find(text, scene.index);
      for (const title of titles) {
        const word = scene.grammar.forms[title.first] ?? "";
        if (/^mrs?\.?$|^ms\.?$|^sir$|^dame$/i.test(word) && draft.gender === "u")
          draft.gender = /^(?:mr|sir)/i.test(word) ? "m" : "f";
      }
      return single(draft, "actor");
    }
    if (
      isGeneric(text) &&
      entries.every((entry) => this.#isAnyStates(entry)) &&
      (entries.length > 0 || type === "ORG")
    )
      return single(this.#bodies.national(candidate, scene, text), "actor");
    if (entries.length > 0) {
      const linked = linkEntries(this.#drafts, this.#gazetteer, entries, candidate, text);
      return (
        linked && {
          candidate,
          drafts: [linked.draft],
          form: linked.form,
          reading: linked.reading,
          chain: linked.chain,
        }
      );
    }
    const acronym = this.#bodies.acronym(candidate, scene, before, text);
    if (acronym) return single(acronym, acronym.kind === "place" ? candidate.reading : "actor");
    if (type === "LOC")
      return single(
        this.#drafts.named(`place ${foldName(text)}`, () => ({
          kind: "place",
          name: text,
          canonical: { name: text },
        })),
      );
    if (type === "ORG") return single(this.#bodies.organization(text), "actor");
    if (this.#types.isDoubtful(candidate, scene)) return null;
    return single(
      this.#drafts.named(`other ${foldName(text)}`, () => ({
        kind: "other",
        name: text,
        canonical: { name: text },
      })),
      "actor",
    );
  }

  /** "Paris's father": a person has those whom a common noun calls so. */
  #isKin({ head }: Candidate, { grammar: g }: Scene): boolean {
    const token = g.tokens[head] as Token;
    const above = g.tokens[token.head];
    return (
      token.deprel === "nmod:poss" &&
      above !== undefined &&
      this.#gazetteer.actors.get(lemmaOf(above))?.kind === "person"
    );
  }

  /** "Congress" where nobody speaks of the United States: a body that every state may have, whichever state's the gazetteer knows. */
  #isAnyStates(entry: GazetteerEntry): boolean {
    return (
      isOfEveryState(entry) ||
      (entry.kind === "body" && entry.row.state !== null && !this.#states.has(entry.row.state))
    );
  }

  #inhabitants(candidate: By<"people">, scene: Scene): Working {
    const { entries, plural } = candidate.naming;
    const text = textOf(scene.grammar, this.#text, candidate);
    const group = entries.find(({ kind }) => kind === "group");
    const groupDraft = group ? adjectiveDraft(this.#drafts, this.#gazetteer, [group]) : null;
    const draft =
      groupDraft ??
      (plural
        ? this.#drafts.named(`people ${foldName(text)}`, () => ({
            kind: "group",
            name: text,
            canonical: { name: text },
            plural: true,
          }))
        : this.#drafts.add({ kind: "person", name: text, canonical: { description: text } }));
    return {
      candidate,
      drafts: [draft],
      form: plural ? "name" : "nominal",
      reading: "actor",
      chain: `people: ${text}`,
    };
  }
}

function statesIn(scenes: readonly Scene[]): Set<string> {
  const codes = new Set<string>();
  for (const { candidates } of scenes)
    for (const { naming } of candidates)
      if (naming.by === "name" || naming.by === "adjective" || naming.by === "people")
        for (const { kind, row } of naming.entries) {
          if (kind === "state") codes.add(row.code);
          if (kind === "seat") codes.add(row.standsFor);
        }
  return codes;
}
