import type { PrivacyFinding, TextKind } from '@atrium/contracts';
import { bytesKind, decodeText } from '../text/bytes';
import { textKind } from '../text/text-kind';
import { bytesBetween, readBytes } from './layout';
import { readStart, type NiftiStart, type NiftiTextField } from './start';

/** Where in a file something stands: in a field of text, in bytes of the header that nobody reads, behind the voxels. */
export type NiftiField =
  NiftiTextField | `header bytes ${number} to ${number}` | 'bytes after the voxels';

/** A NIfTI file as privacy sees it: what its texts look like, where they may stand and where they may not, and which extensions it has, never what stands there. */
export interface NiftiSubject {
  readonly fields: readonly { readonly field: NiftiField; readonly looksLike: TextKind }[];
  /** Codes of nifti1.h (NIFTI_ECODE_...), -1 for bytes before the voxels that are no whole extension. */
  readonly extensions: readonly number[];
}

/**
 * What privacy asks of a NIfTI file.
 *
 * @param start the unpacked file up to its voxels
 * @param tail what follows its last voxel
 * @returns null where it begins with no NIfTI header
 */
export function niftiSubject(
  start: Uint8Array,
  tail: Uint8Array = new Uint8Array(0),
): NiftiSubject | null {
  const read = readStart(start);
  if (!read) return null;
  const texts = read.fields.map(([field, from, length]) => ({
    field,
    looksLike: fieldKind(decodeText(start.subarray(from, from + length))),
  }));
  const fields = [...texts, ...unreadFields(start, read), ...tailField(tail)];
  return { fields, extensions: extensionCodes(read) };
}

/** FreeSurfer writes there when it was built itself. */
const OF_TOOL = /^FreeSurfer \p{L}{3} {1,2}\d{1,2} \d{4}$/u;

const fieldKind = (text: string): TextKind =>
  OF_TOOL.test(text.replaceAll('\0', ' ').trim()) ? 'plain' : textKind(text);

/** Bytes that nobody reads hold numbers of other tools: they are said where they look like more. */
function unreadFields(start: Uint8Array, read: NiftiStart): NiftiSubject['fields'] {
  const texts = read.fields.map(([, from, length]) => [from, length] as const);
  return bytesBetween([...readBytes(read), ...texts], read.headerBytes).flatMap(
    ([from, length]) => {
      const looksLike = bytesKind(start.subarray(from, from + length));
      if (looksLike === 'empty' || looksLike === 'plain') return [];
      return [{ field: `header bytes ${from} to ${from + length - 1}` as const, looksLike }];
    },
  );
}

function tailField(tail: Uint8Array): NiftiSubject['fields'] {
  const looksLike = bytesKind(tail);
  return looksLike === 'empty' ? [] : [{ field: 'bytes after the voxels', looksLike }];
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
 * What may identify a person in a NIfTI file: a text anywhere but in the voxels that looks like a name, a date or a number, and every extension, since
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
