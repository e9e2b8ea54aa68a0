import { softwareWords, type ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { statisticsWords } from './methods-statistics';

/** The text of a paper's methods section, as the run has it. */
export function Methods({
  data: { run, modelCards, analysis, facets, version },
}: {
  data: ReportData;
}): ReactElement {
  const models = run.models.map(({ title, version: of }) => `${title} (version ${of})`).join('; ');
  const isTracked = facets.arms.some(({ prompt }) => prompt.kind.endsWith('tracked'));
  return (
    <section>
      <h2 id="methods">Methods</h2>
      <p>
        Scans were read as they lie at their sites (NIfTI, NRRD or DICOM), in a radiological frame
        given by their geometry. Models: {models}; run
        {run.provider ? ` on ${run.provider}` : ''} by{' '}
        {softwareWords(run.software) || 'versions of Atrium and onnxruntime that were not kept'}.
        Report and statistics: Atrium {version}. Prompts drawn from a reference are an oracle: they
        know the answer, and stand for a reader who draws without error. Sources of prompts are
        never pooled.
        {isTracked &&
          ' Tracked prompts followed SAM 2’s video predictor: every prompted slice is a conditioning frame, the volume is tracked to superior and then to inferior.'}
      </p>
      {modelCards.map((one) => (
        <p key={`${one.title} ${one.version}`}>{cardWords(one)}</p>
      ))}
      <p>
        Dice, IoU, the 95th percentile of the Hausdorff distance (HD95), the average symmetric
        surface distance (ASSD) and normalised surface Dice (NSD) were computed on each scan&apos;s
        own grid; surface metrics{' '}
        {run.metric_convention === 'monai'
          ? 'in the convention of MONAI 1.6 (voxels of the rim)'
          : 'as in surface-distance 0.1 (area-weighted surface elements)'}
        . An empty prediction has Dice, IoU and NSD 0 and undefined distances, which rank worst.
      </p>
      <p>{statisticsWords(analysis)}</p>
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

/** Licence and training data of a model, as its card says them. */
function cardWords({
  title,
  version,
  card: { licence, training_data: training },
}: ReportData['modelCards'][number]): string {
  const data = training.map(({ name, overlap }) => (overlap ? `${name} (${overlap})` : name));
  return `${title} (version ${version}): licence ${licence}. Training data: ${data.join('; ') || 'its card names none'}.`;
}
