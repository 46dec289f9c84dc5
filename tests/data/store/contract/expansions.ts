import { beforeEach, describe, expect, test } from "vitest";
import type { OpenPlace } from "./place.ts";

const [FRANCE, NIGER, MALI, CHAD] = ["state:france", "state:niger", "state:mali", "state:chad"];
const TRAORE = "person:ibrahim-traore";

export function testExpansions(place: OpenPlace): void {
  describe("the expansions of a view", () => {
    beforeEach(() =>
      place.write(
        "a",
        ["[France] {warned} [Niger] on Monday.", "France WARNED Niger / on 2024-03-25"],
        ["[France] {warned} [Niger] again.", "France WARNED Niger"],
        ["[Niger] {met} [France].", "Niger MET_WITH France"],
        ["[Traoré=person:Ibrahim Traoré] {warned} [France].", "Traoré WARNED France"],
        ["[France] {praised} [Mali] in April.", "France PRAISED Mali / on 2024-04-02"],
        ["[Niger] {met} [Chad].", "Niger MET_WITH Chad"],
      ),
    );

    const shown = async (limit: number, ...expand: string[]) =>
      (await place.store.view({ limit, expand })).nodes.map(({ id }) => id).sort();

    test.each([
      ["all neighbours", `~~~${FRANCE}`, [FRANCE, MALI, NIGER, TRAORE]],
      ["those of a relation", `WARNED~~~${FRANCE}`, [FRANCE, NIGER, TRAORE]],
      ["those of a relation from it", `from-WARNED~~~${FRANCE}`, [FRANCE, NIGER]],
      ["those of a relation to it", `to-WARNED~~~${FRANCE}`, [FRANCE, TRAORE]],
      ["those of a mutual relation, whichever way", `from-MET_WITH~~~${FRANCE}`, [FRANCE, NIGER]],
      ["those of some days", `~2024-04-01~2024-04-30~${FRANCE}`, [FRANCE, MALI]],
      ["nobody where it is not there", "~~~nobody", []],
      ["nobody where it is none", "nonsense", []],
    ])("show %s: %s", async (_, text, expected) => {
      expect(await shown(0, text)).toEqual(expected.toSorted());
    });

    test("stand beside the strongest, and add only who is not among them", async () => {
      expect(await shown(2)).toEqual([FRANCE, NIGER].sort());
      expect(await shown(2, `~~~${NIGER}`)).toEqual([CHAD, FRANCE, NIGER].sort());
    });

    test("bring what they bring whoever else is expanded, so that taking one back takes no more", async () => {
      const [france, niger] = [await shown(2, `~~~${FRANCE}`), await shown(2, `~~~${NIGER}`)];
      expect(await shown(2, `~~~${FRANCE}`, `~~~${NIGER}`)).toEqual(
        [...new Set([...france, ...niger])].sort(),
      );
    });
  });
}
