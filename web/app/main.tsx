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
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApi } from "./api/client.ts";
import { Page } from "./panels/Page.tsx";
import { PageStateContext } from "./state/binding.ts";
import { createExplorer } from "./state/explorer.ts";
import { createIntake } from "./state/intake.ts";
import { createPaths } from "./state/paths.ts";
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
const search = createSearch(api);
const state = {
  explorer,
  search,
  paths: createPaths(api),
  theme: createTheme(),
  intake: createIntake(api, (removed) => {
    if (removed !== null) explorer.forgetArticle(removed);
    search.renew();
    return explorer.load.renew();
  }),
};
void state.explorer.begin();

createRoot(root).render(
  <StrictMode>
    <PageStateContext value={state}>
      <Page />
    </PageStateContext>
  </StrictMode>,
);
