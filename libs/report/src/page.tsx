import type { ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { FigureView, type Figure } from './figures/figure';
import { Claims } from './sections/claims';
import { Cohort } from './sections/cohort';
import { Deviations } from './sections/deviations';
import { Flow } from './sections/flow';
import { Head } from './sections/head';
import { Methods } from './sections/methods';
import { Replication } from './sections/replication';
import { Results } from './sections/results';

/** The report from its question to its replication, in the order in which a reviewer asks. */
export function Page({
  data,
  figures,
}: {
  data: ReportData;
  figures: readonly Figure[];
}): ReactElement {
  return (
    <main>
      <Head data={data} />
      <Claims data={data} />
      <Flow data={data} />
      <Cohort data={data} />
      <Results data={data} />
      <h2 id="figures" className="page">
        Figures
      </h2>
      <p className="muted">
        Each also lies in figures/ as SVG, and its numbers in tables/ as CSV. Sites keep their
        colour. Those of the declared comparisons over their sites show what was declared, all
        others are exploratory.
      </p>
      {figures.map((figure) => (
        <FigureView key={figure.name} figure={figure} />
      ))}
      <Deviations data={data} />
      <Methods data={data} />
      <Replication data={data} />
    </main>
  );
}
