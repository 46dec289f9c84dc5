import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where Chromium is on this machine; undefined where it is not. */
export const CHROMIUM = [process.env.CHROMIUM, ...PLACES].find(
  (path) => path !== undefined && existsSync(path),
);

export const NO_CHROMIUM =
  "no Chromium on this machine; install it (Debian: apt-get install chromium) or name it in CHROMIUM.";

/** WebGL without a GPU is drawn by SwiftShader, which some machines use only when told to. */
export const FLAGS = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
