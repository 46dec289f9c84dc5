import { expect, test } from "vitest";
import { markedIn } from "./article.ts";

test.each<[text: string, entity: string]>([
  ["[Georgia] criticized Russia on Monday.", "state:GE"],
  ["Voters in [Georgia] and Arizona rejected the plan of France.", "place:georgia"],
  ["[Georgia]\u2019s governor, Ana Cole, criticized China.", "place:georgia"],
  ["The [Georgia] secretary of state, Ana Cole, accused Russia of meddling.", "place:georgia"],
  ["Ana Cole, the governor of Georgia, met the French envoy. She left [Georgia] on Monday.", "place:georgia"],
  ["Georgia thanked Florida and Arizona. [Georgia] held elections; Tbilisi was quiet.", "state:GE"],
  ["[Georgia] thanked Florida and Arizona after the Georgian elections.", "state:GE"],
  ["The president of [Georgia] met the governor of Arizona. Both spoke.", "state:GE"],
])("of a state and a region of one name the one that the article speaks of is meant: %s", (text, entity) => {
  expect(markedIn(text)).toEqual([entity]);
});
