/** The part of the processor that reads back what was exported. */
declare module "jsonld" {
  const jsonld: {
    expand(document: object, options: { documentLoader: (url: string) => Promise<never> }): Promise<object[]>;
  };
  export default jsonld;
}
