import { plannedFacts, type StoredFacts } from './planned-facts';

const TARGET = { name: 'left atrium', labels: [1, 3], ignore: [9] };
const geometry = { size: [40, 30, 20], spacing: [1, 1, 2], orientation: 'LPS' };
const labels = (...list: [value: number, ...slices: [number, number][]][]) => ({
  volume_ml: 1,
  labels: list.map(([value, ...slices]) => ({ value, voxels: 1, slices })),
});
const stored = (change: Partial<StoredFacts>): StoredFacts => ({
  case_id: 'c',
  geometry,
  reference_facts: labels([1, [2, 4]]),
  has_reference: true,
  issue: null,
  ...change,
});

describe('plannedFacts', () => {
  it('joins the slices of every label of the target, ascending, each once', () => {
    const facts = labels([1, [5, 6], [2, 2]], [3, [4, 5]], [9, [0, 19]]);
    expect(plannedFacts(stored({ reference_facts: facts }), TARGET)).toEqual({
      case_id: 'c',
      size: [40, 30, 20],
      spacing: [1, 1, 2],
      labelledSlices: [2, 4, 5, 6],
    });
  });

  it('tells no reference from an empty one', () => {
    const none = plannedFacts(stored({ has_reference: false, reference_facts: null }), TARGET);
    expect(none.labelledSlices).toBeNull();
    const empty = plannedFacts(stored({ reference_facts: labels() }), TARGET);
    expect(empty.labelledSlices).toEqual([]);
  });

  it('plans a case with an issue, or with a label that nobody named, as failed', () => {
    const issue = { code: 'FILE_EMPTY', file: 'image', message: 'image: empty' };
    expect(plannedFacts(stored({ issue, geometry: null }), TARGET)).toMatchObject({
      issue,
      size: null,
    });
    const unknown = plannedFacts(stored({ reference_facts: labels([2, [0, 1]]) }), TARGET);
    expect(unknown.issue).toMatchObject({
      code: 'LABEL_UNKNOWN',
      message: 'reference: found the value 2, expected one of 0, 1, 3, 9',
    });
  });

  it('counts a reference without a label map as no work', () => {
    const facts = { volume_ml: 3, labels: null };
    expect(plannedFacts(stored({ reference_facts: facts }), TARGET).labelledSlices).toEqual([]);
    expect(plannedFacts(stored({ reference_facts: null }), TARGET).labelledSlices).toEqual([]);
  });
});
