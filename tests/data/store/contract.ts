import { afterEach, beforeEach } from "vitest";
import { testArchive } from "./contract/archive.ts";
import { testArticles } from "./contract/articles.ts";
import { testClaims } from "./contract/claims.ts";
import { testCopies } from "./contract/copies.ts";
import { testEdges } from "./contract/edges.ts";
import { testEntities } from "./contract/entities.ts";
import { testExpansions } from "./contract/expansions.ts";
import { testExploring } from "./contract/exploring.ts";
import { testHostileTexts } from "./contract/hostile.ts";
import { testIdentity } from "./contract/identity.ts";
import { testOrder } from "./contract/order.ts";
import { OpenPlace, type StorePlace } from "./contract/place.ts";
import { testQuestions } from "./contract/questions.ts";
import { testSearch } from "./contract/search.ts";
import { testWriting } from "./contract/writing.ts";

/** What every store does, told on a fresh place for each test. */
export function testStoreContract(makePlace: () => Promise<StorePlace>): void {
  const place = new OpenPlace(makePlace);
  beforeEach(() => place.setUp());
  afterEach(() => place.tearDown());

  testWriting(place);
  testEntities(place);
  testIdentity(place);
  testOrder(place);
  testCopies(place);
  testEdges(place);
  testClaims(place);
  testArticles(place);
  testSearch(place);
  testArchive(place);
  testExploring(place);
  testExpansions(place);
  testQuestions(place);
  testHostileTexts(place);
}
