import type { PrivacyFinding, TextKind } from '@atrium/contracts';
import { textKind } from '../text/text-kind';
import { readStart, type NiftiField, type NiftiStart } from './start';

/** A NIfTI file as privacy sees it: what its texts look like and which extensions it has, never what stands there. */
export interface NiftiSubject {
  readonly fields: readonly { readonly field: NiftiField; readonly looksLike: TextKind }[];
  /** Codes of nifti1.h (NIFTI_ECODE_...), -1 for bytes before the voxels that are no whole extension. */
  readonly extensions: readonly number[];
}

/**
 * What privacy asks of a NIfTI file.
 *
 * @param start the unpacked file up to its voxels
 * @returns null where it begins with no NIfTI header
 */
export function niftiSubject(start: Uint8Array): NiftiSubject | null {
  const read = readStart(start);
  if (!read) return null;
  const fields = read.fields.map(([field, from, length]) => ({
    field,
    looksLike: textKind(new TextDecoder().decode(start.subarray(from, from + length))),
  }));
  return { fields, extensions: extensionCodes(read) };
}

function extensionCodes({ headerBytes, littleEndian, view }: NiftiStart): number[] {
  const codes: number[] = [];
  let at = headerBytes + 4;
  while (at + 8 <= view.byteLength) {
    const size = view.getInt32(at, littleEndian);
    if (size < 8 || at + size > view.byteLength) break;
    codes.push(view.getInt32(at + 4, littleEndian));
    at += size;
  }
  for (; at < view.byteLength; at += 1) if (view.getUint8(at) !== 0) return [...codes, -1];
  return codes;
}

/**
 * What may identify a person in a NIfTI file: a text that looks like a name, a date or a number, and every extension, since
 * whole DICOM headers and protocols of tools stand there. Another text is linkable.
 */
export function findInNifti({ fields, extensions }: NiftiSubject): PrivacyFinding[] {
  return [
    ...fields.flatMap(({ field, looksLike }): PrivacyFinding[] => {
      if (looksLike === 'empty') return [];
      const direct = looksLike !== 'plain';
      const reason = looksLike === 'plain' ? 'linkable' : looksLike;
      return [{ place: 'header-field', name: field, reason, direct }];
    }),
    ...extensions.map((code): PrivacyFinding => ({
      place: 'header-extension',
      name: EXTENSIONS.get(code) ?? `extension ${code}`,
      reason: 'extension',
      direct: true,
    })),
  ];
}

/** Source: nifti1.h, and nibabel's extension_codes. */
const EXTENSIONS: ReadonlyMap<number, string> = new Map([
  [-1, 'bytes before the voxels'],
  [2, 'extension 2 (DICOM)'],
  [4, 'extension 4 (AFNI)'],
  [6, 'extension 6 (comment)'],
  [8, 'extension 8 (XCEDE)'],
  [18, 'extension 18 (workflow)'],
  [32, 'extension 32 (CIFTI)'],
  [44, 'extension 44 (JSON)'],
]);
