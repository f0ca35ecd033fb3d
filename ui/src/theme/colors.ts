import type { MantineColorsTuple } from "@mantine/core";

// The scales of the design; nothing else in the window names a color of its own.
export const teal: MantineColorsTuple = [
  "#EFFAF8",
  "#D9F2EE",
  "#B0E4DC",
  "#7FD1C5",
  "#4DB8AA",
  "#2A9D8F",
  "#15877C",
  "#0F766E",
  "#0D5F59",
  "#0A4A46",
];

export const gray: MantineColorsTuple = [
  "#F9FAFA",
  "#F3F4F5",
  "#EAECEE",
  "#DDE0E3",
  "#C6CBD0",
  "#8A929A",
  "#636B74",
  "#4A525A",
  "#2F353B",
  "#1A1E22",
];

export const dark: MantineColorsTuple = [
  "#DADDE0",
  "#B6BBC1",
  "#949BA3",
  "#6C737B",
  "#373C42",
  "#2A2E33",
  "#212529",
  "#181B1E",
  "#121416",
  "#0C0E0F",
];

export const red: MantineColorsTuple = [
  "#FEF3F2",
  "#FDE8E6",
  "#FACDC9",
  "#F5A79F",
  "#EE7A6F",
  "#E2544A",
  "#CF3A2F",
  "#B42318",
  "#8F1D14",
  "#6B1811",
];
