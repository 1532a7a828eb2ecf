import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** One accent. Shade 7 is the one for filled controls: 5.5:1 under white. */
const teal: MantineColorsTuple = [
  '#f0fdfa',
  '#d5f5f0',
  '#a9e6dd',
  '#6dd2c4',
  '#37b7a8',
  '#17998b',
  '#0f837a',
  '#0f766e',
  '#115e59',
  '#134e4a',
];
/** Dark greys with a little of the accent in them. */
const dark: MantineColorsTuple = [
  '#e4e9eb',
  '#b4bfc4',
  '#98a5ab',
  '#66747b',
  '#3a464c',
  '#2a3439',
  '#1e2529',
  '#161b1e',
  '#101416',
  '#0b0e10',
];

export const theme = createTheme({
  colors: { teal, dark },
  primaryColor: 'teal',
  primaryShade: 7,
  defaultRadius: 8,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  headings: { fontWeight: '600' },
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    ModalRoot: { defaultProps: { centered: true, radius: 12, transitionProps: { duration: 120 } } },
    // In the page's own landmarks, and with nothing but items in the menu: what assistive technology expects.
    Menu: {
      defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false, transitionProps: { duration: 100 }, shadow: 'md' },
    },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 100 } } },
  },
});

/** Mantine's own surfaces are given ours (styles.css), so that a menu and a pane are the same white. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#172024',
    '--mantine-color-dimmed': '#566268',
    '--mantine-color-placeholder': '#66727a',
    '--mantine-color-default-border': '#d5dbde',
    '--mantine-color-error': '#b3161b',
  },
  dark: {
    '--mantine-color-body': '#161b1e',
    '--mantine-color-text': '#e4e9eb',
    '--mantine-color-dimmed': '#98a5ab',
    '--mantine-color-placeholder': '#8b989e',
    '--mantine-color-default-border': '#343f45',
    '--mantine-color-error': '#ff8f8a',
  },
});
