import { foldName } from "#data/gazetteer/fold.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate, Naming } from "#ingest/4-mentions/candidate.ts";
import { baseRelation, type Grammar, lemmaOf, prepositionOf } from "#ingest/4-mentions/grammar.ts";
import type { EntityKind } from "#schema/entity.ts";
import type { MentionForm } from "#schema/mention.ts";
import { Discourse } from "./discourse.ts";
import type { Draft, Drafts } from "./draft.ts";
import { draftAt, headWordOf, type Offices, officeForms } from "./offices.ts";
import type { Chooser } from "./pronouns.ts";
import { Speakers } from "./speakers.ts";
import { isNaming, type Scene, textOf, type Working } from "./working.ts";

type By<Name extends Naming["by"]> = Candidate & { naming: Extract<Naming, { by: Name }> };

/** Resolves what needs the text before it: offices and descriptions without a name, collectives, pronouns; one sentence after the other. */
export class ContextResolver {
  readonly #discourse = new Discourse();
  readonly #drafts: Drafts;
  readonly #offices: Offices;
  readonly #text: string;
  readonly #speakers: Speakers;
  readonly #choose: Chooser;

  constructor(drafts: Drafts, offices: Offices, text: string, scenes: readonly Scene[], choose: Chooser) {
    this.#choose = choose;
    this.#speakers = new Speakers(scenes);
    this.#drafts = drafts;
    this.#offices = offices;
    this.#text = text;
  }

  resolve(scene: Scene): void {
    const { grammar: g, candidates, resolved } = scene;
    const heads = new Set(candidates.map(({ head }) => head));
    let next = 0;
    this.#speakers.enter(scene);
    g.tokens.forEach((token, i) => {
      while (next < candidates.length && (candidates[next] as Candidate).firstToken <= i) {
        const candidate = candidates[next++] as Candidate;
        const working = resolved.get(candidate) ?? this.#resolve(candidate, scene);
        if (!working) continue;
        resolved.set(candidate, working);
        this.#note(working, scene);
      }
      if (
        token.upos === "NOUN" &&
        !heads.has(i) &&
        /^(?:nsubj|obj|obl|nmod|root|conj)$/.test(baseRelation(token))
      )
        this.#discourse.add(g, {
          drafts: [],
          sentence: scene.index,
          token: i,
          several: false,
          plural: /S$/.test(token.xpos),
          form: null,
          noun: lemmaOf(token),
        });
    });
    this.#speakers.leave(scene);
  }

  #note({ candidate, drafts, form, reading }: Working, scene: Scene): void {
    const { grammar: g, index } = scene;
    for (const draft of drafts) {
      draft.mentions++;
      draft.lastSentence = index;
    }
    if (
      form === "adjective" ||
      (form === "name" &&
        reading === "place" &&
        drafts[0]?.kind === "place" &&
        baseRelation(g.tokens[candidate.head] as Token) === "appos")
    ) {
      // an adjective is no antecedent of its own, but keeps its state in mind
      if (form !== "adjective") return;
    }
    const naming = candidate.naming;
    const noun = naming.by === "noun" ? naming.row.noun : null;
    const plural =
      (naming.by === "noun" || naming.by === "office" || naming.by === "people" ? naming.plural : false) &&
      drafts.length === 1;
    this.#discourse.add(g, {
      drafts,
      sentence: index,
      token: form === "adjective" ? candidate.firstToken : candidate.head,
      several: drafts.length > 1,
      plural,
      form,
      noun,
    });
    this.#noteCoordination(candidate, scene);
  }

  /** "A and B": from its last member on, both together may be meant by "they". */
  #noteCoordination(candidate: Candidate, { grammar: g, resolved, index }: Scene): void {
    const token = g.tokens[candidate.head] as Token;
    const joined = beforeAnd(g, candidate);
    if (token.deprel !== "conj" && joined < 0) return;
    const members: Draft[] = [];
    let first = candidate.head;
    for (const { candidate: other, drafts, form } of resolved.values()) {
      if (form === "adjective" || form === "pronoun" || other.firstToken > candidate.firstToken) continue;
      const up = g.tokens[other.head] as Token;
      const parsed =
        token.deprel === "conj" &&
        (other.head === token.head ||
          (other.firstToken <= token.head && token.head < other.endToken) ||
          (up.head === token.head && up.deprel === "conj"));
      if (other !== candidate && !parsed && other.endToken !== joined) continue;
      first = Math.min(first, other.head);
      for (const draft of drafts) if (!members.includes(draft)) members.push(draft);
    }
    const kinds = new Set(members.map(({ kind }) => kind === "person"));
    if (members.length < 2 || kinds.size > 1) return;
    this.#discourse.add(g, {
      drafts: members,
      sentence: index,
      token: first,
      several: false,
      plural: true,
      form: null,
      noun: null,
    });
  }

  #resolve(candidate: Candidate, scene: Scene): Working | null {
    if (isNaming(candidate, "pronoun")) return this.#pronoun(candidate, scene);
    if (isNaming(candidate, "office")) return this.#office(candidate, scene);
    if (isNaming(candidate, "noun")) return this.#noun(candidate, scene);
    return null;
  }

  #pronoun(candidate: By<"pronoun">, scene: Scene): Working | null {
    const { naming } = candidate;
    const { grammar: g, index } = scene;
    const form = (drafts: readonly Draft[]): Working => ({
      candidate,
      drafts: [...drafts],
      form: "pronoun",
      reading: "actor",
      chain: `coreference: ${g.forms[candidate.head]} → ${drafts.map(({ name }) => name).join(", ")}`,
    });
    if (naming.person !== 3) {
      if (naming.plural) return null;
      const speaker =
        naming.person === 1 ? this.#speakers.of(scene, candidate.head) : this.#speakers.addressed(scene);
      return speaker ? form([speaker]) : null;
    }
    const antecedent = this.#choose(g, this.#discourse, candidate, naming, index);
    if (antecedent && antecedent.drafts.length > 0) return form(antecedent.drafts);
    return antecedent === null ? this.#ahead(candidate, scene, form) : null;
  }

  /** "In his speech, Okafor said": nobody before fits, and the sentence's own subject follows. */
  #ahead(
    candidate: By<"pronoun">,
    { grammar: g, resolved }: Scene,
    form: (drafts: readonly Draft[]) => Working,
  ): Working | null {
    const { naming } = candidate;
    if (naming.plural || (!naming.possessive && g.tokens[candidate.head]?.deprel !== "nsubj")) return null;
    for (const working of resolved.values()) {
      const { candidate: other, drafts, form: how } = working;
      const one = drafts[0];
      if (other.firstToken <= candidate.head || how !== "name" || one === undefined) continue;
      if (baseRelation(g.tokens[other.head] as Token) !== "nsubj") continue;
      const fits =
        naming.gender === "n"
          ? one.kind !== "person"
          : one.kind === "person" && (one.gender === "u" || one.gender === naming.gender);
      if (fits && g.forms.slice(candidate.head, other.firstToken).includes(",")) return form([one]);
    }
    return null;
  }

  #office(candidate: By<"office">, scene: Scene): Working | null {
    const { grammar: g } = scene;
    const { title, plural, definite, count } = candidate.naming;
    const linked = this.#linkedName(candidate, scene);
    const of = draftAt(scene, title) ?? this.#possessor(candidate, scene);
    const headWord = title.counterpart ? "counterpart" : headWordOf(g, title);
    if (linked) {
      for (const form of officeForms(title, of))
        if (linked.kind === "person")
          this.#offices.hold(linked, { row: form.row, headWord, of, sentence: scene.index });
      return this.#described(candidate, scene, [linked], "title");
    }
    const holders = this.#offices.holdersOf(title, headWord, of, scene.index);
    if (plural) {
      const members = this.#members(holders, count);
      if (members && (definite || count !== null))
        return this.#described(candidate, scene, members, "collective");
      return this.#local(candidate, scene, "group", of);
    }
    const heard = holders.filter((draft) => !isInClause(draft, candidate, scene));
    const [holder] = heard;
    if (holder && (definite || of !== null)) {
      for (const form of officeForms(title, of))
        this.#offices.hold(holder, { row: form.row, headWord, of, sentence: scene.index });
      return this.#described(candidate, scene, [holder], "title");
    }
    return this.#local(candidate, scene, "person", of, headWord);
  }

  /** The members of "both ministers": the holders that were named last, two where no number is said. */
  #members(holders: Draft[], count: number | null): Draft[] | null {
    const wanted = count ?? 2;
    const recent = [...holders].sort((a, b) => b.lastSentence - a.lastSentence);
    if (recent.length < wanted) return null;
    return recent.slice(0, wanted);
  }

  #noun(candidate: By<"noun">, scene: Scene): Working | null {
    const { naming } = candidate;
    const { row, plural, definite, count } = naming;
    const linked = this.#linkedName(candidate, scene);
    if (linked && !plural) return this.#described(candidate, scene, [linked], "nominal");
    const owner = this.#owner(candidate, scene);
    if (row.kind === "place") return this.#place(candidate, scene);
    if (row.kind === "person" && (definite || count !== null)) {
      const holders = this.#offices
        .holdersCalled(row.noun, owner)
        .filter((draft) => draft.lastSentence >= 0 && scene.index - draft.lastSentence <= 8);
      if (plural) {
        const members = this.#members(holders, count);
        if (members) return this.#described(candidate, scene, members, "collective");
      } else if (holders[0] && candidate.firstToken === candidate.head)
        return this.#described(candidate, scene, [holders[0]], "nominal");
    }
    if (plural && (count !== null || definite)) {
      const members = this.#collective(candidate, scene, count);
      if (members) return this.#described(candidate, scene, members, "collective");
    }
    if (row.use === "government") {
      if (owner && owner.kind === "state") return this.#described(candidate, scene, [owner], "nominal");
      const before =
        this.#lastCalled(row.noun, scene) ?? (definite && !plural ? this.#lastState(scene, candidate) : null);
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

  /** "the two allies": a pair or more spoken of before. */
  #collective(candidate: By<"noun">, scene: Scene, count: number | null): Draft[] | null {
    const { row } = candidate.naming;
    if (row.use === "institution" || (count === null && row.use !== "relational" && row.kind !== "state"))
      return null;
    const bodies = row.kind === "state" || row.noun === "side" || row.noun === "party";
    const fits = (draft: Draft): boolean =>
      row.noun === "side" || row.noun === "party"
        ? draft.kind !== "place" && draft.kind !== "other"
        : bodies
          ? draft.kind === "state" ||
            (row.use === "relational" && draft.kind !== "place" && draft.kind !== "other")
          : row.kind === "person"
            ? draft.kind === "person" && draft.named
            : draft.kind === row.kind && draft.named;
    const wanted = count ?? 2;
    const recents = this.#discourse.before(scene.index, candidate.firstToken);
    const states = (drafts: readonly Draft[]) => drafts.every(({ kind }) => kind === "state");
    const groups = recents.filter(({ drafts }) => drafts.length === wanted && drafts.every(fits));
    const together =
      (row.kind === "state" ? groups.find(({ drafts }) => states(drafts)) : undefined) ?? groups[0];
    if (together) return [...together.drafts];
    if (count === null) return null;
    const members: Draft[] = [];
    for (const { drafts } of recents)
      for (const draft of drafts)
        if (
          fits(draft) &&
          draft.named &&
          !members.includes(draft) &&
          (row.kind !== "state" || draft.kind === "state")
        )
          members.push(draft);
    return members.length >= wanted ? members.slice(0, wanted) : null;
  }

  #place(candidate: By<"noun">, scene: Scene): Working | null {
    const { naming } = candidate;
    if (naming.plural || !naming.definite || candidate.firstToken !== candidate.head) return null;
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

  /** The name that a description stands in apposition to, or that a copula links it to. */
  #linkedName(candidate: Candidate, { grammar: g, resolved }: Scene): Draft | null {
    const token = g.tokens[candidate.head] as Token;
    for (const { candidate: other, drafts, form } of resolved.values()) {
      if (drafts.length !== 1 || form === "adjective" || other === candidate) continue;
      const name = g.tokens[other.head] as Token;
      const inApposition =
        (baseRelation(token) === "appos" && token.head >= other.firstToken && token.head < other.endToken) ||
        (baseRelation(name) === "appos" && name.head === candidate.head && form === "name") ||
        (other.endToken === candidate.firstToken - 1 &&
          g.forms[other.endToken] === "," &&
          form === "name" &&
          token.head === other.head &&
          baseRelation(token) !== "conj");
      const verb = g.tokens[token.head];
      const becomes =
        baseRelation(token) === "xcomp" &&
        verb !== undefined &&
        /^(?:become|remain|serve|stay)$/.test(lemmaOf(verb)) &&
        name.head === token.head &&
        baseRelation(name) === "nsubj";
      const predicate =
        becomes ||
        (baseRelation(name) === "nsubj" &&
          name.head === candidate.head &&
          (g.children[candidate.head] ?? []).some((child) => g.tokens[child]?.deprel === "cop") &&
          !isDenied(g, candidate.head));
      const one = drafts[0] as Draft;
      if ((inApposition || predicate) && isPossible(candidate, one)) return one;
    }
    return null;
  }

  #owner(candidate: Candidate, scene: Scene): Draft | null {
    const { grammar: g, resolved } = scene;
    for (const { candidate: other, drafts, form } of resolved.values()) {
      const one = drafts[0];
      if (
        one === undefined ||
        drafts.length > 1 ||
        (one.kind !== "state" && one.kind !== "group" && one.kind !== "organization" && one.kind !== "place")
      )
        continue;
      if (other.firstToken >= candidate.firstToken && other.endToken <= candidate.head) return one;
      if (candidate.possessor === other.head) return one;
      const name = g.tokens[other.head] as Token;
      if (form === "name" && name.head === candidate.head && prepositionOf(g, other.head) === "of")
        return one;
    }
    return this.#possessor(candidate, scene);
  }

  #possessor(candidate: Candidate, { resolved }: Scene): Draft | null {
    if (candidate.possessor === null) return null;
    for (const { candidate: other, drafts } of resolved.values())
      if (other.head === candidate.possessor && drafts.length === 1 && drafts[0]?.kind !== "person")
        return drafts[0] ?? null;
    return null;
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
    const text = textOf(g, this.#text, candidate);
    const noun =
      headWord ??
      (isNaming(candidate, "noun") ? candidate.naming.row.noun : lemmaOf(g.tokens[candidate.head] as Token));
    const { definite, plural } = candidate.naming;
    const bare = candidate.firstToken === candidate.head;
    if (definite || (bare && plural)) {
      const before = this.#calledBefore(candidate, scene, noun, kind, plural, bare);
      if (before) return this.#described(candidate, scene, [before], "nominal");
    }
    const gender = isNaming(candidate, "noun") ? candidate.naming.row.gender : "u";
    // "Kenyan police", "Kenyan soldiers": the same in every article
    const national =
      owner?.kind === "state" &&
      this.#isOnlyOwned(candidate, scene, owner) &&
      (plural || (isNaming(candidate, "noun") && candidate.naming.row.use === "institution"));
    const called = plural && hasOnlyAdjectives(g, candidate) ? noun : foldName(text);
    const key = `${kind} ${owner?.name ?? ""} ${national ? noun : called}`;
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

  /** "South African police", "Peru's soldiers": nothing but the state stands before the noun. */
  #isOnlyOwned(candidate: Candidate, { resolved }: Scene, owner: Draft): boolean {
    for (const { candidate: other, drafts } of resolved.values()) {
      if (drafts[0] !== owner) continue;
      if (other.firstToken === candidate.firstToken && other.endToken === candidate.head) return true;
      if (candidate.possessor === other.head && candidate.firstToken === candidate.head) return true;
    }
    return false;
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
    if (drafts.length === 1 && naming.by === "noun") drafts[0]?.nouns.add(naming.row.noun);
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

/** Nouns that a text uses for any body it has named. */
const GENERIC: ReadonlySet<string> = new Set(
  "company firm group organization organisation agency party team newspaper magazine broadcaster network body institution charity".split(
    " ",
  ),
);

/** Where the "and" stands right before a mention with its titles: "X and Prime Minister Y"; -1 for none. */
function beforeAnd(g: Grammar, { firstToken, naming }: Candidate): number {
  const titles = naming.by === "name" ? naming.titles : [];
  let first = Math.min(firstToken, ...titles.flatMap(({ first: at, of }) => [at, of?.first ?? at]));
  while (first > 0 && /^(?:DET|ADJ)$/.test(g.tokens[first - 1]?.upos ?? "")) first--;
  return /^(?:and|&)$/i.test(g.forms[first - 1] ?? "") ? first - 1 : -1;
}

/** "the Senate", "the Kenyan Government": a common noun for a body, written as a name. */
const isProper = (g: Grammar, { head, naming }: Candidate): boolean =>
  naming.by === "noun" &&
  /^(?:organization|state)$/.test(naming.row.kind) &&
  head > 0 &&
  !g.titleCase &&
  /^\p{Lu}/u.test(g.forms[head] ?? "");

/** "displaced residents": nothing before the noun that would tell these from others. */
function hasOnlyAdjectives(g: Grammar, { firstToken, head }: Candidate): boolean {
  for (let i = firstToken; i < head; i++)
    if (!/^(?:ADJ|NUM|ADV|DET)$/.test(g.tokens[i]?.upos ?? "")) return false;
  return true;
}

/** May somebody be called so? A person by an office or a noun for people, a state by a noun for states. */
function isPossible({ naming }: Candidate, draft: Draft): boolean {
  if (naming.by === "office") return draft.kind === "person";
  if (naming.by !== "noun") return false;
  const { kind, use } = naming.row;
  if (use === "relational") return draft.kind !== "place";
  if (kind === "person") return draft.kind === "person";
  if (kind === "place") return draft.kind === "place" || draft.kind === "state";
  if (kind === "state") return draft.kind === "state" || draft.kind === "place";
  return draft.kind === "organization" || draft.kind === "group";
}

const agreesInKind = (draft: Draft | undefined, kind: EntityKind): boolean =>
  draft !== undefined &&
  (draft.kind === kind ||
    (kind !== "person" && draft.kind !== "person") ||
    (draft.kind === "person" && kind === "person"));

const isDenied = (g: Grammar, token: number): boolean =>
  (g.children[token] ?? []).some((child) => /^(?:not|n't|n’t|never|no)$/i.test(g.forms[child] ?? ""));

/** "Austin met the Defense Secretary" of another state: nobody is named twice as two parties of one verb. */
function isInClause(draft: Draft, candidate: Candidate, { resolved, grammar: g }: Scene): boolean {
  const verb = (g.tokens[candidate.head] as Token).head;
  for (const { candidate: other, drafts } of resolved.values())
    if (
      drafts.includes(draft) &&
      other !== candidate &&
      (g.tokens[other.head] as Token).head === verb &&
      verb >= 0 &&
      baseRelation(g.tokens[other.head] as Token) !== "appos"
    )
      return true;
  return false;
}
