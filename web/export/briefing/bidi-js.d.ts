/** The part of the Unicode Bidirectional Algorithm that lettering needs. */
declare module "bidi-js" {
  const factory: () => {
    /** One level for each UTF-16 code unit: odd where the text runs from right to left. */
    getEmbeddingLevels(text: string, base: "ltr" | "rtl" | "auto"): { levels: Uint8Array };
    /** A bracket's other half; null for what is no bracket. */
    getMirroredCharacter(character: string): string | null;
  };
  export default factory;
}
