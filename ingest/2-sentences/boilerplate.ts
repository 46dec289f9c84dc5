/** Lines that are set between any two lines of an article, also in the middle of a sentence. */
const BETWEEN = [
  "(?:advertisements?|advertising|advert|ad|sponsored|promoted)(?: (?:content|message|post|break|feature))?",
  "(?:story |article )?continues? (?:reading )?(?:below|after)(?: (?:this |the )?(?:advertisement|advert|ad))?",
  "(?:skip|after|end of|close) (?:the )?(?:advertisement|advert|ad|promotion|newsletter promotion)",
  "scroll (?:down )?(?:to|for) (?:continue|more).{0,40}",
];

/**
 * Lines that belong to the page, not to the article. A further one is one further line here; each must cover the whole
 * sentence, so that a report about "advertisement" stays a report.
 */
const WHOLE = [
  ...BETWEEN,
  "leave a (?:reply|comment)(?: below)?",
  "(?:cancel|submit|post) (?:reply|comment)s?",
  "(?:\\d+ )?comments?(?: (?:off|closed|are closed))?",
  "(?:post|write|add|view|show|hide|join) (?:a |the |all )?(?:comments?|conversation)",
  "(?:name|e-?mail|website)\\s*\\*?",
  "your e-?mail address will not be published",
  "required fields are marked.{0,5}",
  "save my name, e-?mail.{0,80}",
  "(?:read|see|learn|show|load|view)(?: more| also| next| full (?:story|article)|on)(?: (?:stories|articles|news|here|about this))?",
  "(?:also|more|what to) (?:read|from|on|about|like)(?: this)?(?: (?:story|topic|author))?",
  // where it leads stands behind a colon, a bar, an arrow or a dash that stands free; a long sentence behind it may be the article's
  "(?:related|recommended|see also|also see|read (?:more|also|next|on)|also read|watch(?: now| live)?|listen(?: now)?|don['’]t miss|must[ -]read|in (?:pictures|photos|video)|more (?:on|from) .{1,40}?)(?:\\s*[:|»›>•→]| [–—-](?= ))(?!.{120,}\\.\\W*$).{1,200}",
  "(?:read|see|learn|find out|discover) more (?:about|on|from|in|at|here|of our)\\b.{0,160}",
  "share(?: (?:this|on|via|with))?(?: (?:article|story|post|page|facebook|twitter|x|linkedin|whatsapp|e-?mail|friends))*(?: and (?:twitter|x|facebook))?",
  "(?:tweet|print|pin it|copy link|save|bookmark|e-?mail)(?: (?:this|article|story|page))*",
  "(?:related|recommended|trending|popular|more|top|latest|similar|featured|most read|most popular|editors?['’]? picks?)(?: (?:articles?|stories|news|posts?|topics?|content|coverage|reading|links?|videos?|now|for you|today|reports?))*",
  "you (?:may|might) (?:also )?(?:like|be interested in)(?: this)?",
  "(?:all|some) rights reserved",
  "(?:copyright|©|\\(c\\)).{0,120}",
  ".{0,60}(?:copyright |© ?)(?:\\(c\\) )?\\d{4}.{0,80}",
  ".{0,60}\\ball rights reserved",
  "(?:this material )?may not be (?:published|reproduced).{0,80}",
  "(?:sign|log) (?:up|in|out)(?: (?:to|for|now|here|with)\\b.{0,80})?",
  "(?:subscribe|register)(?: (?:to|for|now|here|today)\\b.{0,80})?",
  "(?:get|receive) .{0,40}(?:newsletter|inbox|alerts?)\\b.{0,40}",
  "follow (?:us|him|her|me|@\\w+|\\p{Lu}\\S+ \\p{Lu}\\S+)(?: on .{0,60})?",
  "(?:click|tap) here.{0,60}",
  "(?:enlarge|view|open|close) (?:this )?(?:image|photo|gallery)?(?: in new (?:tab|window))?(?: toggle caption.{0,120})?",
  "(?:photo|image|picture|video|file photo)(?: (?:credit|by|via|courtesy|gallery)(?::.{0,120})?)?",
  "(?:tags?|topics?|categories|category|filed under|posted in|source|sources)\\s*:.{0,160}",
  "(?:previous|next)(?: (?:article|story|post|page))?",
  "(?:back to top|skip to (?:main )?content|home|menu|search|loading|play|pause|mute)",
  "(?:listen|watch)(?: (?:to|live|now|below|this))*(?: (?:article|story|video))?",
  "(?:privacy policy|terms of (?:use|service)|cookie policy|contact us|about us|about the author|disclaimer)",
  "we use cookies.{0,200}",
  "(?:this (?:article|story|post)|a version of this article) (?:was |is |has been |first |originally |also )*(?:published|appeared|posted|updated)\\b.{0,120}",
  "(?:last )?updated(?: (?:on|at))?:? .{0,40}\\d.{0,20}",
  "\\d+[ -](?:min(?:ute)?s?)[ -](?:read|listen)",
  "(?:additional )?(?:reporting|writing) by .{1,120}; ?(?:additional |writing |reporting |editing ).{1,120}",
  "our standards: .{1,80}",
  "(?:purchase|acquire|buy) licensing rights.{0,60}",
  "download (?:the|our) .{0,40}\\bapp\\b.{0,60}",
  "join (?:us on|our) .{0,60}\\b(?:channels?|telegram|whatsapp|newsletter|group|community)\\b.{0,60}",
];

const whole = (patterns: readonly string[]) =>
  new RegExp(`^\\W*(?:${patterns.map((pattern) => pattern.replaceAll(" ", "\\s+")).join("|")})\\W*$`, "iu");
const [BOILERPLATE, INTERRUPTION] = [whole(WHOLE), whole(BETWEEN)];
/** In capitals the words that lead on need no mark behind them. */
const IN_CAPITALS =
  /^\W*(?:READ MORE|ALSO READ|READ ALSO|SEE ALSO|RELATED(?: (?:STORY|STORIES|ARTICLES?))?|RECOMMENDED|DON['’]T MISS|WATCH(?: NOW| LIVE)?)\s+(?=\p{L}*\p{Ll}).{1,200}$/u;
/** “Read more about us,” she said: what somebody is quoted as saying belongs to the article. */
const QUOTED = /^\W*["“”‘«]/u;
const LONGEST = 260;

/** Is this sentence a line of the page's furniture? */
export function isBoilerplate(sentence: string): boolean {
  return (
    sentence.length <= LONGEST &&
    !QUOTED.test(sentence) &&
    (BOILERPLATE.test(sentence) || IN_CAPITALS.test(sentence))
  );
}

/** Is this line one that interrupts the article wherever it stands ("ADVERTISEMENT")? */
export function isInterruption(line: string): boolean {
  return /^\W*[\p{Lu}]/u.test(line) && line.length <= LONGEST && INTERRUPTION.test(line);
}
