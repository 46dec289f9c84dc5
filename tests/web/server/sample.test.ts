import { describe, expect, test } from "vitest";
import { served } from "./servedStore.ts";

const post = {
  method: "POST",
  url: "/api/sample",
  headers: { host: "127.0.0.1:4600", origin: "http://127.0.0.1:4600" },
  payload: {},
} as const;

describe("POST /api/sample", () => {
  test("reads the sample article once, however often it is asked for meanwhile", async () => {
    let read = 0;
    const app = await served([], {
      sample: async () => {
        read++;
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
    });
    const answers = await Promise.all([app.inject(post), app.inject(post)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(answers[0]?.json()).toMatchObject({ articles: 0 });
    expect(read).toBe(1);
    await app.inject(post);
    expect(read).toBe(2);
  });

  test("says in a sentence that it failed, and tells the server why", async () => {
    const reported: Error[] = [];
    const app = await served([], {
      sample: () => Promise.reject(new Error("no such file")),
      report: (error) => reported.push(error),
    });
    const { statusCode, body } = await app.inject(post);
    expect([statusCode, JSON.parse(body)]).toEqual([
      500,
      { error: "The server failed to answer; its own output says why." },
    ]);
    expect(reported.map(({ message }) => message)).toEqual(["no such file"]);
  });

  test("is not there where no sample is at hand", async () => {
    expect((await (await served([])).inject(post)).statusCode).toBe(404);
  });
});
