/**
 * Words that end in a full stop without ending a sentence. Lower case, without the final stop.
 * A further abbreviation is one further word here.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** What stands before a name or a number: the stop after it never ends a sentence. */
export const BEFORE_NAMES = words(`
  mr mrs ms mx messrs mme mlle dr prof rev fr hon sr sra st ste mt ft pres gov govs lt col maj gen capt cpt cmdr cdr
  adm sgt pvt cpl brig sec sen sens rep reps del supt insp det amb atty ald asst dep dir min chmn
  no nos vol fig figs pp art arts cf vs v viz e.g i.e eg ie ca approx incl esp attn
  lt.gen maj.gen brig.gen rear.adm`);

/** What may stand inside a sentence or at its end: the next word decides. */
export const ANYWHERE = words(`
  inc ltd co cos corp bros llc plc gmbh jr sr esq ph.d m.d d.d.s b.a m.a b.sc m.sc ll.b ll.m
  u.s u.k u.n u.a.e e.u u.s.a u.s.s.r d.c l.a n.y n.j p.m a.m p.s a.d b.c a.k.a etc al et est dept univ assn ave blvd rd bldg
  jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
  ala ariz ark calif colo conn fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex
  vt va wash wis wyo que ont alta
  ft lb lbs oz hr hrs min sec yr yrs km cm mm tel ext fax ed eds trans p m b d c`);

/** Capitalized words that begin a sentence far more often than they begin a name. */
export const STARTERS = words(`
  the a an this that these those there here it its he she they we i you his her their our my your who what when where why how
  which in on at for from by with without under over after before during since until while as if though although because but and or
  so yet however moreover meanwhile then now also still even both all some many most more no not one two three several another such
  each every any either neither once despite according to among between through asked earlier later last next instead indeed
  that's it's he's she's they're we're i'm i've we've don't thus therefore nevertheless`);
