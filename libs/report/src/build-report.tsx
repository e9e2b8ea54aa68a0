import { toCsv } from '@atrium/protocol';
import type { ReportData, ReportFile } from '@atrium/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { figuresOf } from './figures/figures';
import { standalone } from './figures/figure';
import { Page } from './page';
import { STYLE } from './style';
import { tablesOf } from './tables/tables-of';

/**
 * A run's report: report.html (one file that asks no network for anything), its tables as CSV below tables/, its figures as SVG
 * below figures/. Pure: the same data gives the same bytes.
 */
export function buildReport(data: ReportData): ReportFile[] {
  const figures = figuresOf(data);
  const body = renderToStaticMarkup(<Page data={data} figures={figures} />);
  const title = `${data.run.protocol.name} on ${data.run.cohort.name}`;
  return [
    { name: 'report.html', text: documentOf(title, body, data.pictures !== null) },
    ...tablesOf(data).map(({ name, columns, rows }) => ({
      name: `tables/${name}.csv`,
      text: toCsv(columns, rows),
    })),
    ...figures.map((figure) => ({ name: `figures/${figure.name}.svg`, text: standalone(figure) })),
  ];
}

/** @param hasPictures pictures are part of the page itself */
const documentOf = (title: string, body: string, hasPictures: boolean): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${hasPictures ? '; img-src data:' : ''}">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>${body}</body>
</html>
`;

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
