import { describe, expect, test } from "vitest";
import { contentHash } from "#data/store/content.ts";
import { type Told, written } from "../people.ts";
import type { OpenPlace } from "./place.ts";

const AUSTIN: Told = ["2024-03-26", ["Lloyd Austin", "defense US"]];

export function testIdentity(place: OpenPlace): void {
  const people = async (): Promise<string[]> =>
    (await place.store.graph()).nodes.filter(({ kind }) => kind === "person").map(({ id }) => id);

  describe("a person in several articles", () => {
    test.each<[what: string, told: Told[], people: string[]]>([
      ["full name is one person", [AUSTIN, ["2019-01-01", ["Lloyd Austin"]]], ["person:lloyd-austin"]],
      [
        "surname with the office is the one of that name who holds it",
        [AUSTIN, ["2024-05-02", ["Austin", "defense US"]]],
        ["person:lloyd-austin"],
      ],
      [
        "surname alone is nobody known",
        [AUSTIN, ["2024-03-26", ["Austin"]]],
        ["person:austin@2", "person:lloyd-austin"],
      ],
      [
        "surname with another office is another",
        [AUSTIN, ["2024-03-26", ["Austin", "finance US"]]],
        ["person:austin@2", "person:lloyd-austin"],
      ],
      [
        "surname with the office of another state is another",
        [AUSTIN, ["2024-03-26", ["Austin", "defense GB"]]],
        ["person:austin@2", "person:lloyd-austin"],
      ],
      [
        "surname with the office in another year is another",
        [AUSTIN, ["1984-03-26", ["Austin", "defense US"]]],
        ["person:austin@2", "person:lloyd-austin"],
      ],
      [
        "surname that two holders share is the one who was named before and after",
        [
          ["2010-01-01", ["Kim Jong Il", "head-of-state KP"]],
          ["2011-11-01", ["Kim Jong Il", "head-of-state KP"]],
          ["2012-01-01", ["Kim Jong Un", "head-of-state KP"]],
          ["2010-06-01", ["Kim", "head-of-state KP"]],
          ["2011-12-01", ["Kim", "head-of-state KP"]],
        ],
        ["person:kim-jong-il", "person:kim-jong-un", "person:kim@5"],
      ],
      [
        "surname with an office of no state is the holder of that name in the one state that its article names",
        [
          ["2024-03-26", ["Joe Biden", "head-of-state US"]],
          ["2024-03-27", ["Biden", "head-of-state"], "US"],
        ],
        ["person:joe-biden"],
      ],
      [
        "surname with an office of no state is the holder of that name in the state whose capital its article names",
        [
          ["2024-05-01", ["Shehbaz Sharif", "head-of-government PK"]],
          ["2024-05-02", ["Sharif", "head-of-government", "IN"], "Islamabad"],
        ],
        ["person:shehbaz-sharif"],
      ],
      [
        "surname with an office of no state, in an article that names no state, is nobody known",
        [
          ["2024-03-26", ["Joe Biden", "head-of-state US"]],
          ["2024-03-27", ["Biden", "head-of-state"]],
        ],
        ["person:biden@2", "person:joe-biden"],
      ],
      [
        "surname with an office of no state is nobody of a state that its bearer acts on",
        [
          ["2021-09-10", ["Kim Boo-kyum", "head-of-government KR"]],
          ["2021-09-20", ["Kim", "head-of-government", "KR"]],
        ],
        ["person:kim-boo-kyum", "person:kim@2"],
      ],
      [
        "surname with an office of no state, in the capital of another state, is nobody known",
        [
          ["2021-09-10", ["Kim Boo-kyum", "head-of-government KR"]],
          ["2021-09-11", ["Kim", "head-of-government KR"]],
          ["2021-09-20", ["Kim", "head-of-government", "US"], "Pyongyang"],
        ],
        ["person:kim-boo-kyum", "person:kim@3"],
      ],
      [
        "surname with an office of no state, in an article that names two states, is nobody known",
        [
          ["2024-05-01", ["Shehbaz Sharif", "head-of-government PK"]],
          ["2024-05-02", ["Sharif", "head-of-government"], "PK", "YE"],
        ],
        ["person:sharif@2", "person:shehbaz-sharif"],
      ],
      [
        "surname with an office of no state, in an article that names a place that nobody knows, is nobody known",
        [
          ["2024-05-01", ["Shehbaz Sharif", "head-of-government PK"]],
          ["2024-05-02", ["Sharif", "head-of-government"], "PK", "Nowhereville"],
        ],
        ["person:sharif@2", "person:shehbaz-sharif"],
      ],
      [
        "surname with an office of no state is not of the other state, where another is known to hold it",
        [
          ["2024-05-01", ["Shehbaz Sharif", "head-of-government PK"]],
          ["2024-05-01", ["Narendra Modi", "head-of-government IN"]],
          ["2024-05-02", ["Sharif", "head-of-government"], "PK", "IN"],
          ["2024-05-03", ["Narendra Modi", "head-of-government IN"]],
        ],
        ["person:narendra-modi", "person:shehbaz-sharif"],
      ],
      [
        "surname with an office of no state is not of the other state, to whose holder of it the article gives another name",
        [
          ["2024-05-01", ["Wang Yi", "foreign CN"], ["Sergey Lavrov", "foreign RU"]],
          ["2024-05-02", ["Wang Yi", "foreign CN"], ["Lavrov", "foreign"], "Moscow"],
        ],
        ["person:sergey-lavrov", "person:wang-yi"],
      ],
      [
        "surname with an office of no state is no holder of that first name",
        [
          ["2004-03-01", ["John Howard", "head-of-government AU"]],
          ["2004-05-01", ["John", "head-of-government"], "AU"],
        ],
        ["person:john-howard", "person:john@2"],
      ],
      [
        "surname with an office of no state is the holder whose name begins with it, where articles call that one so",
        [
          ["2023-05-01", ["Wang Yi", "foreign CN"]],
          ["2023-05-02", ["Wang", "foreign CN"]],
          ["2023-05-03", ["Wang", "foreign"], "Beijing"],
        ],
        ["person:wang-yi"],
      ],
      [
        "surname with an office of no state, without a date, is nobody known",
        [
          ["2004-05-01", ["Igor Ivanov", "foreign RU"]],
          [null, ["Ivanov", "foreign"], "RU"],
        ],
        ["person:igor-ivanov", "person:ivanov@2"],
      ],
      [
        "surname with an office of no state is nobody whose day is not known",
        [
          [null, ["Igor Ivanov", "foreign RU"]],
          ["2004-05-01", ["Ivanov", "foreign"], "RU"],
        ],
        ["person:igor-ivanov", "person:ivanov@2"],
      ],
      [
        "surname with an office of no state that many hold is nobody known",
        [
          ["2024-03-26", ["Joe Biden", "adviser US"]],
          ["2024-03-27", ["Biden", "adviser"], "US"],
        ],
        ["person:biden@2", "person:joe-biden"],
      ],
      [
        "former holder is no holder",
        [
          ["2026-03-26", ["Lloyd Austin", "former defense US"]],
          ["2026-03-27", ["Austin", "defense US"]],
        ],
        ["person:austin@2", "person:lloyd-austin"],
      ],
      [
        "surname of a former holder is the former holder of that name",
        [
          ["2026-03-26", ["Lloyd Austin", "former defense US"]],
          ["2026-03-27", ["Austin", "former defense US"]],
        ],
        ["person:lloyd-austin"],
      ],
      [
        "surname with the office, both without a date",
        [
          [null, ["Lloyd Austin", "defense US"]],
          [null, ["Austin", "defense US"]],
        ],
        ["person:lloyd-austin"],
      ],
      [
        "office alone is whoever holds it before and after",
        [
          AUSTIN,
          ["2024-05-26", ["Lloyd Austin", "defense US"]],
          ["2024-04-26", ["the Secretary", "defense US"]],
        ],
        ["person:lloyd-austin"],
      ],
      [
        "office alone within weeks of its holder, who is not named again, is nobody known",
        [AUSTIN, ["2024-03-29", ["the Secretary", "defense US"]]],
        ["person:lloyd-austin", "person:the-secretary@2"],
      ],
      [
        "office alone on the day on which its holder was named last is nobody known",
        [
          ["2025-01-19", ["Joe Biden", "head-of-state US"]],
          ["2025-01-20", ["Joe Biden", "head-of-state US"]],
          ["2025-01-20", ["the President", "head-of-state US"]],
        ],
        ["person:joe-biden", "person:the-president@3"],
      ],
      [
        "office alone on a day on which two are named in it is neither",
        [
          ["2025-01-19", ["Joe Biden", "head-of-state US"]],
          ["2025-01-20", ["Donald Trump", "head-of-state US"]],
          ["2025-01-20", ["the President", "head-of-state US"]],
          ["2025-01-21", ["Joe Biden", "head-of-state US"]],
        ],
        ["person:donald-trump", "person:joe-biden", "person:the-president@3"],
      ],
      [
        "office alone of one who is called its former holder between is nobody known",
        [
          ["2025-01-10", ["Lloyd Austin", "defense US"]],
          ["2025-01-22", ["Lloyd Austin", "former defense US"]],
          ["2025-01-26", ["the Secretary", "defense US"]],
          ["2025-02-10", ["Lloyd Austin", "defense US"]],
        ],
        ["person:lloyd-austin", "person:the-secretary@3"],
      ],
      [
        "office alone of one who is called its former holder by surname between is nobody known",
        [
          ["2025-01-10", ["Lloyd Austin", "defense US"]],
          ["2025-01-22", ["Austin", "former defense US"]],
          ["2025-01-20", ["the Secretary", "defense US"]],
          ["2025-02-10", ["Lloyd Austin", "defense US"]],
        ],
        ["person:austin@2", "person:lloyd-austin", "person:the-secretary@3"],
      ],
      [
        "office alone, with its former holder of another name between, is whoever holds it before and after",
        [
          ["2024-01-10", ["Lloyd Austin", "defense US"]],
          ["2024-01-22", ["Mark Esper", "former defense US"]],
          ["2024-01-26", ["the Secretary", "defense US"]],
          ["2024-02-10", ["Lloyd Austin", "defense US"]],
        ],
        ["person:lloyd-austin", "person:mark-esper"],
      ],
      [
        "office alone while the next holder is known is nobody known",
        [
          ["2025-01-10", ["Joe Biden", "head-of-state US"]],
          ["2025-01-12", ["Donald Trump", "next head-of-state US"]],
          ["2025-01-24", ["the President", "head-of-state US"]],
          ["2025-01-26", ["Joe Biden", "head-of-state US"]],
        ],
        ["person:donald-trump", "person:joe-biden", "person:the-president@3"],
      ],
      [
        "office alone with another surname in that office between is nobody known",
        [
          ["2025-01-10", ["Lloyd Austin", "defense US"]],
          ["2025-01-28", ["Hegseth", "defense US"]],
          ["2025-01-29", ["the Secretary", "defense US"]],
          ["2025-02-10", ["Lloyd Austin", "defense US"]],
        ],
        ["person:hegseth@2", "person:lloyd-austin", "person:the-secretary@3"],
      ],
      [
        "office alone with its holder's surname between is whoever holds it before and after",
        [
          ["2024-01-10", ["Lloyd Austin", "defense US"]],
          ["2024-01-28", ["Austin", "defense US"]],
          ["2024-01-29", ["the Secretary", "defense US"]],
          ["2024-02-10", ["Lloyd Austin", "defense US"]],
        ],
        ["person:lloyd-austin"],
      ],
      [
        "office alone weeks after a change is not its holder before",
        [
          ["2013-01-20", ["Hillary Clinton", "foreign US"]],
          ["2013-02-15", ["the Secretary", "foreign US"]],
          ["2013-02-16", ["Kerry", "foreign US"]],
          ["2013-06-16", ["John Kerry", "foreign US"]],
        ],
        ["person:hillary-clinton", "person:john-kerry", "person:the-secretary@2"],
      ],
      [
        "office alone months after its holder was named last is nobody known",
        [AUSTIN, ["2024-05-26", ["the Secretary", "defense US"]]],
        ["person:lloyd-austin", "person:the-secretary@2"],
      ],
      [
        "office alone between two holders is neither",
        [
          ["2025-01-10", ["Lloyd Austin", "defense US"]],
          ["2025-01-30", ["Pete Hegseth", "defense US"]],
          ["2025-01-15", ["the Secretary", "defense US"]],
        ],
        ["person:lloyd-austin", "person:pete-hegseth", "person:the-secretary@3"],
      ],
      [
        "office alone in another year is another holder",
        [
          AUSTIN,
          ["2024-03-28", ["Lloyd Austin", "defense US"]],
          ["2025-04-01", ["Pete Hegseth", "defense US"]],
          ["2025-04-03", ["Pete Hegseth", "defense US"]],
          ["2024-03-27", ["the Secretary", "defense US"]],
          ["2025-04-02", ["the Secretary", "defense US"]],
        ],
        ["person:lloyd-austin", "person:pete-hegseth"],
      ],
      [
        "office alone without a date is nobody known",
        [AUSTIN, [null, ["the Secretary", "defense US"]]],
        ["person:lloyd-austin", "person:the-secretary@2"],
      ],
      [
        "full name of holders in two states is two people",
        [
          ["2024-01-01", ["Ana Silva", "foreign PT"]],
          ["2024-01-02", ["Ana Silva", "foreign PT"]],
          ["2024-01-01", ["Ana Silva", "finance EC"]],
          ["2024-01-05", ["Silva", "finance EC"]],
          ["2024-01-05", ["Ana Silva"]],
        ],
        ["person:ana-silva", "person:ana-silva@5", "person:ana-silva@state:EC"],
      ],
      [
        "full name that two have, in an article that does not say which, is somebody of that article",
        [
          ["2024-01-05", ["Jose Silva"]],
          ["2024-01-01", ["Jose Silva", "defense BR"]],
          ["2024-01-02", ["Jose Silva", "defense PT"]],
        ],
        ["person:jose-silva", "person:jose-silva@1", "person:jose-silva@state:PT"],
      ],
      [
        "full name with a state that hardly any article gives was misread there",
        [
          ...Array.from({ length: 20 }, (): Told => ["2024-01-01", ["Ana Silva", "foreign PT"]]),
          ["2024-01-01", ["Ana Silva", "finance EC"]],
        ],
        ["person:ana-silva"],
      ],
    ])("%s", async (_what, told, expected) => {
      for (const made of written(told)) await place.store.write(made);
      expect(await people()).toEqual(expected);
    });

    test("has all its names and claims, and an office is no name", async () => {
      for (const made of written([
        AUSTIN,
        ["2024-05-02", ["Austin", "defense US"]],
        ["2024-03-27", ["the Secretary", "defense US"]],
        ["2024-03-28", ["Lloyd Austin", "defense US"]],
      ]))
        await place.store.write(made);
      const found = await place.store.entity("person:lloyd-austin");
      expect(found?.entity).toEqual({
        id: "person:lloyd-austin",
        name: "Lloyd Austin",
        kind: "person",
        aliases: ["Austin"],
        wikidata: null,
        claims: 4,
      });
      expect(found?.claims.map(({ article }) => article.id)).toEqual(["1", "2", "3", "4"]);
      expect(await place.store.entity("person:austin@2")).toBeNull();
      expect((await place.store.search("Austin", 10)).entities.map(({ id }) => id)).toEqual([
        "person:lloyd-austin",
      ]);
    });

    test("is read back as each article was written, and merged as it is kept", async () => {
      const [first, second] = written([AUSTIN, ["2024-05-02", ["Austin", "defense US"]]]);
      await place.store.write(second!);
      await place.store.write(first!);
      const back = await place.store.extraction("2");
      expect(back?.mentions).toEqual(second!.mentions);
      expect(back?.offices).toEqual(second!.offices);
      expect(await place.store.write(back!)).toEqual({ outcome: "unchanged" });
      const merged = await place.store.merged("2");
      expect(merged?.mentions.map(({ entities }) => entities[0])).toContain("person:lloyd-austin");
      expect(merged?.offices.map(({ holder }) => holder)).toEqual(["person:lloyd-austin"]);
      expect(merged?.claims).toEqual(second!.claims);
    });

    test("becomes another again where the article that bore it out is gone", async () => {
      const [first, second] = written([AUSTIN, ["2024-05-02", ["Austin", "defense US"]]]);
      await place.store.write(second!);
      const alone = await contentHash(place.store);
      await place.store.write(first!);
      expect(await people()).toEqual(["person:lloyd-austin"]);
      expect(await place.store.remove("1")).toBe(true);
      expect(await contentHash(place.store)).toEqual(alone);
      await place.store.write(first!);
      await place.store.write(written([["2024-03-26", ["Lloyd Austin", "finance US"]]])[0]!);
      expect(await people()).toEqual(["person:austin@2", "person:lloyd-austin"]);
    });

    test("says what was joined and why, and which offices it holds from when to when", async () => {
      for (const made of written([
        AUSTIN,
        ["2024-05-02", ["Austin", "defense US"]],
        ["2026-01-02", ["Lloyd Austin", "former defense US"]],
      ]))
        await place.store.write(made);
      const found = await place.store.entity("person:lloyd-austin");
      expect(found?.joined).toEqual({
        total: 1,
        rows: [
          {
            called: "Austin",
            because:
              "here “Austin” is “defense” (US), and of those who are called so by their full name at that time one alone has this name",
            article: { id: "2", title: null, outlet: null, publishedAt: "2024-05-02" },
            sentence: {
              index: 0,
              start: 0,
              end: 34,
              role: "body",
              text: "defense Austin warned Niger (2.0).",
            },
          },
        ],
      });
      expect(
        found?.offices.map(({ words, tenure, from, to, articles, sentence, article }) => ({
          held: `${words}: ${tenure}, ${from} to ${to}, ${articles}`,
          by: `${article.id}: ${sentence.text}`,
        })),
      ).toEqual([
        {
          held: "defense: current, 2024-03-26 to 2024-05-02, 2",
          by: "1: defense Lloyd Austin warned Niger (1.0).",
        },
        {
          held: "former defense: former, 2026-01-02 to 2026-01-02, 1",
          by: "3: former defense Lloyd Austin warned Niger (3.0).",
        },
      ]);
    });
  });
}
