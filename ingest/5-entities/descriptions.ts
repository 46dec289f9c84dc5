import { foldName } from "#data/gazetteer/fold.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate } from "#ingest/4-mentions/candidate.ts";
import { lemmaOf } from "#ingest/4-mentions/grammar.ts";
import type { EntityKind } from "#schema/entity.ts";
import type { MentionForm } from "#schema/mention.ts";
import { collectiveOf } from "./collective.ts";
import type { Discourse } from "./discourse.ts";
import type { Draft, Drafts } from "./draft.ts";
import {
  isInClause,
  isOnlyOwned,
  linkedName,
  ownerOf,
  personBeside,
  possessorOf,
  subjectDenied,
} from "./links.ts";
import { draftAt, headWordOf, type Offices, officeForms } from "./offices.ts";
import {
  agreesInKind,
  GENERIC,
  hasOnlyAdjectives,
  isBare,
  isOfAnother,
  isProper,
  isUnqualified,
} from "./wording.ts";
import { type By, isNaming, type Scene, textOf, type Working } from "./working.ts";

/** Finds whom a description without a name means: the office's holder, the state whose government it is, whoever was called so before, or somebody known by it alone. */
export class Descriptions {
  readonly #drafts: Drafts;
  readonly #offices: Offices;
  readonly #discourse: Discourse;
  readonly #text: string;

  constructor(drafts: Drafts, offices: Offices, discourse: Discourse, text: string) {
    this.#drafts = drafts;
    this.#offices = offices;
    this.#discourse = discourse;
    this.#text = text;
  }

  /** An office alone: "the Kenyan president", "both ministers". */
  office(candidate: By<"office">, scene: Scene): Working | null {
    const { grammar: g } = scene;
    const { title, plural, definite, count } = candidate.naming;
    const linked = linkedName(candidate, scene);
    const of = draftAt(scene, title) ?? possessorOf(candidate, scene);
    const headWord = title.counterpart ? "counterpart" : headWordOf(g, title);
    if (linked) {
      if (title.counterpart && linked.kind === "person") this.#offices.inherit(linked, of, scene.index);
      for (const form of officeForms(title, of))
        if (linked.kind === "person")
          this.#offices.hold(linked, {
            row: form.row,
            headWord,
            of,
            former: title.tenure === "former",
            sentence: scene.index,
          });
      return this.#described(candidate, scene, [linked], "title");
    }
    const holders = this.#offices.holdersOf(title, headWord, of, scene.index);
    if (plural) {
      const members = this.#members(holders, count, candidate, scene);
      if (members && (definite || count !== null))
        return this.#described(candidate, scene, members, "collective");
      return this.#local(candidate, scene, "group", of);
    }
    // nobody is told by an office that is said not to be theirs
    const denied = subjectDenied(candidate, scene);
    const heard = isOfAnother(g, title, of)
      ? []
      : holders.filter((draft) => draft !== denied && !isInClause(draft, candidate, scene));
    const [holder] = heard;
    if (holder && (definite || of !== null)) {
      for (const form of officeForms(title, of))
        this.#offices.hold(holder, {
          row: form.row,
          headWord,
          of,
          former: title.tenure === "former",
          sentence: scene.index,
        });
      return this.#described(candidate, scene, [holder], "title");
    }
    return this.#local(candidate, scene, "person", of, headWord);
  }

  /**
   * The members of "both ministers": the holders that were named last, two where no number is said. Of more that were named in one
   * sentence they are those who were spoken of together before; nobody who stands in the same clause is one.
   */
  #members(holders: Draft[], count: number | null, candidate: Candidate, scene: Scene): Draft[] | null {
    const wanted = count ?? 2;
    const recent = holders
      .filter((draft) => !isInClause(draft, candidate, scene))
      .sort((a, b) => b.lastSentence - a.lastSentence);
    if (recent.length < wanted) return null;
    const [last, next] = [recent[wanted - 1], recent[wanted]];
    const together =
      last?.lastSentence === next?.lastSentence &&
      this.#discourse
        .before(scene.index, candidate.firstToken)
        .find(({ drafts }) => drafts.length === wanted && drafts.every((draft) => recent.includes(draft)));
    return together ? [...together.drafts] : recent.slice(0, wanted);
  }

  /** A common noun: "the rebels", "its ally", "the two countries". */
  noun(candidate: By<"noun">, scene: Scene): Working | null {
    const { naming } = candidate;
    const { row, plural, definite, count } = naming;
    const linked = linkedName(candidate, scene);
    if (linked && !plural) return this.#described(candidate, scene, [linked], "nominal");
    const owner = ownerOf(candidate, scene);
    if (row.kind === "place") return this.#place(candidate, scene);
    if (row.kind === "person" && (definite || count !== null)) {
      const holders = this.#offices
        .holdersCalled(row.noun, owner)
        .filter((draft) => draft.lastSentence >= 0 && scene.index - draft.lastSentence <= 8);
      if (plural) {
        const members = this.#members(holders, count, candidate, scene);
        if (members) return this.#described(candidate, scene, members, "collective");
      } else if (owner?.kind === "state" && isOnlyOwned(candidate, scene, owner)) {
        const [holder] = holders.filter(({ offices }) => offices.some(({ of }) => of === owner));
        if (holder) return this.#described(candidate, scene, [holder], "nominal");
      } else if (candidate.firstToken === candidate.head) {
        const holder = this.#lastPerson([...holders, ...this.#called(row.noun, candidate, scene)]);
        if (holder) return this.#described(candidate, scene, [holder], "nominal");
      }
    }
    if (plural && (count !== null || definite)) {
      const members = collectiveOf(this.#discourse, candidate, scene.index);
      if (members) return this.#described(candidate, scene, members, "collective");
    }
    if (row.use === "government") {
      if (owner && owner.kind === "state") return this.#described(candidate, scene, [owner], "nominal");
      const before = isUnqualified(scene.grammar, candidate)
        ? (this.#lastCalled(row.noun, scene) ??
          (definite && !plural ? this.#lastState(scene, candidate) : null))
        : null;
      return before
        ? this.#described(candidate, scene, [before], "nominal")
        : this.#local(candidate, scene, "organization", owner);
    }
    if (row.kind === "state" && row.use !== "relational") {
      if (plural || !definite) return null;
      const state = this.#lastState(scene, candidate);
      return state ? this.#described(candidate, scene, [state], "nominal") : null;
    }
    if (row.use === "relational" && !plural && !definite) return null;
    const kind: EntityKind =
      row.kind === "person" || row.kind === "state"
        ? plural
          ? "group"
          : row.kind === "state"
            ? "other"
            : "person"
        : row.kind;
    return this.#local(candidate, scene, kind, owner);
  }

  /** The people who were called by a noun not long ago. */
  #called(noun: string, candidate: Candidate, scene: Scene): Draft[] {
    return this.#discourse
      .before(scene.index, candidate.firstToken)
      .flatMap(({ drafts }) => (drafts.length === 1 ? drafts : []))
      .filter((draft) => draft.kind === "person" && draft.named && draft.nouns.has(noun));
  }

  #lastPerson(people: readonly Draft[]): Draft | undefined {
    return people.toSorted((a, b) => b.lastSentence - a.lastSentence || b.lastSubject - a.lastSubject)[0];
  }

  #place(candidate: By<"noun">, scene: Scene): Working | null {
    const { naming } = candidate;
    if (naming.plural || !naming.definite || !isBare(scene.grammar, candidate)) return null;
    const noun = naming.row.noun;
    const found = this.#discourse
      .before(scene.index, candidate.head)
      .find(
        ({ drafts, noun: called }) =>
          drafts.length === 1 &&
          drafts[0]?.kind === "place" &&
          (called === noun || foldName(drafts[0].name).includes(noun) || drafts[0].nouns.has(noun)),
      );
    const draft = found?.drafts[0];
    if (!draft) return null;
    return { ...this.#described(candidate, scene, [draft], "nominal"), reading: "place" };
  }

  #lastCalled(noun: string, scene: Scene): Draft | null {
    return (
      this.#discourse
        .before(scene.index, Number.MAX_SAFE_INTEGER)
        .find(({ drafts, noun: called }) => called === noun && drafts.length === 1)?.drafts[0] ?? null
    );
  }

  #lastState(scene: Scene, candidate: Candidate): Draft | null {
    const recents = this.#discourse
      .before(scene.index, candidate.firstToken)
      .filter(({ drafts }) => drafts.length === 1 && drafts[0]?.kind === "state");
    return (recents.find(({ role }) => role === "subject") ?? recents[0])?.drafts[0] ?? null;
  }

  /** Somebody who has only this description: the same again where the description comes back. */
  #local(
    candidate: By<"office"> | By<"noun">,
    scene: Scene,
    kind: EntityKind,
    owner: Draft | null,
    headWord?: string,
  ): Working | null {
    const { grammar: g } = scene;
    // "Costa's office" is not the office of another who was named before
    const person = kind === "organization" && owner === null ? personBeside(candidate, scene) : null;
    const text = `${person ? `${person.name}'s ` : ""}${textOf(g, this.#text, candidate)}`;
    const noun =
      headWord ??
      (isNaming(candidate, "noun") ? candidate.naming.row.noun : lemmaOf(g.tokens[candidate.head] as Token));
    const { definite, plural } = candidate.naming;
    const bare = candidate.firstToken === candidate.head;
    if (person === null && (definite || (bare && plural))) {
      const before = this.#calledBefore(candidate, scene, noun, kind, plural, bare);
      if (before) return this.#described(candidate, scene, [before], "nominal");
    }
    const gender = isNaming(candidate, "noun") ? candidate.naming.row.gender : "u";
    // "Kenyan police", "Kenyan soldiers": the same in every article
    const national =
      owner?.kind === "state" &&
      isOnlyOwned(candidate, scene, owner) &&
      (plural || (isNaming(candidate, "noun") && candidate.naming.row.use === "institution"));
    const called = plural && hasOnlyAdjectives(g, candidate) ? noun : foldName(text);
    const key = `${kind} ${(owner ?? person)?.name ?? ""} ${national ? noun : called}`;
    const indefinite = !definite && !plural && !national && kind === "person" && !g.titleCase;
    const make = () => ({
      kind,
      name: text,
      canonical: national ? { name: `${owner.name} ${noun}` } : { description: text },
      gender,
      plural: plural || /^(?:police|people)$/.test(noun),
      named: false,
    });
    const draft = indefinite ? this.#drafts.add(make()) : this.#drafts.named(`description ${key}`, make);
    draft.nouns.add(noun);
    return this.#described(
      candidate,
      scene,
      [draft],
      isNaming(candidate, "office") && !plural && definite ? "title" : "nominal",
    );
  }

  /** Who was called so before: "the rebels" after "Syrian rebels", "the court" after "the Supreme Court", "the company" after a company's name. */
  #calledBefore(
    candidate: Candidate,
    scene: Scene,
    noun: string,
    kind: EntityKind,
    plural: boolean,
    bare: boolean,
  ): Draft | null {
    const recents = this.#discourse.before(scene.index, candidate.firstToken);
    for (const { drafts, noun: called } of recents) {
      const one = drafts[0];
      if (one === undefined || drafts.length > 1 || !agreesInKind(one, kind)) continue;
      if (one.plural !== plural && one.kind !== "group" && one.kind !== "organization") continue;
      if (bare && (called === noun || one.nouns.has(noun))) return one;
    }
    if (plural || !GENERIC.has(noun)) return null;
    const body = recents.find(
      ({ drafts, sentence }) =>
        drafts.length === 1 &&
        drafts[0]?.named &&
        scene.index - sentence <= 2 &&
        agreesInKind(drafts[0], kind) &&
        drafts[0].kind !== "state" &&
        drafts[0].kind !== "place",
    );
    return body?.drafts[0] ?? null;
  }

  #described(candidate: Candidate, scene: Scene, drafts: Draft[], form: MentionForm): Working {
    const text = textOf(scene.grammar, this.#text, candidate);
    const naming = candidate.naming;
    const [one, more] = drafts;
    if (one && !more && naming.by === "noun") {
      one.nouns.add(naming.row.noun);
      if (one.kind === "person" && one.gender === "u") one.gender = naming.row.gender;
    }
    const names = drafts.map(({ name }) => name).join(", ");
    const written = form === "nominal" && isProper(scene.grammar, candidate) ? "name" : form;
    return {
      candidate,
      drafts,
      form: drafts.length > 1 ? "collective" : written,
      reading: "actor",
      chain: drafts.every(({ named }) => !named)
        ? `description: ${text}`
        : `${drafts.length > 1 ? "collective" : "description"}: ${text} → ${names}`,
    };
  }
}
