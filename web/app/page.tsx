import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Page } from "./panels/Page.tsx";
import { type PageState, PageStateContext } from "./state/binding.ts";

/** Shows the page in an element, from now on as its state says. */
export function show(root: Element, state: PageState): void {
  createRoot(root).render(
    <StrictMode>
      <PageStateContext value={state}>
        <Page />
      </PageStateContext>
    </StrictMode>,
  );
}
