/** Nouns that stand for those whom they count or lead. */
export const TRANSPARENT = new Set(
  (
    "number group majority minority dozen hundred thousand lot team rest part member leader bulk half series handful score ten million " +
    "pair couple host variety range type kind sort wave bunch crowd some many most several one two three four five all each none"
  ).split(" "),
);

/** What happens or is felt says nothing; people, their works and their bodies may. */
const HAPPENS =
  /(?:tion|sion|ment|ness|(?<!^c|commun|univers|author|char|celebr|secur|facil|ent|minor|major)ity|ism|ance|ence|ing)$|^(?:talk|visit|attack|debate|war|crisis|trip|move|deal|event|summit|vote|race|fight|strike|need|urgency|loss|death|change|result|success|failure|effort|fact|issue|problem|idea|way|thing|time|year|day)$/;
export const maySpeak = (lemma: string): boolean => SPEAKING_THINGS.has(lemma) || !HAPPENS.test(lemma);

/** Nouns like those that happen, which yet are said to say something. */
const SPEAKING_THINGS = new Set(
  (
    "report study poll survey statement letter document paper article memo memorandum resolution text video ad advertisement spot book story " +
    "data figure record filing lawsuit complaint indictment law bill rule order treaty agreement constitution plan editorial headline post tweet " +
    "site website page email message speech testimony transcript review analysis assessment census statistic number evidence chart map " +
    "newspaper magazine column blog release communique verdict ruling opinion audit caption sign banner slogan research source"
  ).split(" "),
);

/** Things that belong to a state and yet are not the state at work. */
export const INERT =
  /^(?:economy|currency|market|stock|share|export|import|growth|inflation|industry|weather|coast|coastline|landscape|language|cuisine|tourism|population|soil|sea|mountain|volcano|river|storm)s?$/;

/** What somebody has with another, who owns it as much: "rejected talks with X". */
export const MUTUAL =
  /^(?:talks?|negotiations?|dialogue|discussions?|consultations?|meeting|summit|cooperation|collaboration|partnership|alliance|relations?|relationship|ties?|links?|contacts?|agreement|deal|accord|pact|treaty|truce|ceasefire|cease-fire|compromise|peace|reconciliation|coalition|trade|contract|war|conflict|dispute)$/;

/** What somebody says of what stands behind "of". */
export const JUDGMENT = /^(?:condemnation|criticism|denunciation|praise|rejection)$/;

/** What somebody is about to do, as against what he may, must or can do. */
export const AIMS = /^(?:aim|ambition|desire|intent|intention|plan|wish)$/;

/** What tells of something that may not be so. */
export const REPORTS = /^(?:report|claim|allegation|rumou?r|accusation|suggestion|assertion|charge)$/;

/** What bears out that something is so. */
export const PROOF = /^(?:evidence|proof|sign|indication|truth|confirmation)$/;
