import { describe, expect, test } from "vitest";
import { addressOf, explainListening, readSettings } from "#web/server/settings.ts";

describe("where to listen", () => {
  test.each([
    [{}, { host: "127.0.0.1", port: 4600, token: null }],
    [
      { HOST: "", PORT: "" },
      { host: "127.0.0.1", port: 4600, token: null },
    ],
    [
      { HOST: "0.0.0.0", PORT: "80", DEMARCHE_TOKEN: "0123456789abcdef" },
      { host: "0.0.0.0", port: 80, token: "0123456789abcdef" },
    ],
    [{ PORT: "0" }, { host: "127.0.0.1", port: 0, token: null }],
    [{ PORT: "65535" }, { host: "127.0.0.1", port: 65_535, token: null }],
  ])("%j", (environment, settings) => {
    expect(readSettings(environment)).toEqual(settings);
  });

  test.each(["0.0.0.0", "::", "192.168.1.5", "desk.example.org"])(
    "HOST=%s is refused without a token, for others reach it",
    (HOST) => {
      expect(() => readSettings({ HOST })).toThrow(`HOST is "${HOST}", where others on the network reach`);
    },
  );

  test("a token that is short, or that no header can hold, is refused", () => {
    expect(() => readSettings({ DEMARCHE_TOKEN: "short" })).toThrow(/at least 16 letters/);
    expect(() => readSettings({ DEMARCHE_TOKEN: "0123456789abcde\u00e9f" })).toThrow(/at least 16 letters/);
  });

  test.each(["http", "-1", "65536", "46 00", "0x10", "4600.5", "1e3"])(
    "PORT=%s is refused with the value",
    (PORT) => {
      expect(() => readSettings({ PORT })).toThrow(
        `PORT is "${PORT}": set it to a number from 1 to 65535, or leave it out for 4600.`,
      );
    },
  );
});

test.each([
  ["127.0.0.1", "http://127.0.0.1:4600"],
  ["localhost", "http://localhost:4600"],
  ["0.0.0.0", "http://127.0.0.1:4600"],
  ["::", "http://[::1]:4600"],
  ["fd00::5", "http://[fd00::5]:4600"],
])("a server on %s is reached at %s", (host, address) => {
  expect(addressOf(host, 4600)).toBe(address);
});

describe("why the server cannot listen", () => {
  const settings = { host: "10.0.0.9", port: 99 };

  test.each([
    ["EADDRINUSE", "Port 99 of 10.0.0.9 is in use"],
    ["EACCES", "may not listen on port 99"],
    ["EADDRNOTAVAIL", "no address 10.0.0.9"],
    ["ENOTFOUND", 'HOST is "10.0.0.9"'],
  ])("%s is told in a sentence", (code, sentence) => {
    expect((explainListening({ code }, settings) as Error).message).toContain(sentence);
  });

  test("what nobody foresaw stays as it is", () => {
    const error = new Error("unforeseen");
    expect(explainListening(error, settings)).toBe(error);
  });
});
