import { expect, test } from "vitest";
import { readGazetteer } from "#data/gazetteer/read.ts";
import { oneSpelling } from "#ingest/5-entities/spelling.ts";

const gazetteer = readGazetteer();
const spelled = (name: string) => oneSpelling(name.split(" "), gazetteer);

test.each([
  ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Volodymyr Zelenskyi"],
  ["Sergei Shoigu", "Sergey Shoigu"],
  ["Ilham Aliyev", "Ilham Aliev"],
  ["Mehriban Aliyeva", "Mehriban Alieva"],
  ["Viktor Yanukovich", "Viktor Yanukovych"],
  ["Abdel Fattah el-Sisi", "Abdul Fattah al-Sisi", "Abdel-Fattah El-Sisi"],
  ["Mohammed bin Salman", "Muhammad bin Salman", "Mohamed Bin Salman"],
  ["Hossein Amir-Abdollahian", "Hussein Amir Abdollahian"],
  ["Radosław Sikorski", "Radoslaw Sikorski"],
  ["Zelensky", "Zelenskiy"],
  ["Abbas Araghchi", "Abbas Araqchi"],
  ["Badr al-Busaidi", "Badr Albusaidi"],
  ["Recep Tayyip Erdogan", "Tayyip Erdogan", "Recep Tayyip Erdoğan"],
  ["Jawad Zarif", "Javad Zarif", "Mohammad Javad Zarif", "Mohammed Jawad Zarif"],
  ["Joseph Biden", "Joe Biden"],
  ["Antony Blinken", "Tony Blinken", "Anthony Blinken"],
])("%s is one name, however it is spelled: %j", (...names) => {
  expect(new Set(names.map(spelled)).size).toBe(1);
});

test.each([
  ["Jan Kowalski", "Jan Kowalsky"],
  ["Joseph Aoun", "Yusuf Aoun"],
  ["Volodymyr Petrenko", "Vladimir Petrenko"],
  ["Boris Lev", "Boris Lyev"],
  ["Hassan Ali", "Hussein Ali"],
  ["Andrei Popov", "Andriy Popov"],
  ["Li Dan", "Li Daniel"],
  ["Joe", "Joseph"],
  ["Erdogan", "Recep Tayyip Erdogan"],
])("%s and %s are two names", (one, other) => {
  expect(spelled(one)).not.toBe(spelled(other));
});

test("a whole name that stands for others is spelled as its words are, and each other leads to it", () => {
  const words = new Map([...gazetteer.spellingOf].filter(([name]) => !name.includes(" ")));
  const byWord = (name: string) => oneSpelling(name.split(" "), { ...gazetteer, spellingOf: words });
  for (const [name, whole] of gazetteer.spellingOf) {
    if (!name.includes(" ")) continue;
    expect(spelled(name), name).toBe(whole);
    expect(byWord(whole), whole).toBe(whole);
  }
});
