import { expandArms } from '../arms/expand';
import { parseProtocol } from '../protocol/parse';
import { MODELS } from '../testing/models';
import { PROTOCOL_TEMPLATES } from '.';

const ARMS = { margins: 10, 'size-and-place': 30, effort: 4 };

describe.each(PROTOCOL_TEMPLATES)('template $id', ({ id, source }) => {
  const parsed = parseProtocol(source, id, MODELS);

  it('is a protocol of litemedsam that runs, with the arms that its comments speak of', () => {
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issue));
    expect(parsed.value.strategies.every(({ model }) => model === 'litemedsam')).toBe(true);
    expect(expandArms(parsed.value)).toHaveLength(ARMS[id]);
  });

  it('is explained by comments, in lines that a narrow editor shows', () => {
    expect(source.match(/# /g)?.length).toBeGreaterThan(4);
    expect(source.split('\n').filter((line) => line.length > 78)).toEqual([]);
  });
});
