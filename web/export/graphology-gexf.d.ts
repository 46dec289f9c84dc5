/** The writer alone: it runs in browser and Node, and leaves out the parsers that the package's other entries bring. */
declare module "graphology-gexf/browser/writer.js" {
  export { write as default } from "graphology-gexf";
}
