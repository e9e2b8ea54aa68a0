import { findInNrrd } from './nrrd';

const find = (...lines: string[]) =>
  findInNrrd(new TextEncoder().encode(`NRRD0004\n${lines.join('\n')}\n\n\u0000MÜLLER Hans`));

it('finds persons in contents and pairs, and says where alone', () => {
  const found = find(
    'type: short',
    'content: MÜLLER^Hans',
    'DICOM_0010_0030:=19561231',
    'modality:=LGE',
    'Anna Schmidt:=x1234567',
  );
  expect(found.map(({ name, reason }) => [name, reason])).toEqual([
    ['content', 'name'],
    ['DICOM_0010_0030', 'date'],
    ['line 6', 'id'],
  ]);
  expect(JSON.stringify(found)).not.toMatch(/MÜLLER|Hans|1956|Anna/);
});

it('leaves fields of the format and the voxels alone', () => {
  expect(find('sizes: 19561231 2 3', 'space origin: (1,2,3)', '# made by Hans Müller')).toEqual([]);
});
