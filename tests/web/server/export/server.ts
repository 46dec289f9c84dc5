import { openStore } from "#data/store/open.ts";
import { createApp } from "#web/server/app.ts";

/** The API over the store of DEMARCHE_DB in a process of its own: prints its address, and ends with its input. */
const app = createApp(await openStore(process.env.DEMARCHE_DB!));
console.log(await app.listen({ host: "127.0.0.1", port: 0 }));
process.stdin.on("end", () => process.exit()).resume();
