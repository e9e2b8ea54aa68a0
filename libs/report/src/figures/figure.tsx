import { composeSvg, type LegendEntry } from '@atrium/charts';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** A chart as the report shows it: its drawing names colours by the page's custom properties. */
export interface Figure {
  /** Of its file, without an ending. */
  readonly name: string;
  readonly title: string;
  /** What it shows, with n. */
  readonly sentence: string;
  readonly legend: readonly LegendEntry[];
  readonly svg: string;
}

/** Width of every drawing in CSS pixels: what fits an A4 page in print at a size that is read. */
export const WIDTH = 980;

/** Height of a drawing that fits a printed page with its title and sentence, in the same pixels. */
export const PAGE_HEIGHT = 1300;

/** What tells the parts of a figure apart: in its file's name, and in its title. */
export const partName = (part: number, parts: number): string =>
  parts === 1 ? '' : `-${part + 1}`;
export const partWords = (part: number, parts: number): string =>
  parts === 1 ? '' : `, part ${part + 1} of ${parts}`;

export const draw = (chart: ReactElement): string => renderToStaticMarkup(chart);

const LIGHT = {
  '--chart-text': '#1c2226',
  '--chart-muted': '#55606a',
  '--chart-grid': '#e3e6e8',
  '--chart-panel': '#ffffff',
};

/** A figure as a file of its own, with title, legend and sentence. */
export function standalone({ svg, ...words }: Figure): string {
  const side = (name: string): number =>
    Number(new RegExp(`\\b${name}="([\\d.]+)"`).exec(svg)?.[1]);
  const size = { width: side('width'), height: side('height') };
  return composeSvg({ ...words, ...size, svg, colours: LIGHT }).svg;
}

export function FigureView({ figure }: { figure: Figure }): ReactElement {
  const { title, sentence, legend, svg } = figure;
  return (
    <figure>
      <h3>{title}</h3>
      {legend.length > 0 && (
        <div className="legend">
          {legend.map((entry) => (
            <span key={entry.label}>
              <Swatch entry={entry} />
              {entry.label}
            </span>
          ))}
        </div>
      )}
      {/* Our own drawing, made of numbers and of text that React has escaped. */}
      <div dangerouslySetInnerHTML={{ __html: svg }} />
      <figcaption>{sentence}</figcaption>
    </figure>
  );
}

function Swatch({ entry: { colour, dash } }: { entry: LegendEntry }): ReactElement {
  return (
    <svg width={26} height={10} aria-hidden="true">
      <line x1={1} x2={25} y1={5} y2={5} stroke={colour} strokeWidth={3} strokeDasharray={dash} />
    </svg>
  );
}
