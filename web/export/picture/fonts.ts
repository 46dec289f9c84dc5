import { createRequire } from "node:module";
import { type Font, openSync } from "fontkit";

const require = createRequire(import.meta.url);

/** A family's files. */
export interface Family {
  normal: string;
  bold: string;
  italics: string;
  bolditalics: string;
}

/**
 * The bundled fonts: a plain sans and a reading serif (Latin, Greek, Cyrillic), and one that has what they lack: Arabic, Hebrew, Armenian,
 * Georgian and many signs. Chinese, Japanese, Korean and the scripts of India are in none.
 */
export const FAMILIES: Record<"sans" | "serif" | "wide", Family> = {
  sans: {
    normal: require.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"),
    bold: require.resolve("@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf"),
    italics: require.resolve("@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf"),
    bolditalics: require.resolve("@expo-google-fonts/inter/600SemiBold_Italic/Inter_600SemiBold_Italic.ttf"),
  },
  serif: {
    normal: require.resolve("@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf"),
    bold: require.resolve("@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf"),
    italics: require.resolve(
      "@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
    ),
    bolditalics: require.resolve(
      "@expo-google-fonts/source-serif-4/600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf",
    ),
  },
  wide: {
    normal: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
    bold: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"),
    italics: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Oblique.ttf"),
    bolditalics: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-BoldOblique.ttf"),
  },
};

export type FamilyName = keyof typeof FAMILIES;
export type Style = keyof Family;

interface Face {
  /** Width of a character in ems; null where the font has no picture of it. */
  widthOf(character: string): number | null;
}

const faces = new Map<string, Face>();

function face(family: FamilyName, style: Style): Face {
  const file = FAMILIES[family][style];
  const known = faces.get(file);
  if (known !== undefined) return known;
  const font = openSync(file) as Font;
  const widths = new Map<string, number | null>();
  const made: Face = {
    widthOf(character) {
      let width = widths.get(character);
      if (width === undefined) {
        const code = character.codePointAt(0)!;
        width = font.hasGlyphForCodePoint(code)
          ? font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm
          : null;
        widths.set(character, width);
      }
      return width;
    },
  };
  faces.set(file, made);
  return made;
}

/** Whether a font has a picture of every character of a text. */
export function covers(family: FamilyName, text: string, style: Style = "normal"): boolean {
  const { widthOf } = face(family, style);
  for (const character of text) if (widthOf(character) === null) return false;
  return true;
}

/** Width of a text, in the unit of `size`: in the sans, and in the wide font what the sans lacks. */
export function widthIn(style: Style, size: number, text: string): number {
  const [sans, wide] = [face("sans", style), face("wide", style)];
  let width = 0;
  for (const character of text) width += sans.widthOf(character) ?? wide.widthOf(character) ?? 1;
  return width * size;
}
