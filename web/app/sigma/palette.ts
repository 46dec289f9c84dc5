import type { Tone } from "#schema/relations.ts";
import { TONES } from "#web/export/words.ts";

/** The colours of the drawing, all `#rrggbb`, read from the page's style so that there is one place where a colour is chosen. */
export interface Palette {
  tone: Record<Tone, string>;
  surface: string;
  ink: string;
  muted: string;
  entity: string;
  quiet: string;
  focus: string;
}

/** @throws {Error} where the style names no colour for something that is drawn. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const color = (name: string) => {
    // A builder may have shortened #rrggbb to #rgb.
    const value = style
      .getPropertyValue(name)
      .trim()
      .replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
    if (!/^#[0-9a-f]{6}$/i.test(value))
      throw new Error(
        `readPalette: "${name}" is "${value}"; give it a colour of the form #rrggbb in tokens.css.`,
      );
    return value;
  };
  return {
    tone: Object.fromEntries(TONES.map((tone) => [tone, color(`--tone-${tone}`)])) as Record<Tone, string>,
    surface: color("--surface"),
    ink: color("--ink"),
    muted: color("--muted"),
    entity: color("--entity"),
    quiet: color("--entity-quiet"),
    focus: color("--focus"),
  };
}

/** A colour part of the way to another; `share` 0 is the first, 1 the second. */
export function mixed(from: string, to: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((color) => Number.parseInt(color.slice(at, at + 2), 16));
    return Math.round((a ?? 0) + ((b ?? 0) - (a ?? 0)) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}
