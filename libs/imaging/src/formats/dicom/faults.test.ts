import { join } from 'node:path';
import type { ErrorCode } from '@atrium/contracts';
import { fixtureCases } from '../../testing/fixtures';
import { expectCase, filesOf, inFilesOf, type ScanCase } from '../../testing/scan-case';
import type { Vec3 } from '../../volume';
import { readReference } from '../read-reference';
import { readScan } from '../read-scan';

interface Fault extends Pick<ScanCase, 'name' | 'files'> {
  readonly code: ErrorCode;
  readonly found: string;
}
interface OnGrid {
  readonly shape: Vec3;
  readonly affine: readonly number[];
  readonly wanted?: readonly number[];
}

describe.each(fixtureCases<Fault>('faults'))('$name', (fault) => {
  it(`is refused: ${fault.found}`, async () => {
    const result = await inFilesOf(filesOf(fault), (folder) => readScan(folder, 'image'));
    if (result.ok) throw new Error('it was read');
    expect(result.issue).toMatchObject({ code: fault.code, file: 'image' });
    expect(result.issue.message).toContain(fault.found);
    expect(result.issue.message).toMatch(/^image: expected /);
    expect(JSON.stringify(result)).not.toContain('Secret');
  });
});

type ReferenceCase = ScanCase & OnGrid;
describe.each(fixtureCases<ReferenceCase>('references'))('$name', (expected) => {
  it('is the labels that were written, on the grid of the image', async () => {
    const { shape, affine, wanted } = expected;
    const result = await inFilesOf(filesOf(expected), (folder) =>
      readReference(join(folder, expected.files[0].name), { shape, affine }, wanted),
    );
    expectCase(result, expected);
  });
});

type ReferenceFault = Fault & OnGrid;
describe.each(fixtureCases<ReferenceFault>('referenceFaults'))('$name', (fault) => {
  it(`is refused: ${fault.found}`, async () => {
    const { shape, affine, wanted } = fault;
    const result = await inFilesOf(filesOf(fault), (folder) =>
      readReference(folder, { shape, affine }, wanted),
    );
    if (result.ok) throw new Error('it was read');
    expect(result.issue).toMatchObject({ code: fault.code, file: 'reference' });
    expect(result.issue.message).toContain(fault.found);
    expect(result.issue.message).toMatch(/^reference: expected /);
    expect(JSON.stringify(result)).not.toContain('Secret');
  });
});
