import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate } from "#ingest/4-mentions/candidate.ts";
import { baseRelation, type Grammar, lemmaOf } from "#ingest/4-mentions/grammar.ts";
import { Descriptions } from "./descriptions.ts";
import { Discourse, type Recent } from "./discourse.ts";
import type { Draft, Drafts } from "./draft.ts";
import type { Offices } from "./offices.ts";
import type { Chooser } from "./pronouns.ts";
import { Speakers } from "./speakers.ts";
import { type By, isNaming, roleOf, type Scene, type Working } from "./working.ts";

/** Resolves what needs the text before it: offices and descriptions without a name, collectives, pronouns; one sentence after the other. */
export class ContextResolver {
  readonly #discourse = new Discourse();
  readonly #descriptions: Descriptions;
  readonly #speakers: Speakers;
  readonly #choose: Chooser;

  constructor(drafts: Drafts, offices: Offices, text: string, scenes: readonly Scene[], choose: Chooser) {
    this.#choose = choose;
    this.#speakers = new Speakers(scenes);
    this.#descriptions = new Descriptions(drafts, offices, this.#discourse, text);
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
    const subject = roleOf(g, candidate.head) === "subject";
    for (const draft of drafts) {
      draft.mentions++;
      draft.lastSentence = index;
      if (subject) draft.lastSubject = index;
    }
    // the second name of an address ("Aleppo, Syria") is nobody's antecedent
    const apposed = baseRelation(g.tokens[candidate.head] as Token) === "appos";
    if (form === "name" && reading === "place" && drafts[0]?.kind === "place" && apposed) return;
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
    if (isNaming(candidate, "office")) return this.#descriptions.office(candidate, scene);
    if (isNaming(candidate, "noun")) return this.#descriptions.noun(candidate, scene);
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
    if (antecedent && antecedent.drafts.length > 0) {
      this.#learnGender(candidate, antecedent, index);
      return form(antecedent.drafts);
    }
    return antecedent === null ? this.#ahead(candidate, scene, form) : null;
  }

  /** "Akin said that she": where nobody else may be meant, the pronoun tells what a given name did not. */
  #learnGender({ naming, head }: By<"pronoun">, { drafts: [one] }: Recent, sentence: number): void {
    if (one?.kind !== "person" || one.gender !== "u" || naming.gender === "n" || naming.plural) return;
    const others = this.#discourse
      .before(sentence, head)
      .some(
        ({ drafts, sentence: there }) =>
          sentence - there < 2 &&
          drafts.some(
            (other) =>
              other !== one &&
              other.kind === "person" &&
              (other.gender === "u" || other.gender === naming.gender),
          ),
      );
    if (!others) one.gender = naming.gender;
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
}

/** Where the "and" stands right before a mention with its titles: "X and Prime Minister Y"; -1 for none. */
function beforeAnd(g: Grammar, { firstToken, naming }: Candidate): number {
  const titles = naming.by === "name" ? naming.titles : [];
  let first = Math.min(firstToken, ...titles.flatMap(({ first: at, of }) => [at, of?.first ?? at]));
  while (first > 0 && /^(?:DET|ADJ)$/.test(g.tokens[first - 1]?.upos ?? "")) first--;
  return /^(?:and|&)$/i.test(g.forms[first - 1] ?? "") ? first - 1 : -1;
}
