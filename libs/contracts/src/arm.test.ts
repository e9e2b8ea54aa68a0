import { isTracked } from './arm';
import { promptKindSchema } from './protocol';

it('tells the kinds that are tracked from those that are not', () => {
  const tracked = promptKindSchema.options.filter((kind) => isTracked({ prompt: { kind } }));
  expect(tracked).toEqual(['box-tracked', 'mask-tracked', 'boxes-tracked']);
});
