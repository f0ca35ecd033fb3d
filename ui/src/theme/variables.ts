import type { CSSVariablesResolver } from "@mantine/core";
import { dark, gray } from "./colors";

/** Surfaces, lines, texts and status tints, as [light, dark]. Style sheets use only these names. */
const pairs: Record<string, [string, string]> = {
  page: ["#FFFFFF", "#181B1E"],
  aside: ["#F7F8F8", "#121416"],
  card: ["#FFFFFF", "#1C1F23"],
  field: ["#FFFFFF", "#181B1E"],
  sunken: ["#F7F8F8", "#212529"],
  locked: ["#EAECEE", "#2A2E33"],
  hover: ["#F3F5F5", "#1E2225"],
  selected: ["#EDF7F5", "#142725"],
  "line-row": ["#E6E8EA", "#262A2E"],
  "line-card": ["#D3D7DB", "#373C42"],
  "line-field": ["#C6CBD0", "#42484F"],
  "line-check": ["#8A929A", "#6C737B"],
  second: ["#4A525A", "#B6BBC1"],
  dim: ["#636B74", "#949BA3"],
  accent: ["#0F766E", "#4DB8AA"],
  ring: ["rgba(15, 118, 110, 0.2)", "rgba(77, 184, 170, 0.25)"],
  "place-ground": ["rgba(15, 118, 110, 0.11)", "rgba(77, 184, 170, 0.11)"],
  // Dark glyphs on the brass of the dark theme, white ones on the light theme's.
  brass: ["#B7791F", "#D9A441"],
  "brass-letter": ["#FFFFFF", "#121416"],
  "draft-text": ["#4A525A", "#B6BBC1"],
  "draft-ground": ["#ECEEF0", "#2A2E33"],
  "good-text": ["#0D5F59", "#6FD3C4"],
  "good-ground": ["#D6EFEA", "#153B36"],
  "bad-text": ["#B42318", "#FF9C92"],
  "bad-ground": ["#FDEBE9", "#3F1D1B"],
  "archived-text": ["#5B636C", "#9AA1A9"],
  "due-text": ["#7F4A0C", "#E9C46A"],
  "due-ground": ["#FBF2D4", "#352A10"],
  "busy-text": ["#1B5A9E", "#8DC1F5"],
  "busy-ground": ["#E5F0FB", "#15293D"],
  "menu-shadow": ["0 4px 16px rgba(0, 0, 0, 0.1)", "0 4px 16px rgba(0, 0, 0, 0.18)"],
};

const side = (index: 0 | 1) =>
  Object.fromEntries(Object.entries(pairs).map(([name, pair]) => [`--s-${name}`, pair[index]]));

/** Mantine's own variables where the design differs from its defaults, and ours beside them. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...side(0),
    "--mantine-color-text": gray[9],
    "--mantine-color-dimmed": gray[6],
    "--mantine-color-placeholder": gray[6],
    "--mantine-color-default-border": gray[4],
    "--mantine-color-body": "#FFFFFF",
    "--mantine-color-error": "#B42318",
    "--mantine-color-anchor": "#0F766E",
    "--mantine-color-default-hover": "#F3F5F5",
  },
  dark: {
    ...side(1),
    "--mantine-color-text": dark[0],
    "--mantine-color-dimmed": dark[2],
    "--mantine-color-placeholder": dark[2],
    "--mantine-color-default-border": "#42484F",
    "--mantine-color-body": dark[7],
    "--mantine-color-default": "#1C1F23",
    "--mantine-color-default-hover": "#212529",
    "--mantine-color-error": "#FF9C92",
    "--mantine-color-anchor": "#4DB8AA",
  },
});
