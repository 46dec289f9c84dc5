import { expect, test } from "vitest";
import { mentionsIn } from "../entities/article.ts";

test.each([
  [
    "titles are joined to their names",
    "Kenyan President William Ruto met Chadian counterpart Mahamat Deby in Nairobi.",
    [
      "Kenyan: adjective actor state:KE",
      "William Ruto: name actor person:william-ruto",
      "Chadian: adjective actor state:TD",
      "Mahamat Deby: name actor person:mahamat-deby",
      "Nairobi: name place place:nairobi",
    ],
  ],
  [
    "a seat of government that acts is its state",
    "The Kremlin rejected the note from Washington.",
    ["Kremlin: metonym actor state:RU", "Washington: metonym actor state:US"],
  ],
  [
    "a body named by its state's adjective is one in every article",
    "South African police arrested a pirate.",
    [
      "South African: adjective actor state:ZA",
      "South African police: nominal actor organization:south-africa-police",
      "pirate: nominal actor person:pirate@",
    ],
  ],
  [
    "a government stands for its state",
    "The Bolivian government refused.",
    ["Bolivian: adjective actor state:BO", "Bolivian government: nominal actor state:BO"],
  ],
  [
    "people of a state are not the state",
    "Israelis and Palestinians met in Oslo.",
    [
      "Israelis: name actor group:israelis",
      "Palestinians: name actor group:palestinians",
      "Oslo: name place place:oslo",
    ],
  ],
  [
    "a ministry belongs to the state beside it",
    "Ukraine's Defense Ministry denied reports.",
    ["Ukraine: name actor state:UA", "Defense Ministry: name actor organization:ukraine-defense-ministry"],
  ],
  [
    "names inside names are no mentions",
    "The UN Security Council voted.",
    ["UN Security Council: name actor organization:un-security-council"],
  ],
  ["an empty 'it' names nobody", "It appears that talks will resume.", []],
  [
    "a road between two is no alliance",
    "The alliance between Norway and Sweden holds.",
    ["Norway: name actor state:NO", "Sweden: name actor state:SE"],
  ],
  ["furniture has no mentions", "Norway agreed.\n\nLeave a Reply", ["Norway: name actor state:NO"]],
])("%s", (_what, text, expected) => {
  expect(mentionsIn(text)).toEqual(expected);
});
