import { protocolYamlSchema } from '@atrium/contracts';
import { parse } from 'yaml';
import { replaceModels, replaceModelsIn } from './replace-models';

const SOURCE = `# why this study
schema: atrium/protocol@1
name: tiny # the name is no model
target: { name: tiny, label: 1 }
seed: 1
strategies:
  - id: tiny
    model: &m tiny # the one that ships
    prompt: { kind: box-per-slice, source: automatic, by: net }
  - { id: b, model: *m, prompt: { kind: none } }
  - { id: c, model: other, prompt: { kind: box-per-slice, source: automatic, by: { rule: fixed-box, box: [0, 0, 1, 1], slices: [0, 1] } } }
`;
const REPLACE = [
  { from: 'tiny', to: 'better' },
  { from: 'net', to: 'tiny' },
];

it('replaces models where they segment and where they prompt, and nothing else', () => {
  const text = replaceModelsIn(SOURCE, REPLACE);
  expect(text).toContain('# why this study');
  expect(text).toContain('model: &m better # the one that ships');
  const replaced = protocolYamlSchema.parse(parse(text));
  expect(replaced).toEqual(replaceModels(protocolYamlSchema.parse(parse(SOURCE)), REPLACE));
  expect(replaced.strategies.map(({ id, model, prompt }) => [id, model, prompt.by])).toEqual([
    ['tiny', 'better', 'tiny'],
    ['b', 'better', undefined],
    ['c', 'other', expect.objectContaining({ rule: 'fixed-box' })],
  ]);
  expect(replaced).toMatchObject({ name: 'tiny', target: { name: 'tiny' } });
});
