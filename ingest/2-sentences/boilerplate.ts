/**
 * Lines that belong to the page, not to the article. A further one is one further line here; each must cover the whole
 * sentence, so that a report about "advertisement" stays a report.
 */
const WHOLE = [
  "leave a (?:reply|comment)(?: below)?",
  "(?:cancel|submit|post) (?:reply|comment)s?",
  "(?:\\d+ )?comments?(?: (?:off|closed|are closed))?",
  "(?:post|write|add|view|show|hide|join) (?:a |the |all )?(?:comments?|conversation)",
  "(?:name|e-?mail|website)\\s*\\*?",
  "your e-?mail address will not be published",
  "required fields are marked.{0,5}",
  "save my name, e-?mail.{0,80}",
  "(?:advertisement|advertising|ad|sponsored|promoted)(?: content)?",
  "(?:story |article )?continues? (?:below|after)(?: (?:this |the )?(?:advertisement|ad))?",
  "scroll (?:down )?(?:to|for) (?:continue|more).{0,40}",
  "(?:read|see|learn|show|load|view)(?: more| also| next| full (?:story|article)|on)(?: (?:stories|articles|news|here|about this))?",
  "(?:also|more|what to) (?:read|from|on|about|like)(?: this)?(?: (?:story|topic|author))?",
  "(?:related|recommended|see also|also see|read (?:more|also|next)|also read|watch|listen):.{1,200}",
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
  "\\d+ (?:min(?:ute)?s?) read",
].map((pattern) => pattern.replaceAll(" ", "\\s+"));

const BOILERPLATE = new RegExp(`^\\W*(?:${WHOLE.join("|")})\\W*$`, "iu");
const LONGEST = 260;

/** Is this sentence a line of the page's furniture? */
export function isBoilerplate(sentence: string): boolean {
  return sentence.length <= LONGEST && BOILERPLATE.test(sentence);
}
