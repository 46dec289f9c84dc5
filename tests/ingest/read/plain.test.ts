import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readSource } from "#ingest/1-read/document.ts";
import { readMarkdown } from "#ingest/1-read/text/markdown.ts";
import type { Article } from "#schema/article.ts";
import { article } from "#tests/builders.ts";
import { LIMIT, ownFolder } from "./folder.ts";

const { put } = ownFolder();

/** What is in the files, in this process. */
function read(files: string[]): Promise<{ article: Article }[]> {
  return Promise.all(files.map(async (file) => ({ article: (await readSource({ file })) as Article })));
}

describe("a .txt file", () => {
  test("is one article with its first line as title and the hash of its text as id", async () => {
    const text = "France recalls envoy\n\nFrance recalled its envoy.\n";
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
    const [one] = await read([await put("one.txt", text)]);
    expect(one).toMatchObject({
      article: article(`sha256:${hash}`, text, { title: "France recalls envoy" }),
    });
  });

  test("has the same id under any name", async () => {
    const [one, two] = await read([await put("one.txt", "France."), await put("two.TXT", "France.")]);
    expect(one!.article.id).toBe(two!.article.id);
  });

  test.each([
    ["\n\n  France recalls envoy \r\nMore.", "France recalls envoy"],
    ["One line only.", "One line only."],
  ])("%j has the title %j", async (text, title) => {
    expect(await read([await put("one.txt", text)])).toMatchObject([{ article: { title } }]);
  });

  const body = "Germany summoned the envoy of China on Wednesday, a spokesman said in Berlin.";

  test.each<[head: string, known: Partial<Article>]>([
    ["By Anna Klein\nMay 8, 2024", { title: null, byline: "Anna Klein", publishedAt: "2024-05-08" }],
    ["May 8, 2024\nBy Anna Klein\n\nBerlin summons envoy", { title: "Berlin summons envoy" }],
    ["By Anna Klein\n\nGermany spoke on\nMonday.", { title: null }],
    ["By Anna Klein\n\n“We will not go.”", { title: null }],
    [
      "Outlet: The Daily Star\nDate: May 8, 2024",
      { title: null, outlet: "The Daily Star", publishedAt: "2024-05-08" },
    ],
    [
      "Title: Berlin summons envoy\nSource: The Example\nAuthor: By Anna Klein\nDATE: 2024-05-08T09:00Z\nURL: https://news.example.org/1",
      {
        title: "Berlin summons envoy",
        outlet: "The Example",
        byline: "Anna Klein",
        publishedAt: "2024-05-08T09:00Z",
        url: "https://news.example.org/1",
      },
    ],
    [
      "Newspaper: The Example\n\nBerlin summons envoy",
      { title: "Berlin summons envoy", outlet: "The Example" },
    ],
    [
      "Berlin summons envoy\nSource: The Example\nDate: 8 May 2024",
      { title: "Berlin summons envoy", outlet: "The Example", publishedAt: "2024-05-08" },
    ],
    ["Source: Iran struck base", { title: "Source: Iran struck base", outlet: null }],
    ["Berlin summons envoy\nSource: Iran struck base", { title: "Berlin summons envoy", outlet: null }],
  ])("that begins with %j is known by it, and keeps it", async (head, known) => {
    const text = `${head}\n\n${body}\n`;
    expect(await read([await put("one.txt", text)])).toMatchObject([{ article: { text, ...known } }]);
  });

  test.each([
    ["KYIV, November 20, 2023 - Russia spoke.", "2023-11-20"],
    ["LONDON, March 3 2024 (Agency) — Britain spoke.", "2024-03-03"],
    ["PORT-AU-PRINCE, Haiti (Agency), 3 March 2024 -- Haiti spoke.", "2024-03-03"],
    ["KYIV, November 20 - Russia spoke.", null],
    ["PARIS (Agency) — On November 13, 2015 - France mourned.", null],
    ["Paris, November 13, 2015 — the night when France mourned.", null],
    ["By Anna Klein\n21 November 2023\n\nKYIV, November 20, 2023 - Russia spoke.", "2023-11-21"],
  ])("tells its day by the dateline of %j: %s", async (text, publishedAt) => {
    const titled = `Berlin summons envoy\n\n${text}\n`;
    expect(await read([await put("one.txt", titled)])).toMatchObject([{ article: { publishedAt } }]);
  });

  test("keeps its text as it is, but for a byte order mark", async () => {
    const text = "Título\r\n\r\n\tÉl dijo: “sí” 🕊️\u2028fin  \n\n";
    expect(await read([await put("one.txt", `\uFEFF${text}`)])).toMatchObject([
      { article: { text, title: "Título" } },
    ]);
  });

  test.each([
    ["UTF-16 with a mark", Buffer.from("\uFEFFFrance “spoke”.", "utf16le")],
    ["UTF-16 of the other order", Buffer.from("\uFEFFFrance “spoke”.", "utf16le").swap16()],
    ["UTF-16 without a mark", Buffer.from("France “spoke”.", "utf16le")],
    ["UTF-8", Buffer.from("France “spoke”.")],
    ["Windows-1252", Buffer.from(`France \x93spoke\x94.`.padEnd(40), "latin1")],
  ])("is decoded from %s", async (_, bytes) => {
    const [one] = await read([await put("one.txt", bytes)]);
    expect(one!.article.text.trimEnd()).toBe("France “spoke”.");
  });

  test("in UTF-8 with a broken character keeps the others", async () => {
    const bytes = Buffer.concat([Buffer.from("“France” "), Buffer.from([0xe9]), Buffer.from(" spoke.")]);
    expect(await read([await put("one.txt", bytes)])).toMatchObject([
      { article: { text: "“France” \uFFFD spoke." } },
    ]);
  });

  test.each([
    ["By Ana Silva and Li Wei", "26 March 2024", "Ana Silva and Li Wei", "2024-03-26"],
    [
      "BY ANA SILVA, Foreign Desk",
      "Published: Tuesday, March 26, 2024 09:30 GMT",
      "ANA SILVA, Foreign Desk",
      "2024-03-26",
    ],
    ["By Ana Silva, March 26, 2024", "Niger", "Ana Silva", "2024-03-26"],
    ["By Monday the talks had failed.", "In 2024-03-26 there was nothing", null, null],
    ["By train to Kyiv", "March 2024", null, null],
  ])("knows who wrote it and when by %j and %j", async (byline, day, name, publishedAt) => {
    const text = `France recalls envoy\n\n${byline}\n${day}\n\nFrance recalled its envoy.\n`;
    expect(await read([await put("one.txt", text)])).toMatchObject([
      { article: { text, byline: name, publishedAt } },
    ]);
  });

  test.each([
    [
      "French",
      "Le député a parlé de la situation au Mali, où les soldats français ont quitté la base du nord du pays après neuf ans. Le président malien a remercié la Russie.",
    ],
    [
      "German",
      "Der Bundeskanzler hat am Montag in Berlin den Präsidenten der Ukraine empfangen und ihm weitere Hilfe zugesagt, sagte ein Sprecher.",
    ],
    [
      "Dutch",
      "De minister van Buitenlandse Zaken zei maandag dat Nederland over een week wapens of geld naar Polen wil sturen, over de grens, voor de mensen van het land.",
    ],
    [
      "Swedish",
      "Udenrigsministeren sagde onsdag, at Danmark for første gang har våben for over en milliard til Polen, og at det er for tidligt at sige, hvornår de er fremme i byen.",
    ],
    [
      "Malay",
      "Menteri Luar Malaysia berkata pada Isnin bahawa kerajaan mengutuk serangan terhadap orang awam. Beliau berkata Malaysia akan terus menyokong rakyat Palestin dan meminta masyarakat antarabangsa bertindak segera untuk menghentikan peperangan itu. Perdana Menteri pula akan bertemu pemimpin Indonesia di Jakarta minggu ini untuk membincangkan perkara tersebut bersama negara lain.",
    ],
    ["French", "Le ministre français a rencontré son homologue allemand à Paris."],
    ["Spanish", "El ministro de Exteriores se reunió con su homólogo en Madrid."],
    ["Polish", "Minister spraw zagranicznych nie spotkał się z ambasadorem."],
    ["Russian", "Министр иностранных дел встретился с послом и передал ему ноту."],
    ["Chinese", "外交部长会见了大使，并向他递交了一份照会。"],
    ["Arabic", "التقى وزير الخارجية بالسفير وسلمه مذكرة احتجاج رسمية."],
  ])("in %s says so and is skipped", async (language, text) => {
    await expect(put("one.txt", text).then((file) => read([file]))).rejects.toThrow(
      new RegExp(`^the text is .*${language}.*, not English: `),
    );
  });

  test("in a language without an English name is skipped without its code", () => {
    const written = Buffer.from("---\nlang: qaa\n---\nMacron Zelensky Paris.\n");
    expect(() => readMarkdown(written)).toThrow("the text is in another language, not English");
  });

  test.each([
    "Sudan criticized Kenya on Monday near border post 7. Kenya criticized Sudan on Monday near border post 8. ".repeat(
      8,
    ),
    "Macron meets Zelensky in Paris.",
    "Marine Le Pen meets Ursula von der Leyen in La Paz.",
    "Présidente Ségolène Royal déplore à São Tomé.",
    "The “Rassemblement national” of Marine Le Pen, the “Parti socialiste” and “La République en marche” of Emmanuel Macron will not govern with “La France insoumise”.",
  ])("%j is taken for English", async (text) => {
    expect(await read([await put("one.txt", text)])).toMatchObject([{ article: { language: "en" } }]);
  });

  test("may have exactly 5 MB", async () => {
    const [one] = await read([await put("one.txt", "x".repeat(LIMIT))]);
    expect(one).toHaveProperty("article");
  });

  test.each<[name: string, content: string | Uint8Array, problem: RegExp]>([
    ["empty.txt", "", /there is no text in it/],
    ["blank.txt", " \n\t\r\n", /there is no text in it/],
    ["mark.txt", "\uFEFF", /there is no text in it/],
    ["nul.txt", "France\0spoke", /binary, not text \(byte 6 is the control character 0\)/],
    ["bell.txt", "France\x07", /binary/],
    ["picture.txt", Buffer.from("89504e470d0a1a0a0000000d", "hex"), /binary/],
    [
      "russian.txt",
      Buffer.from("f0eef1f1e8ff20f3e5f5e0ebe0", "hex"),
      /its encoding cannot be told: save it as UTF-8/,
    ],
    ["cut.txt", Buffer.from("é").subarray(0, 1), /its encoding cannot be told/],
    ["surrogate.txt", Buffer.from("eda080", "hex"), /its encoding cannot be told/],
    ["large.txt", "x".repeat(LIMIT + 1), /5 MB at most/],
    ["old.txt", Buffer.from("d0cf11e0a1b11ae1", "hex"), /an old Word file \(\.doc\)/],
    ["rich.txt", "{\\rtf1 France}", /an RTF file/],
    ["article", "France", /does not end in \.txt, \.md, \.html, \.pdf, \.docx, \.xml \(a feed\) or \.jsonl/],
    ["article.csv", "France", /does not end in \.txt/],
  ])("%s is refused in one sentence", async (name, content, problem) => {
    await expect(put(name, content).then((file) => read([file]))).rejects.toThrow(problem);
  });
});
