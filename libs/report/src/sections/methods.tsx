import type { ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';

/** The text of a paper's methods section, as the run has it. */
export function Methods({
  data: { run, analysis, facets, version },
}: {
  data: ReportData;
}): ReactElement {
  const models = run.models.map(({ title, version: of }) => `${title} (version ${of})`).join('; ');
  const isTracked = facets.arms.some(({ prompt }) => prompt.kind.endsWith('tracked'));
  return (
    <section>
      <h2 id="methods">Methods</h2>
      <p>
        Scans were read as NIfTI in a radiological frame given by their affine. Models: {models};
        run with onnxruntime
        {run.provider ? ` (${run.provider})` : ''} by Atrium {version}. Prompts drawn from a
        reference are an oracle: they know the answer, and stand for a reader who draws without
        error. Sources of prompts are never pooled.
        {isTracked &&
          ' Tracked prompts followed SAM 2’s video predictor: every prompted slice is a conditioning frame, the volume is tracked to superior and then to inferior.'}
      </p>
      <p>
        Dice, IoU, the 95th percentile of the Hausdorff distance (HD95), the average symmetric
        surface distance (ASSD) and normalised surface Dice (NSD) were computed on each scan&apos;s
        own grid; surface metrics{' '}
        {run.metric_convention === 'monai'
          ? 'in the convention of MONAI 1.6 (voxels of the rim)'
          : 'as in surface-distance 0.1 (area-weighted surface elements)'}
        . An empty prediction has Dice, IoU and NSD 0 and undefined distances, which rank worst.
      </p>
      <p>
        All cases counts a failure of the method with the worst value, completed only leaves it out;
        both are given throughout. Arms were compared on the same cases by Wilcoxon&apos;s signed
        rank test with Pratt&apos;s zeros, ranked within each site and summed over sites with
        weights 1 / (n + 1), exact while the number of sums allows; differences are Hodges-Lehmann
        estimates with intervals that invert the test. Declared comparisons were adjusted by Holm.
        Medians have exact intervals by order statistics, or bootstrap intervals with patients as
        clusters; means BCa intervals over patients, 2,000 resamples from the protocol&apos;s seed.
        The primary endpoint is {analysis.endpoint}, its estimator the {analysis.estimator}.
      </p>
      <p>
        Human effort is counted in prompts that a person would have drawn; finding a key slice or
        the range of slices is not counted, nor is reading.
      </p>
      <p className="muted">
        Items of CLAIM and CONSORT-AI: question and endpoint in the first section, data and
        inclusion under Flow of cases, data characteristics under Cohort, model versions and input
        handling here, human interaction (prompts) here, results with intervals under Results,
        failures under Flow of cases, code and data access under Replication.
      </p>
    </section>
  );
}
