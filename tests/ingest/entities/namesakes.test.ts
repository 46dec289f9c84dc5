import { expect, test } from "vitest";
import { markedIn } from "./article.ts";

test.each([
  [
    "of two with one surname, whom the sentence before names in full",
    "Minister Ana Costa spoke in Lisbon. Pedro Costa, a baker, lost his boat. [Costa] wants it back.",
    ["person:pedro-costa"],
  ],
  [
    "of two with one surname, the one of whom the article speaks most",
    "Minister Ana Costa spoke in Lisbon. Costa left at noon. Her brother, Pedro Costa, stayed. The hall was full. [Costa] will return.",
    ["person:ana-costa"],
  ],
  [
    "whom the article is about keeps the surname",
    "President Jonas Berg spoke. Berg praised Norway. Berg left at noon. Then Berg slept. Marit Berg, his wife, stayed. [Berg] will return.",
    ["person:jonas-berg"],
  ],
  [
    "nobody speaks of himself by the surname that he shares",
    "Foreign Minister Ana Costa left. Pedro Costa, a spokesman, said that [Costa] had been clear.",
    ["person:ana-costa"],
  ],
  [
    "a surname of two words",
    "Marine Le Roux called the plan weak. [Le Roux] said nothing more.",
    ["person:marine-le-roux"],
  ],
  [
    "two whose names differ in the middle",
    "[Hyon Il Chol] met Ana Costa. [Hyon Yong Chol] criticized Japan. [Hamid bin Rashid Al Nadi] praised Oman. [Hamid bin Jasim Al Nadi] left.",
    [
      "person:hyon-il-chol",
      "person:hyon-yong-chol",
      "person:hamid-bin-rashid-al-nadi",
      "person:hamid-bin-jasim-al-nadi",
    ],
  ],
  [
    "two whose names differ in the middle, one of whom has a middle name more",
    "[Jose Luis Berg] met Ana Costa. [Jose Antonio Maria Berg] criticized Japan.",
    ["person:jose-luis-berg", "person:jose-antonio-maria-berg"],
  ],
  [
    "one whose middle name is left out",
    "[Ursula Gertrud Berg] met Ana Costa. [Ursula Berg] left.",
    ["person:ursula-gertrud-berg", "person:ursula-gertrud-berg"],
  ],
  [
    "two whose initials differ",
    "Former President [Jonas A. Berg] praised his son. President [Jonas W. Berg] thanked Russia. [Jonas A. Berg] left.",
    ["person:jonas-a-berg", "person:jonas-w-berg", "person:jonas-a-berg"],
  ],
  [
    "a son of his father's name",
    "[Jonas Berg Jr.] met Ana Costa. [Jonas Berg] criticized China. [Berg Jr.] praised Israel.",
    ["person:jonas-berg-jr", "person:jonas-berg", "person:jonas-berg-jr"],
  ],
  [
    "a father is not called by his son's patronymic",
    "Crown Prince Hamid bin Rashid met Ana Costa. King [Rashid] praised Ukraine. [Bin Rashid] thanked Egypt.",
    ["person:rashid@", "person:hamid-bin-rashid"],
  ],
  [
    "a surname without its article, or with another one",
    "Gen. Omar Jalal al-Nadi met Ana Costa. [Nadi] accused Chad. [El-Nadi] left.",
    ["person:omar-jalal-al-nadi", "person:omar-jalal-al-nadi"],
  ],
  [
    "strangers whose names are spelled in two ways from end to end",
    "Iranian official [Mohammad Hossein] praised Russia. Pakistani official [Muhammad Hussain] criticized India.",
    ["person:mohammed-hussein", "person:mohammed-hussein-2@"],
  ],
  [
    "a surname that is a city too, by what stands beside it and what its bearer does",
    "[Austin] criticized Russia on Sunday. [Austin], the U.S. defense secretary, met Ana Costa. The meeting in [Austin] ended.",
    ["person:austin@", "person:austin@", "place:austin"],
  ],
  [
    "a surname before a word in lower case, in a headline",
    "Zelenskiy and [Trump] quarrel\n\nVolodymyr Zelenskiy met Donald Trump.",
    ["person:donald-trump"],
  ],
  [
    "a surname between commas after the office",
    "Russia's foreign minister, [Lavrov], criticized Norway.",
    ["person:lavrov@"],
  ],
  [
    "a surname that is spelled otherwise than in the full name",
    "President Danylo Kovalskyy spoke. [Kovalsky] said nothing more.",
    ["person:danylo-kovalsky"],
  ],
  [
    "the president is rather the one who acted last than the one who was met",
    "Kenya's president, Ada Okello, welcomed President Jonas Berg on Friday. The [president] praised the deal.",
    ["person:ada-okello"],
  ],
  [
    "a president, and the president of another country, are nobody who was named",
    "President Jonas Berg spoke on Monday. He said the [president] of that country was weak. It was the first trial of a [President] in years.",
    [expect.not.stringContaining("berg"), expect.not.stringContaining("berg")],
  ],
  [
    "a former president is not the president",
    "President Jonas Berg met Ada Okello, the former Kenyan president. The [former president] praised him. The [president] smiled.",
    ["person:ada-okello", "person:jonas-berg"],
  ],
  [
    "nobody in office is the former one",
    "Kenyan President Ada Okello spoke. She said the [former president] was wrong.",
    [expect.not.stringContaining("okello")],
  ],
  [
    "a state's leader is its president",
    "Lithuanian President Rimas Kazlauskas met Polish President Marek Nowak. The [Lithuanian leader] smiled.",
    ["person:rimas-kazlauskas"],
  ],
  [
    "those who stand in the same clause are not among them",
    "Polish President Marek Nowak and Lithuanian President Rimas Kazlauskas arrived. President Ada Okello thanked the [two leaders].",
    ["person:marek-nowak+person:rimas-kazlauskas"],
  ],
  [
    "a counterpart holds the office of whoever the sentence named",
    "Foreign Minister Ana Costa left Lisbon. Peru's defense minister, Luis Rojas, met his Chilean counterpart, Eva Vidal, in Arica. Both [ministers] wanted peace.",
    ["person:luis-rojas+person:eva-vidal"],
  ],
  [
    "an apposition behind two names belongs to the last",
    "Ana Costa and Jonas Berg, [secretary of state], agreed on Monday.",
    ["person:jonas-berg"],
  ],
  [
    "a relative's possessor is not the relative",
    "Marine Duval spoke. Jean Duval, [her] father, said nothing.",
    ["person:marine-duval"],
  ],
  [
    "somebody's relatives are a person's, though a city has the name",
    "Mirja Paris, a Finnish nurse, left the ship. [Paris]'s father stayed on board.",
    ["person:mirja-paris"],
  ],
  [
    "an administration that is called by a name is no state's before it",
    "The Soviet Union fell. The [Bush administration] stayed calm.",
    [expect.not.stringContaining("state:")],
  ],
  [
    "Congress is that of the state which the article speaks of",
    "Peru's foreign minister, Ana Costa, spoke to [Congress] on Tuesday.",
    [expect.not.stringContaining("us-congress")],
  ],
  [
    "Congress is that of the United States where the article speaks of them",
    "US Secretary of State Dana Whitfield spoke to [Congress] on Tuesday.",
    ["organization:us-congress"],
  ],
  [
    "this city is the city that was named",
    "The ministers met in Bergen. They like this [city].",
    ["place:bergen"],
  ],
  [
    "what a body is called by stands before its of",
    "The University of Lund sued Norway on Monday. The [university] wants its money back.",
    ["organization:university-of-lund"],
  ],
])("%s: %s", (_what, marked, expected) => {
  expect(markedIn(marked)).toEqual(expected);
});
