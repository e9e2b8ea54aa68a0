import { INTAKE_PHASES, INTAKE_STATES, type IntakeView } from '@atrium/contracts';
import { casesDone, isFinal, isOpen, stateSentence, stateWord } from './state-words';

const intake = (change: Partial<IntakeView> = {}): IntakeView => ({
  id: '00000000-0000-4000-8000-000000000001',
  name: 'leeds',
  site: null,
  deidentify: false,
  labels: null,
  state: 'running',
  attempt: 1,
  online: true,
  phase: 'inspecting',
  done: 3,
  total: 60,
  asked_at: '2026-11-26T00:00:00.000Z',
  progress_at: null,
  ended_at: null,
  summary: null,
  cohort_id: null,
  ...change,
});

it('has a sentence of its own for every state and phase', () => {
  const sentences = [
    ...INTAKE_STATES.map((state) => stateSentence(intake({ state }))),
    ...INTAKE_PHASES.map((phase) => stateSentence(intake({ phase }))),
  ];
  expect(new Set(sentences).size).toBe(INTAKE_STATES.length + INTAKE_PHASES.length - 1);
});

it.each([
  [{}, 'Looking through the cases: 3 of 60 cases.'],
  [{ state: 'stopped' }, 'Stopped after 3 of 60 cases. What is done stays'],
  [{ state: 'stopped', done: 0, total: 0 }, 'Stopped. What is done stays'],
  [{ state: 'ready' }, 'Nothing is registered before you confirm.'],
] as const)('%j: %s', (change, part) => expect(stateSentence(intake(change))).toContain(part));

it('says that nobody works on it where its machine is away', () => {
  expect(stateWord(intake())).toBe('running');
  expect(stateWord(intake({ online: false }))).toBe('waiting for a worker');
  expect(stateWord(intake({ online: false, state: 'ready' }))).toBe('ready');
});

it('counts every case once they are compared with each other', () => {
  expect(casesDone(intake())).toBe(3);
  expect(casesDone(intake({ phase: 'concluding', done: 0 }))).toBe(60);
});

it('tells what goes on and what is over', () => {
  expect(INTAKE_STATES.filter((state) => isOpen({ state }))).toEqual([
    'requested',
    'running',
    'stopping',
  ]);
  expect(INTAKE_STATES.filter((state) => isFinal({ state }))).toEqual(['confirmed', 'cancelled']);
});
