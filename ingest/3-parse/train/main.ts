import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { readConllu } from "../conllu.ts";
import { type LemmaRules, lemmaBase } from "../lemma.ts";
import { lexeme, type Lexeme } from "../lexeme.ts";
import { type LinearModel, Trainer } from "../linear.ts";
import { bestName, mayFollow, nameFeatures, nameWords, NAME_TAGS } from "../namer.ts";
import { argmax, tagFeatures, tagWords } from "../tagger.ts";
import { apply, bestTransition, parseGreedy, State, stateFeatures } from "../transitions.ts";

const dir = process.argv[process.argv.indexOf("--treebanks") + 1]!;
const outDir = new URL("../../../data/models/", import.meta.url);
const read = (f: string) => readFileSync(`${dir}/${f}`, "utf8");
let seed = 1;
const random = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 4294967296; };
function shuffle<T>(a: T[]): T[] { for (let i = a.length - 1; i > 0; i--) { const j = Math.floor(random() * (i + 1)); [a[i], a[j]] = [a[j]!, a[i]!]; } return a; }

interface Item { forms: string[]; words: Lexeme[]; gold: Int32Array; auto: Int32Array; heads: Int32Array; labels: Int32Array; names: Int32Array }
const tagIndex = new Map<string, number>(), labelIndex = new Map<string, number>();
const tagList: [string, string][] = [];
const lemmaCounts = new Map<string, Map<string, number>>();
function load(file: string, grow: boolean): Item[] {
  return readConllu(read(file)).filter((s) => s.tokens.length > 0).map(({ tokens }) => {
    const n = tokens.length;
    const item: Item = { forms: tokens.map((t) => t.form), words: tokens.map((t) => lexeme(t.form)), gold: new Int32Array(n), auto: new Int32Array(n), heads: new Int32Array(n), labels: new Int32Array(n), names: new Int32Array(n) };
    tokens.forEach((t, i) => {
      const tag = `${t.upos} ${t.xpos}`;
      if (grow && !tagIndex.has(tag)) { tagIndex.set(tag, tagIndex.size); tagList.push([t.upos, t.xpos]); }
      item.gold[i] = tagIndex.get(tag) ?? -1;
      item.heads[i] = t.head === 0 ? n : t.head - 1;
      if (grow && !labelIndex.has(t.deprel)) labelIndex.set(t.deprel, labelIndex.size);
      item.labels[i] = labelIndex.get(t.deprel) ?? -1;
      if (grow) {
        const key = `${lemmaBase(t.form, t.upos)}/${t.xpos}`;
        const m = lemmaCounts.get(key) ?? new Map<string, number>();
        m.set(t.lemma, (m.get(t.lemma) ?? 0) + 1);
        lemmaCounts.set(key, m);
      }
    });
    return item;
  });
}
const t0 = Date.now();
const log = (s: string) => console.log(`${((Date.now() - t0) / 1000).toFixed(0)}s ${s}`);
const train = [...load("ewt-train.conllu", true), ...load("gum-train.conllu", true)];
const dev = load("ewt-dev.conllu", false);
log(`${train.length} sentences, ${tagList.length} tags, ${labelIndex.size} labels`);
const buf = new Int32Array(128);

function trainTagger(items: Item[], epochs: number): LinearModel {
  const trainer = new Trainer(tagList.length);
  const scores = new Float32Array(tagList.length);
  for (let e = 0; e < epochs; e++) for (const item of shuffle([...items])) {
    const tags = new Int32Array(item.words.length);
    for (let i = 0; i < tags.length; i++) {
      const n = tagFeatures(item.words, i, tags, buf);
      trainer.score(buf, n, scores);
      trainer.now++;
      tags[i] = argmax(scores);
      if (tags[i] !== item.gold[i]) trainer.update(buf, n, item.gold[i]!, tags[i]!);
    }
  }
  return trainer.average(2);
}
const upos = (items: Item[]) => { let ok = 0, all = 0; for (const i of items) i.auto.forEach((t, k) => { all++; if (tagList[t]![0] === tagList[i.gold[k]!]?.[0]) ok++; }); return (100 * ok / all).toFixed(2); };
const quick = process.argv.includes("--quick");
const half = [train.filter((_, i) => i % 2 === 0), train.filter((_, i) => i % 2 === 1)];
for (const k of [0, 1]) { const m = trainTagger(half[k]!, 2); for (const i of half[1 - k]!) tagWords(i.words, m, i.auto); }
log(`jackknifed ${upos(train)}`);
const tagger = trainTagger(train, quick ? 3 : 6);
for (const i of dev) tagWords(i.words, tagger, i.auto);
log(`tagger dev ${upos(dev)} rows ${tagger.count}`);

const L = labelIndex.size;
function trainParser(items: Item[], epochs: number): Trainer {
  const trainer = new Trainer(1 + 2 * L);
  const scores = new Float32Array(trainer.classes);
  for (let e = 0; e < epochs; e++) {
    for (const item of shuffle([...items])) {
      const s = new State(item.words.length);
      const n = s.n, gold = item.heads;
      const goldDeps: number[][] = Array.from({ length: n + 1 }, () => []);
      for (let i = 0; i < n; i++) goldDeps[gold[i]!]!.push(i);
      const inStack = new Uint8Array(n + 1);
      inStack[n] = 1;
      while (!s.done) {
        const c = stateFeatures(s, item.words, item.auto, buf);
        trainer.score(buf, c, scores);
        trainer.now++;
        const s0 = s.stack[s.size - 1]!, s1 = s.size > 1 ? s.stack[s.size - 2]! : -1, b0 = s.next;
        const g0 = gold[s0] ?? -2;
        let right = 0;
        for (const d of goldDeps[s0]!) if (d >= b0) right++;
        const costs = [1e9, 1e9, 1e9];
        if (s.canShift()) {
          let k = inStack[gold[b0]!] && gold[b0] !== s0 ? 1 : 0;
          for (const d of goldDeps[b0]!) if (inStack[d]) k++;
          costs[0] = k;
        }
        if (s.canLeft()) costs[1] = right + ((g0 === s1 || (g0 !== n && g0 > b0)) ? 1 : 0) - (g0 === b0 ? 0 : 0) + 0;
        if (s.canRight()) costs[2] = right + (g0 !== n && g0 >= b0 ? 1 : 0);
        const min = Math.min(...costs);
        const guess = bestTransition(s, scores, L);
        let best = -1;
        const consider = (k: number) => { if (best < 0 || scores[k]! > scores[best]!) best = k; };
        if (costs[0] === min) consider(0);
        if (costs[1] === min) { if (g0 === b0) consider(1 + item.labels[s0]!); else for (let k = 1; k <= L; k++) consider(k); }
        if (costs[2] === min) { if (g0 === s1) consider(1 + L + item.labels[s0]!); else for (let k = 1 + L; k <= 2 * L; k++) consider(k); }
        if (guess !== best) {
          const kind = guess === 0 ? 0 : guess <= L ? 1 : 2;
          const zero = costs[kind] === min && (kind === 0 || (kind === 1 ? g0 !== b0 : g0 !== s1));
          if (!zero) trainer.update(buf, c, best, guess);
        }
        const go = e > 0 && random() < 0.9 ? guess : best;
        if (go === 0) inStack[b0] = 1; else inStack[s0] = 0;
        apply(s, go, L);
      }
    }
    log(`parser epoch ${e} rows ${trainer.count}`);
  }
  return trainer;
}
function las(model: LinearModel): string {
  let n = 0, u = 0, l = 0;
  for (const i of dev) { const s = parseGreedy(i.words, i.auto, model); for (let k = 0; k < i.words.length; k++) { n++; if (s.heads[k] === i.heads[k]) { u++; if (s.labels[k] === i.labels[k]) l++; } } }
  return `UAS ${(100 * u / n).toFixed(2)} LAS ${(100 * l / n).toFixed(2)}`;
}
const parserTrainer = trainParser(train, quick ? 2 : 8);
const parser = parserTrainer.average(3);
log(`parser ${las(parser)} rows ${parser.count}`);

// names
const kind = (t: string) => { const k = /PER|politician|person/i.test(t) ? 1 : /LOC|country|location/i.test(t) ? 5 : /ORG|party|organi[sz]ation/i.test(t) ? 3 : 0; return k === 0 ? 0 : t[0] === "B" ? k : k + 1; };
function loadNames(file: string): Item[] {
  return read(file).split(/\n\s*\n/).map((b) => b.split("\n").filter((l) => l && !l.startsWith("#")).map((l) => l.split("\t"))).filter((b) => b.length).map((rows) => {
    const iob = rows.map((r) => (/^\d+$/.test(r[0]!) && r.length > 2 ? { w: r[1]!, t: r[2]! } : { w: r[0]!, t: r[1]! }));
    const n = iob.length;
    return { forms: iob.map((x) => x.w), words: iob.map((x) => lexeme(x.w)), names: Int32Array.from(iob.map((x) => (x.t === "O" ? 0 : kind(x.t)))), gold: new Int32Array(n), auto: new Int32Array(n), heads: new Int32Array(n), labels: new Int32Array(n) };
  });
}
const uner = loadNames("uner-train.iob2"), politics = loadNames("crossner-politics-train.txt");
for (const k of [0, 1]) { const m = trainTagger(half[k]!, 1); for (const i of uner.filter((_, j) => j % 2 !== k)) tagWords(i.words, m, i.auto); }
for (const i of politics) tagWords(i.words, tagger, i.auto);
const nameTrain = [...uner, ...politics, ...politics, ...politics];
const nt = new Trainer(7);
{
  const scores = new Float32Array(7);
  for (let e = 0; e < (quick ? 4 : 8); e++) for (const item of shuffle([...nameTrain])) {
    const y = new Int32Array(item.words.length);
    for (let i = 0; i < y.length; i++) {
      const c = nameFeatures(item.words, item.auto, i, y, buf);
      nt.score(buf, c, scores);
      nt.now++;
      const previous = i > 0 ? y[i - 1]! : 0;
      y[i] = bestName(scores, previous);
      const g = item.names[i]!;
      if (y[i] !== g && mayFollow(previous, g)) nt.update(buf, c, g, y[i]!);
    }
  }
}
const namer = nt.average(2);
for (const file of ["uner-dev.iob2", "crossner-politics-dev.txt"]) {
  let tp = 0, fp = 0, fn = 0;
  const spans = (y: Int32Array) => { const out = new Set<string>(); let open = -1; for (let i = 0; i <= y.length; i++) { const t = y[i] ?? 0; if (open >= 0 && (t === 0 || t % 2 === 1)) { out.add(`${y[open]} ${open} ${i}`); open = -1; } if (t % 2 === 1) open = i; } return out; };
  for (const i of loadNames(file)) { tagWords(i.words, tagger, i.auto); const y = new Int32Array(i.words.length); nameWords(i.words, i.auto, namer, y); const g = spans(i.names), p = spans(y); for (const s of p) g.has(s) ? tp++ : fp++; for (const s of g) if (!p.has(s)) fn++; }
  log(`names ${file} F1 ${(200 * tp / (2 * tp + fp + fn)).toFixed(2)} rows ${namer.count}`);
}

// lemmas: suffix rules by vote, forms that the rules get wrong
const rules = new Map<string, Map<string, Map<string, number>>>();
const best = new Map<string, string>();
for (const [key, m] of lemmaCounts) {
  const slash = key.lastIndexOf("/");
  const form = key.slice(0, slash), tag = key.slice(slash + 1);
  const lemma = [...m].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
  best.set(key, lemma);
  let p = 0;
  while (p < form.length && p < lemma.length && form[p] === lemma[p]) p++;
  const cut = form.length - p, to = lemma.slice(p);
  if (cut > 6 || lemma.includes(">") || form.includes(">")) continue;
  const byTag = rules.get(tag) ?? new Map<string, Map<string, number>>();
  rules.set(tag, byTag);
  for (let k = cut; k <= Math.min(6, form.length - 1); k++) {
    const suffix = form.slice(form.length - k);
    const votes = byTag.get(suffix) ?? new Map<string, number>();
    byTag.set(suffix, votes);
    const out = suffix.slice(0, k - cut) + to;
    votes.set(out, (votes.get(out) ?? 0) + 1);
  }
}
const table: LemmaRules = { forms: {}, rules: {} };
for (const [tag, byTag] of rules) table.rules[tag] = [...byTag].map(([s, v]) => { const [o, c] = [...v].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!; return [s, o, c] as const; }).filter(([s, , c]) => c >= (s.length === 0 ? 1 : 2)).map(([s, o]) => `${s}>${o}`);
const { Lemmatizer } = await import("../lemma.ts");
const lem = new Lemmatizer(table);
for (const [key, lemma] of best) {
  const slash = key.lastIndexOf("/");
  const form = key.slice(0, slash), tag = key.slice(slash + 1);
  if (lem.lemma(form, /^NNP/.test(tag) ? "PROPN" : "X", tag) !== lemma) table.forms[key] = lemma;
}
log(`lemmas ${Object.keys(table.forms).length} forms`);
const save = (name: string, bytes: Uint8Array) => { const z = gzipSync(bytes, { level: 9 }); writeFileSync(new URL(name, outDir), z); log(`${name} ${z.length}`); };
save("tagger.bin.gz", tagger.serialize());
save("parser.bin.gz", parser.serialize());
save("names.bin.gz", namer.serialize());
save("lemmas.json.gz", Buffer.from(JSON.stringify(table)));
writeFileSync(new URL("inventory.json", outDir), JSON.stringify({ tags: tagList, labels: [...labelIndex.keys()] }));
