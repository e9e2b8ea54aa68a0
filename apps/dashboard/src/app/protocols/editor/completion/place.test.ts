import { placeAt } from './place';

/** The place at the bar in a text. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const place = placeAt(marked.replace('|', ''), offset);
  return place && [place.role, place.path.join('.')].join(' ').trim();
}

const HEAD = 'schema: atrium/protocol@1\ntarget: { name: la, label: 1 }\n';
const STRATEGY = `${HEAD}strategies:\n  - id: a\n    model: m\n`;

it.each([
  ['|', 'key'],
  ['sch|', 'key'],
  ['schema: |', 'value schema'],
  ['schema: atrium/pro|', 'value schema'],
  [`${HEAD}|`, 'key'],
  [`${HEAD}\n\n  # a comment\n|\nseed: 1\n`, 'key'],
  [`${HEAD}masks: |`, 'value masks'],
  [`${HEAD}masks: a|\nseed: 1`, 'value masks'],
  [`${HEAD}masks:\n  |`, 'key masks'],
  [`${HEAD}masks:\n  - |`, 'key masks.0'],
  [`${HEAD}masks: [a, |`, 'value masks.1'],
  [`${HEAD}masks: [a, |]\nseed: 1`, 'value masks.1'],
  ['target: { |', 'key target'],
  ['target: { name: x, | }\nseed: 1', 'key target'],
  ['target: { name: x, | \nseed: 1', 'key target'],
  ['target: {name: x, la|}', 'key target'],
  ['target: { label: | }', 'value target.label'],
  ['target:\n  name: x\n  |', 'key target'],
  ['target:\n  name: x\n  |\nseed: 1', 'key target'],
  [`${HEAD}strategies:\n  - |`, 'key strategies.0'],
  [`${HEAD}strategies:\n  - i|`, 'key strategies.0'],
  [`${STRATEGY}    |`, 'key strategies.0'],
  [`${STRATEGY}  - id: b\n    |\nseed: 1`, 'key strategies.1'],
  [`${STRATEGY}    prompt:\n      |`, 'key strategies.0.prompt'],
  [`${STRATEGY}    prompt:\n      kind: box-|`, 'value strategies.0.prompt.kind'],
  [`${STRATEGY}    prompt: { kind: | }`, 'value strategies.0.prompt.kind'],
  [`${STRATEGY}    prompt: { kind: box-per-slice, s|`, 'key strategies.0.prompt'],
  [`${STRATEGY}    prompt: { kind: none, | }\n  - id: b\n`, 'key strategies.0.prompt'],
  [`${STRATEGY}    prompt: { offset: { unit: | } }`, 'value strategies.0.prompt.offset.unit'],
  [`${STRATEGY}    prompt: { offset: { unit: px, | } }`, 'key strategies.0.prompt.offset'],
  [`${STRATEGY}    sweep: { scale: [0.8, |] }`, 'value strategies.0.sweep.scale.1'],
  [`${STRATEGY}    sweep:\n      offset: { unit: f|`, 'value strategies.0.sweep.offset.unit'],
  [`${HEAD}postprocess: [{ |`, 'key postprocess.0'],
  [`${HEAD}postprocess: [{ kind: |`, 'value postprocess.0.kind'],
  [
    `${HEAD}postprocess: [{ kind: largest-component, connectivity: |}]`,
    'value postprocess.0.connectivity',
  ],
  [`${HEAD}postprocess:\n- kind: |`, 'value postprocess.0.kind'],
  [`${HEAD}strategies:\n- id: a\n  mo|: m`, 'key strategies.0'],
])('%j is %s', (marked, expected) => {
  expect(at(marked)).toBe(expected);
});

it.each([
  '# sch|',
  'seed: 1 # of m|',
  'name: "la|"',
  "name: 'l|",
  'name: a protocol|',
  'name: |x y',
])('nothing is offered at %j', (marked) => {
  const place = at(marked);
  expect(place === null || place === 'value name').toBe(true);
});

it('knows the keys before and behind the cursor, and those of the mapping round it', () => {
  const text = `${STRATEGY}    prompt: { kind: box-chained, | , source: reference }\n    sweep: {}\n`;
  const place = placeAt(text.replace('|', ''), text.indexOf('|'));
  const [own, outer] = place?.around ?? [];
  expect(own && [...own.keys()]).toEqual(expect.arrayContaining(['kind', 'source']));
  expect(outer?.get('model')).toBe('m');
  expect(place?.isFlow).toBe(true);
});
