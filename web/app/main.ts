import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/controls.css";
import "./styles/popups.css";
import "./styles/export.css";
import "./styles/adding.css";
import "./styles/legend.css";
import "./styles/graph.css";
import "./styles/timeline.css";
import "./styles/tables.css";
import "./styles/evidence.css";
import "./styles/paths.css";
import "./styles/article.css";
import { createApi } from "./api/client.ts";
import { createExplorer } from "./state/explorer.ts";
import { createIntake } from "./state/intake.ts";
import { createSearch } from "./state/search.ts";
import { createTheme } from "./state/theme.ts";

const root = document.getElementById("page");
if (root === null) throw new Error('main: index.html has no element "page"; put it back.');

const api = createApi();
const address = {
  query: () => location.search,
  go: (query: string) => history.pushState(null, "", query === "" ? location.pathname : `?${query}`),
  onMove: (listen: () => void) => addEventListener("popstate", listen),
};
const explorer = createExplorer(api, address);
// The server is asked first of all, and before what shows its answer is here: that is most of the script.
void explorer.begin();
const search = createSearch(api);
const state = {
  explorer,
  search,
  theme: createTheme(),
  intake: createIntake(api, (removed) => {
    if (removed !== null) explorer.forgetArticle(removed);
    search.renew();
    return explorer.load.renew();
  }),
};

const { show } = await import("./page.tsx");
show(root, state);
