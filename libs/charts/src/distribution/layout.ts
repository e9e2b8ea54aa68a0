import type { DistributionGroup, DistributionSection } from './data';

const ROW = 26;
const GROUP_HEAD = 22;
const GROUP_GAP = 6;
const SECTION_HEAD = 26;
const AXIS = 34;
const TOP = 18;

/** Below this width 'all cases' stands in the table only, and ticks are fewer. */
export const NARROW = 640;
const CHARACTER = 6.1;

/** Where everything stands, in CSS pixels. */
export interface Layout {
  readonly left: number;
  readonly right: number;
  readonly height: number;
  /** The vertical middle of each row, by its key. */
  readonly rows: ReadonlyMap<string, number>;
  readonly heads: readonly { readonly key: string; readonly label: string; readonly y: number }[];
  readonly sections: readonly { readonly title: string; readonly y: number }[];
  readonly axisY: number;
}

/** Lays a distribution chart out from top to bottom. @param width of the whole drawing */
export function layOut(sections: readonly DistributionSection[], width: number): Layout {
  const rows = new Map<string, number>();
  const heads: { key: string; label: string; y: number }[] = [];
  const titles: { title: string; y: number }[] = [];
  let y = TOP;
  for (const section of sections) {
    if (sections.length > 1) {
      titles.push({ title: section.title, y: y + 14 });
      y += SECTION_HEAD;
    }
    for (const group of section.groups) {
      heads.push({ key: `${section.source} ${group.key}`, label: group.label, y: y + 15 });
      y += GROUP_HEAD;
      for (const row of group.rows) {
        rows.set(row.key, y + ROW / 2);
        y += ROW;
      }
      y += GROUP_GAP;
    }
  }
  return {
    left: labelWidth(
      sections.flatMap(({ groups }) => groups),
      width,
    ),
    right: width < NARROW ? 88 : 222,
    height: y + AXIS,
    rows,
    heads,
    sections: titles,
    axisY: y,
  };
}

/** Labels take what they need, and never more than a third. */
function labelWidth(groups: readonly DistributionGroup[], width: number): number {
  const longest = groups
    .flatMap(({ rows }) => rows)
    .reduce((most, { label }) => Math.max(most, label.length), 0);
  return Math.round(Math.min(width / 3, Math.max(70, longest * CHARACTER + 24)));
}

/** How many characters of a label fit. */
export const fitting = ({ left }: Layout): number => Math.floor((left - 22) / CHARACTER);

/** How many characters of a group's name fit. */
export const headFitting = (width: number): number => Math.floor(width / 7);

/** Where the numbers beside a row end; 'all cases' stands in the table only where it is narrow. */
export const columnsAt = (
  { right }: Layout,
  width: number,
): (readonly ['n' | 'median' | 'n all' | 'median all', number])[] => {
  const from = width - right;
  return width < NARROW
    ? [
        ['n', from + 34],
        ['median', width],
      ]
    : [
        ['n', from + 40],
        ['median', from + 92],
        ['n all', from + 142],
        ['median all', width],
      ];
};
