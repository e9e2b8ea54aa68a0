import type { Domain } from '../axis/domain';

/** A place of a line; a line is broken where `y` is null. */
export interface PanelPoint {
  readonly x: number;
  readonly y: number | null;
  /** The ends of the band about it. */
  readonly low?: number;
  readonly high?: number;
  /** What stands there in words. */
  readonly title: string;
}

export interface PanelLine {
  /** A site: its colour and its dash are the same in every panel. */
  readonly label: string;
  readonly place: number;
  /** Every point is a dot, however many there are: what stands for itself and is not joined. */
  readonly hasDots?: boolean;
  readonly points: readonly PanelPoint[];
}

/** One plot of several that share an axis. */
export interface LinePanel {
  readonly key: string;
  readonly title: string;
  readonly yLabel: string;
  readonly yDomain: Domain;
  readonly lines: readonly PanelLine[];
  /** A height that is marked across the plot; its label stands about `x`, where no line is. */
  readonly level?: { readonly y: number; readonly x: number; readonly label: string };
  /** Bars below the plot: of how many its points are. */
  readonly counts?: readonly { readonly x: number; readonly n: number }[];
}

/** A place on the shared axis that is marked in every panel. */
export interface AxisMark {
  readonly x: number;
  readonly label: string;
}

/** The parts of a line between its gaps. */
export function unbroken<P extends { readonly y: number | null }>(points: readonly P[]) {
  const parts: (P & { readonly y: number })[][] = [[]];
  for (const point of points) {
    const { y } = point;
    if (y === null) parts.push([]);
    else parts[parts.length - 1].push({ ...point, y });
  }
  return parts.filter((part) => part.length > 0);
}
