const WIDEST = 620;
const NARROWEST = 300;
const GAP = 24;

export const HEAD = 26;
export const PLOT = 190;
/** The axis' name beside -0.0015. */
export const LEFT = 64;
/** Half of the widest label of an axis. */
export const RIGHT = 18;
/** Room for the bars of counts, and for the axis. */
export const COUNTS = 34;
export const AXIS = 38;

/** Where panels stand: as many beside each other as are wide enough to read. */
export interface PanelLayout {
  readonly panelWidth: number;
  readonly panelHeight: number;
  readonly height: number;
  readonly at: (index: number) => { readonly x: number; readonly y: number };
}

export function layOutPanels(count: number, hasCounts: boolean, width: number): PanelLayout {
  const fitting = Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));
  // Even lines: four panels stand two and two, not three and one.
  const lines = Math.ceil(count / fitting);
  const perLine = Math.max(1, Math.ceil(count / Math.max(1, lines)));
  const panelWidth = Math.min(WIDEST, Math.floor((width - (perLine - 1) * GAP) / perLine));
  const panelHeight = HEAD + PLOT + (hasCounts ? COUNTS : 0) + AXIS;
  return {
    panelWidth,
    panelHeight,
    height: Math.max(1, lines) * (panelHeight + GAP) - GAP,
    at: (index) => ({
      x: (index % perLine) * (panelWidth + GAP),
      y: Math.floor(index / perLine) * (panelHeight + GAP),
    }),
  };
}
