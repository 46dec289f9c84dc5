import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Compiling takes half of the time of a start: what was compiled is kept until packages are installed anew.
enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/compiled"));
const { run } = await import("./command.ts");
await run();
