import type { EntityHit, EntityRef } from "#schema/api.ts";
import { counted } from "#web/export/words.ts";
import { ChoiceBox } from "./ChoiceBox.tsx";
import { KindIcon } from "./KindIcon.tsx";

interface Props {
  label: string;
  /** The names of those who are chosen; empty where nobody is. */
  chosen: string;
  choose: (entity: EntityRef | null) => void;
  complete: (text: string, signal: AbortSignal) => Promise<EntityHit[]>;
}

/** A field for an entity, with completion from the store. */
export function EntityBox({ complete, ...box }: Props) {
  return (
    <ChoiceBox
      {...box}
      placeholder="Anyone"
      find={complete}
      keyOf={({ id }) => id}
      nothing="No entity has a name that begins so."
      line={({ kind, name, found, claims }) => (
        <>
          <KindIcon kind={kind} />
          <span className="name">{name}</span>
          {found !== name && <span className="detail">“{found}”</span>}
          <span className="count">{counted(claims, "claim")}</span>
        </>
      )}
    />
  );
}
