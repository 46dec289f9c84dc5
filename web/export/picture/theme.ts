import type { Tone } from "#schema/relations.ts";

/** Colours on paper: those of the page's light theme. */
export const PAPER: {
  tone: Record<Tone, string>;
  surface: string;
  ink: string;
  muted: string;
  entity: string;
  quiet: string;
  hairline: string;
} = {
  tone: {
    "material-cooperation": "#00785a",
    "verbal-cooperation": "#1f78b4",
    "verbal-conflict": "#8f6b00",
    "material-conflict": "#b34700",
    speech: "#5f6368",
    standing: "#757a80",
  },
  surface: "#ffffff",
  ink: "#1a2026",
  muted: "#59626b",
  entity: "#47525d",
  quiet: "#8b95a0",
  hairline: "#dfe3e7",
};
