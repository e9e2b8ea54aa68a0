import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { edited, goodFile } from '../../testing/nifti-bytes';
import { inTemporaryFolder } from '../../testing/temporary-folder';
import { niftiExtent } from './extent';
import { HEADER_BYTES, parseHeader } from './header';
import { readNifti } from './read';
import { VoxelBuffer } from './voxel-buffer';

describe('niftiExtent', () => {
  it('is where the voxels lie', () => {
    expect(niftiExtent(goodFile())).toEqual({ voxOffset: 352, byteLength: 120 });
  });

  it('is null of a header that is refused', () => {
    expect(niftiExtent(goodFile().subarray(0, 100))).toBeNull();
    expect(niftiExtent(edited((bytes) => bytes.fill(0, 344, 348)))).toBeNull();
  });
});

describe('what follows the voxels', () => {
  const tail = Buffer.from('Mueller^Hans');
  const whole = Buffer.concat([goodFile(), tail]);

  it.each([
    ['plain', whole],
    ['packed', gzipSync(whole)],
  ])('is read beside them: %s', async (_, bytes) => {
    await inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'x.nii'), bytes);
      const file = await readNifti(join(folder, 'x.nii'), 'image');
      expect(file.ok && Buffer.from(file.value.tail).toString()).toBe(tail.toString());
    });
  });

  it('is the same in whatever pieces it comes (property)', () => {
    const file = Buffer.concat([goodFile(), Buffer.alloc(HEADER_BYTES), tail]);
    const header = parseHeader(file);
    const behind = header.ok ? header.value.voxOffset + header.value.byteLength : NaN;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (lengths) => {
        const buffer = new VoxelBuffer(false, file.length);
        for (let at = 0, n = 0; at < file.length; n += 1) {
          const end = at + lengths[n % lengths.length];
          expect(buffer.push(file.subarray(at, end))).toBeNull();
          at = end;
        }
        const taken = buffer.finish();
        expect(taken.ok && Buffer.from(taken.value.tail)).toEqual(file.subarray(behind));
      }),
    );
  });
});
