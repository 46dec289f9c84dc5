import { counted } from "#web/export/words.ts";
import type { View } from "../graph/view.ts";
import { ExportMenu } from "./ExportMenu.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { ThemeToggle } from "./ThemeToggle.tsx";

export function Header({ view }: { view: View }) {
  return (
    <header className="header">
      <h1>Demarche</h1>
      <SearchBox />
      <p className="holdings">
        {counted(view.entities.length, "entity", "entities")} · {counted(view.relations.length, "relation")}
      </p>
      <div className="tools">
        <ExportMenu view={view} />
        <ThemeToggle />
      </div>
    </header>
  );
}
