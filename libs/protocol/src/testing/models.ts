import type { ModelFamily, ModelSummary } from '@atrium/contracts';

const model = (
  id: string,
  family: ModelFamily,
  more: Partial<ModelSummary> = {},
): ModelSummary => ({
  id,
  version: '1',
  family,
  title: id,
  sha256: '0'.repeat(64),
  encoder_seconds: 0.8,
  decoding_seconds: 0.08,
  ...more,
});

/** One bundle of each family. */
export const MODELS: readonly ModelSummary[] = [
  model('litemedsam', 'medsam1'),
  model('atrium-track', 'medsam2'),
  model('unet', 'task-specific', {
    encoder_seconds: 2,
    decoding_seconds: 0,
    patching: { size: [40, 40, 20], spacing: [1, 1, 2], step: 0.5, runs: 2 },
  }),
];
