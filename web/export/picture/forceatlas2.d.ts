/** The inner parts of the package, which describes its outer ones only: they work on numbers in rows and need no graph built for them. */
declare module "graphology-layout-forceatlas2/iterate.js" {
  import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";

  /** One step of the layout, done in place: ten numbers a node, three an edge (ends as offsets into the nodes, and the weight). */
  export default function iterate(
    settings: Required<ForceAtlas2Settings>,
    nodes: Float32Array,
    edges: Float32Array,
  ): void;
}

declare module "graphology-layout-forceatlas2/defaults.js" {
  import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";

  const settings: Required<ForceAtlas2Settings>;
  export default settings;
}
