import { manifestSha256 } from '@atrium/protocol';
import type { OpenedSource } from './open-source';
import { makePlan } from './make-plan';

const NAMING = {
  secret: 's'.repeat(64),
  kept: { case: new Map(), patient: new Map(), site: new Map() },
};

async function planOf(names: readonly string[], deidentify: boolean) {
  const files = names.flatMap((name) => [`images/${name}.nii.gz`, `labels/${name}.nii.gz`]);
  const opened: OpenedSource = { kind: 'folder', root: '/data', files, tooDeep: [] };
  const id = '00000000-0000-4000-8000-000000000000';
  const source = { kind: 'path', path: '/data' } as const;
  const asked = { id, name: 'n', site: 's', deidentify, labels: null, source };
  const plan = await makePlan(opened, asked, NAMING);
  if (!plan.ok) throw new Error(JSON.stringify(plan.issue));
  return plan.value;
}

it('hands the centre no hash of what files are called that clean copies are made of', async () => {
  const hashOf = async (name: string, deidentify: boolean) => {
    const { rows } = await planOf([name], deidentify);
    const same = { case_id: 'c', patient_id: 'p', site: 's', covariates: {} };
    return manifestSha256(rows.map(({ written }) => ({ ...same, ...written })));
  };
  expect(await hashOf('Mueller_Hans', true)).toBe(await hashOf('Okafor_Ada', true));
  expect(await hashOf('case-1', false)).not.toBe(await hashOf('case-2', false));
});

it.each(['__proto__', 'constructor'])('gives a case called %s an id of its own', async (name) => {
  const { rows, ids } = await planOf([name, 'case-1'], false);
  const ofName = ids.case.get(name);
  expect(typeof ofName).toBe('string');
  expect(rows.map(({ case_id }) => case_id).sort()).toEqual(['case-1', ofName].sort());
});
