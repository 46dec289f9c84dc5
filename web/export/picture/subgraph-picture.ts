import { provenanceLines, provenanceSentence } from "../provenance.ts";
import type { Chunk, Subgraph, WriteOptions } from "../subgraph.ts";
import { counted, grouped } from "../words.ts";
import { bundledFlag } from "./flags.ts";
import { covers, widthIn } from "./fonts.ts";
import { lackingIn } from "./lacking.ts";
import type { Lettering } from "./lettering.ts";
import { MOST_TOLD } from "./sheet.ts";
import { type Picture, pictureOf } from "./svg.ts";

/** As many entities as a person can read in one picture. */
export const MOST_ENTITIES = 60;

/** The bundled fonts; other machines' sans are no wider than this allows for. */
const BUNDLED: Lettering = {
  widthOf: (style, size, text) => 1.05 * widthIn(style, size, text),
  familyOf: (text) => (covers("sans", text) ? "Inter" : "'DejaVu Sans'"),
};

export interface SubgraphPictureOptions extends WriteOptions {
  /** Whether question, filters and origin stand around the picture: a picture inside a document has them beside it. */
  alone: boolean;
  /** Whether it is drawn with the bundled fonts, and says what they lack: for a picture that stands alone. */
  isBundled?: boolean;
}

/**
 * A subgraph as a picture, and in words what it leaves out; null where it leaves out nothing. Without places it holds the MOST_ENTITIES with the
 * most claims.
 */
export function subgraphPicture(
  subgraph: Subgraph,
  { places, alone, isBundled = false }: SubgraphPictureOptions,
): Picture & { leftOut: string | null } {
  const { provenance, entities, edges } = subgraph;
  const nodes = (
    places === undefined
      ? [...entities].sort((a, b) => b.claims - a.claims || (a.id < b.id ? -1 : 1)).slice(0, MOST_ENTITIES)
      : entities.filter(({ id }) => Object.hasOwn(places, id))
  ).map(({ offices: _, ...node }) => node);
  const shown = new Set<string>(nodes.map(({ id }) => id));
  const between = edges.filter(({ source, target }) => shown.has(source) && shown.has(target));
  const drawn =
    places === undefined
      ? [...between].sort((a, b) => b.claims - a.claims || (a.id < b.id ? -1 : 1)).slice(0, MOST_TOLD)
      : between;
  const leftOut = leftOutOf(subgraph, shown.size, drawn.length, places !== undefined);
  const { title, filters } = provenance;
  const heading = filters.map(({ name, value }) => `${name}: ${value}`);
  const footing = [leftOut, provenanceSentence(provenance)].filter((words) => words !== null);
  const lacking = isBundled
    ? lackingIn([title, ...heading, ...footing, ...nodes.map(({ name }) => name)])
    : null;
  const picture = pictureOf(
    { nodes, edges: drawn },
    {
      title,
      lettering: BUNDLED,
      flagOf: bundledFlag,
      ...(places && { places }),
      ...(alone && {
        heading: lacking === null ? heading : [...heading, lacking],
        footing,
        metadata: JSON.stringify({
          lines: provenanceLines(provenance),
          provenance,
        }),
      }),
    },
  );
  return { ...picture, leftOut };
}

function leftOutOf(
  { entities, edges }: Subgraph,
  shown: number,
  drawn: number,
  chosen: boolean,
): string | null {
  if (shown === entities.length && drawn === edges.length) return null;
  const who =
    shown === entities.length
      ? `all ${counted(shown, "entity", "entities")}`
      : chosen
        ? `${counted(shown, "entity", "entities")} of ${grouped(entities.length)}`
        : `the ${shown} with the most claims of ${counted(entities.length, "entity", "entities")}`;
  return `The picture shows ${who}, and ${grouped(drawn)} of ${counted(edges.length, "relation")}${chosen || drawn < MOST_TOLD ? "" : ", those with the most claims"}.`;
}

/** A picture as SVG 1.1. */
export async function* writeSvg(subgraph: Subgraph, options: WriteOptions = {}): AsyncGenerator<Chunk> {
  yield subgraphPicture(subgraph, { ...options, alone: true }).svg;
}
