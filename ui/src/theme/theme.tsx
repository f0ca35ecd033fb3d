import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  Input,
  Menu,
  Modal,
  NumberInput,
  PasswordInput,
  Popover,
  Radio,
  Select,
  Switch,
  Tabs,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
} from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconChevronDown, IconEye, IconEyeOff } from "@tabler/icons-react";
import { dark, gray, red, teal } from "./colors";
import control from "./controls.module.css";

const fallback = 'system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK JP", sans-serif';
const glyph = { size: 16, stroke: 1.6, "aria-hidden": true } as const;
const field = { size: "sm" } as const;
// Dialogs and menus come and go at once: one that fades in misses what is typed ahead, one that fades out swallows the
// key after it.
const atOnce = { duration: 0 } as const;

/** The design's scale on Mantine's components; measures of single controls are in controls.module.css. */
export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: "md",
  black: "#1A1E22",
  colors: { teal, gray, dark, red },
  fontFamily: `"Inter Variable", ${fallback}`,
  fontFamilyMonospace: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "28px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "3px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "28px" },
      h2: { fontSize: "16px", lineHeight: "24px" },
      h3: { fontSize: "14px", lineHeight: "20px" },
    },
  },
  shadows: { xs: "none", sm: "none", md: "var(--s-menu-shadow)", lg: "none", xl: "0 12px 40px rgba(0, 0, 0, 0.2)" },
  cursorType: "pointer",
  focusClassName: control.focus,
  components: {
    ActionIcon: ActionIcon.extend({ classNames: { root: control.icon } }),
    Button: Button.extend({ defaultProps: { size: "sm", variant: "default" }, classNames: { root: control.button } }),
    Input: Input.extend({
      defaultProps: { ...field, radius: "sm" },
      classNames: { input: control.input, wrapper: control.wrapper },
    }),
    InputWrapper: Input.Wrapper.extend({
      classNames: { label: control.label, description: control.description, error: control.error },
    }),
    TextInput: TextInput.extend({ defaultProps: field }),
    Textarea: Textarea.extend({ defaultProps: field }),
    PasswordInput: PasswordInput.extend({
      defaultProps: {
        ...field,
        visibilityToggleIcon: ({ reveal }) => (reveal ? <IconEyeOff {...glyph} /> : <IconEye {...glyph} />),
      },
      classNames: { innerInput: control.inner },
    }),
    NumberInput: NumberInput.extend({ defaultProps: { ...field, hideControls: true } }),
    DateInput: DateInput.extend({ defaultProps: field }),
    TagsInput: TagsInput.extend({ defaultProps: field }),
    Select: Select.extend({
      defaultProps: {
        ...field,
        allowDeselect: false,
        checkIconPosition: "right",
        rightSection: <IconChevronDown size={14} stroke={1.8} aria-hidden="true" />,
        rightSectionPointerEvents: "none",
        rightSectionWidth: 26,
      },
      classNames: { dropdown: control.dropdown, option: control.option },
    }),
    Popover: Popover.extend({ defaultProps: { transitionProps: atOnce } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: "xs" }, classNames: { input: control.check } }),
    Radio: Radio.extend({ defaultProps: { size: "xs" } }),
    Switch: Switch.extend({ defaultProps: { size: "sm", withThumbIndicator: false } }),
    Menu: Menu.extend({
      defaultProps: { shadow: "md", position: "bottom-end", offset: 4 },
      classNames: { dropdown: control.dropdown, item: control.item, label: control.group },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        radius: "lg",
        overlayProps: { backgroundOpacity: 0.3 },
        transitionProps: atOnce,
        closeButtonProps: { "aria-label": "Close" },
      },
      classNames: {
        content: control.dialog,
        title: control.dialogTitle,
        header: control.dialogHeader,
        body: control.dialogBody,
      },
    }),
    Tabs: Tabs.extend({ classNames: { tab: control.tab, list: control.tabs } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, transitionProps: { duration: 60 }, withArrow: true, multiline: true },
      classNames: { tooltip: control.tooltip },
    }),
  },
});
