'use client';

import { composeSvg, type ChartTable, type LegendEntry } from '@atrium/charts';
import { toCsv } from '@atrium/protocol';
import clsx from 'clsx';
import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { download, toPng } from '../download';
import { Menu } from '../menu';
import { Notice } from '../notice';
import { Panel } from '../panel';
import { Segmented } from '../segmented';
import { ChartTableView } from './chart-table-view';
import { ChartLegend } from './chart-legend';
import { useWidth } from './use-width';

interface ChartPanelProps {
  readonly title: string;
  /** What the chart shows, with n. */
  readonly sentence: string;
  readonly legend?: readonly LegendEntry[];
  readonly table: ChartTable;
  /** Of downloaded files, without an ending. */
  readonly fileName: string;
  readonly view: 'chart' | 'table';
  readonly onView: (view: 'chart' | 'table') => void;
  readonly controls?: ReactNode;
  /** Another chart is asked for and not there yet: this one, with its own title and sentence, is dimmed. */
  readonly isOld?: boolean;
  /** The drawing at a width in CSS pixels; it holds one svg element. */
  readonly children: (width: number) => ReactNode;
}

const VIEWS = [
  ['chart', 'Chart'],
  ['table', 'Table'],
] as const;

/** A chart with its sentence, its table, and CSV, SVG and PNG of exactly what it shows. */
export function ChartPanel(props: ChartPanelProps) {
  const { title, sentence, legend = [], table, fileName, view, onView, controls, children } = props;
  const { isOld = false } = props;
  const [drawing, setDrawing] = useState<HTMLElement | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { ref, width } = useWidth();
  const attempt = (work: () => Promise<void> | void) => {
    setError(null);
    void Promise.resolve()
      .then(work)
      .catch((cause: unknown) => setError(cause instanceof Error ? cause.message : String(cause)));
  };
  const picture = () => compose(drawing, { title, legend, sentence });
  const files = [
    {
      label: 'CSV of the numbers',
      onSelect: () =>
        attempt(() =>
          download(
            `${fileName}.csv`,
            new Blob([toCsv(table.columns, table.rows)], { type: 'text/csv' }),
          ),
        ),
    },
    {
      label: 'SVG',
      onSelect: () =>
        attempt(() =>
          download(`${fileName}.svg`, new Blob([picture().svg], { type: 'image/svg+xml' })),
        ),
    },
    {
      label: 'PNG',
      onSelect: () =>
        attempt(async () => {
          const { svg, width: w, height } = picture();
          download(`${fileName}.png`, await toPng(svg, w, height));
        }),
    },
  ];
  return (
    <Panel
      title={title}
      aside={
        <div className="flex flex-wrap items-center gap-2">
          <Segmented label="View" value={view} options={VIEWS} onChange={onView} />
          <Menu
            label={
              <>
                <Download size={14} aria-hidden /> Download
              </>
            }
            items={view === 'chart' ? files : files.slice(0, 1)}
          />
        </div>
      }
    >
      {controls && <div className="mb-3 flex flex-wrap items-center gap-3">{controls}</div>}
      {error && <Notice tone="bad">{error}</Notice>}
      <div
        ref={ref}
        className={clsx('min-w-0 transition-opacity', isOld && 'opacity-40')}
        aria-busy={isOld}
      >
        {view === 'table' && <ChartTableView label={title} table={table} />}
        {view === 'chart' && width > 0 && (
          <>
            <ChartLegend entries={legend} />
            <div ref={setDrawing} className="overflow-x-auto">
              {children(width)}
            </div>
          </>
        )}
      </div>
      <p className="mt-3 text-muted" data-sentence>
        {isOld && <strong>Until the new numbers are here, the ones before: </strong>}
        {sentence}
      </p>
    </Panel>
  );
}

const COLOURS = ['--chart-text', '--chart-muted', '--chart-grid', '--chart-panel'];

function compose(
  container: HTMLElement | null,
  words: { title: string; legend: readonly LegendEntry[]; sentence: string },
) {
  const svg = container?.querySelector('svg');
  if (!svg) throw new Error('There is no drawing yet.');
  const style = getComputedStyle(svg);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return composeSvg({
    ...words,
    svg: new XMLSerializer().serializeToString(svg),
    width: svg.clientWidth,
    height: svg.clientHeight,
    colours: Object.fromEntries(COLOURS.map((name) => [name, value(name)])),
  });
}
