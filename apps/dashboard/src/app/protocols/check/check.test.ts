import type { ModelSummary } from '@atrium/contracts';
import { MAX_PROTOCOL_CHARACTERS } from '@atrium/protocol';
import { PROTOCOL_TEMPLATES } from '@atrium/protocol/templates';
import { checkProtocol, checkResultSchema } from './check';

const MODELS: ModelSummary[] = [
  {
    id: 'litemedsam',
    version: '1',
    family: 'medsam1',
    title: 'Lite',
    sha256: '0'.repeat(64),
    encoder_seconds: 1,
    decoding_seconds: 1,
  },
];

const [MARGINS, SIZE_AND_PLACE, EFFORT] = PROTOCOL_TEMPLATES.map(({ source }) =>
  checkProtocol(source, MODELS),
);

it('gives the arms by strategy, with what is swept and what is fixed', () => {
  if (!MARGINS.ok || !SIZE_AND_PLACE.ok || !EFFORT.ok) throw new Error('a template has problems');
  expect(MARGINS.strategies[0]).toEqual({
    strategy: 'boxes-px',
    model: 'litemedsam',
    kind: 'box-per-slice',
    source: 'reference',
    z_range: 'reference',
    fixed: [],
    swept: [{ name: 'margin, px', values: ['-2', '0', '2', '5', '10', '20'] }],
    arms: [-2, 0, 2, 5, 10, 20].map((m) => `boxes-px~m${m}`),
  });
  expect(SIZE_AND_PLACE.strategies.map(({ swept }) => swept.map(({ name }) => name))).toEqual([
    ['scale', 'offset x, fraction', 'offset y, fraction'],
    ['jitter'],
  ]);
  expect(EFFORT.strategies.map(({ fixed }) => fixed.join('; '))).toEqual([
    'margin 3 px',
    'margin 3 px; a box every 2 slices',
    'margin 3 px; a box every 4 slices',
    'margin 3 px; key slice: largest',
  ]);
  expect(EFFORT.strategies.at(-1)?.z_range).toBe('full');
});

it('gives what passes the schema of its answer', () => {
  expect(checkResultSchema.parse(MARGINS)).toEqual(MARGINS);
});

it('takes a strategy whose box a rule draws', () => {
  const source = `schema: atrium/protocol@1
name: a
target: { name: la, label: 1 }
seed: 1
strategies:
  - id: fixed
    model: litemedsam
    prompt:
      kind: box-per-slice
      source: automatic
      by: { rule: fixed-box, box: [0.2, 0.2, 0.8, 0.8], slices: [0.2, 0.8] }
`;
  expect(checkProtocol(source, MODELS)).toMatchObject({
    ok: true,
    strategies: [{ source: 'automatic', z_range: 'full', arms: ['fixed'] }],
  });
});

it('refuses a text that is longer than any protocol in a sentence, at once', () => {
  const before = performance.now();
  const result = checkProtocol('a: 1\n'.repeat(200_000), MODELS);
  expect(performance.now() - before).toBeLessThan(1000);
  expect(result).toEqual({
    ok: false,
    issues: [
      {
        file: 'the text',
        line: 1,
        column: 1,
        message: `found 1000000 characters; expected a protocol of at most ${MAX_PROTOCOL_CHARACTERS}.`,
      },
    ],
  });
});
