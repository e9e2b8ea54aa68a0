/* A case of 640 x 640 x 88 with 45 arms in a process of its own, which sends the peak of its memory in bytes. */
import os from 'node:os';
import path from 'node:path';
import { protocolYamlSchema } from '@atrium/contracts';
import { evaluateCase } from '@atrium/evaluation';
import { loadMedsam1, readBundle } from '@atrium/models';
import { expandArms, settingsOf } from '@atrium/protocol';
import { IMAGE, REFERENCE } from './memory-files';

const protocol = protocolYamlSchema.parse({
  schema: 'atrium/protocol@1',
  name: 'memory',
  target: { name: 'left atrium', label: 1 },
  seed: 1,
  strategies: [
    {
      id: 'grid',
      model: 'litemedsam',
      prompt: { kind: 'box-per-slice', source: 'reference' },
      sweep: {
        marginPx: [0, 3, 8, 12, 20],
        offset: { unit: 'fraction', x: [-0.1, 0, 0.1], y: [-0.1, 0, 0.1] },
      },
    },
  ],
});

async function main(folder: string): Promise<void> {
  const found = await readBundle(path.join(__dirname, '../../bundles/litemedsam'));
  const threads = os.availableParallelism();
  await evaluateCase(
    {
      runId: '00000000-0000-4000-8000-000000000000',
      caseId: 'memory',
      attempt: 1,
      image: path.join(folder, IMAGE),
      reference: path.join(folder, REFERENCE),
      arms: expandArms(protocol),
      settings: settingsOf(protocol),
    },
    {
      model: found,
      provider: 'cpu',
      load: () => loadMedsam1(found, { provider: 'cpu', threads }),
      maskFolder: path.join(folder, 'masks'),
      maskAddress: 'masks',
      secondsBefore: 0,
      onProgress: ({ phase, slice, slices }) => {
        const mb = Math.round(process.resourceUsage().maxRSS / 1000);
        if (slice % 10 === 0) console.error(`${phase} ${slice}/${slices}: peak ${mb} MB`);
      },
    },
  );
}

main(process.argv[2]).then(() => process.send?.(process.resourceUsage().maxRSS * 1024));
