import { CaseHeld, Holds } from './holds';
import { Slots } from './slots';

const never = new AbortController().signal;

it('takes back the cases of a held run that wait, and lets those that run finish', async () => {
  const holds = new Holds();
  const slots = new Slots(['the only one']);
  let finish = (): void => undefined;
  const use = (run: string, work: () => Promise<string>) =>
    holds.during(run, (held) => slots.use(AbortSignal.any([never, held]), work));
  const running = use('a', () => new Promise((resolve) => (finish = () => resolve('done'))));
  const waiting = use('a', () => Promise.resolve('never'));
  const other = use('b', () => Promise.resolve('other'));
  holds.update(['a']);
  await expect(waiting).rejects.toBeInstanceOf(CaseHeld);
  finish();
  expect(await Promise.all([running, other])).toEqual(['done', 'other']);
});

it('does not hold a case that came after the centre last said so', async () => {
  const holds = new Holds();
  holds.update(['a']);
  await expect(holds.during('a', () => Promise.resolve('runs'))).resolves.toBe('runs');
});
