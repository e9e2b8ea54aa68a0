/** How the pixels of a transfer syntax are packed: null where that is not read here. */
export type Packing = 'native' | 'rle' | 'jpeg-lossless' | 'jpeg-ls' | 'jpeg-2000';

/** A transfer syntax of PS3.5 and PS3.6. */
export interface TransferSyntax {
  readonly name: string;
  readonly packing: Packing | null;
  readonly bigEndian?: true;
}

const read = (name: string, packing: Packing): TransferSyntax => ({ name, packing });
const refused = (name: string): TransferSyntax => ({ name, packing: null });

/** Explicit VR, little-endian: also what a deflated data set is once it is unpacked. */
export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
/** The data set behind the file's meta information is one deflate stream. */
export const DEFLATED = '1.2.840.10008.1.2.1.99';

const ROOT = '1.2.840.10008.1.2';

const SYNTAXES: ReadonlyMap<string, TransferSyntax> = new Map([
  [ROOT, read('Implicit VR Little Endian', 'native')],
  [EXPLICIT_LITTLE_ENDIAN, read('Explicit VR Little Endian', 'native')],
  [DEFLATED, read('Deflated Explicit VR Little Endian', 'native')],
  [`${ROOT}.2`, { ...read('Explicit VR Big Endian', 'native'), bigEndian: true }],
  [`${ROOT}.5`, read('RLE Lossless', 'rle')],
  [`${ROOT}.4.57`, read('JPEG Lossless, Process 14', 'jpeg-lossless')],
  [`${ROOT}.4.70`, read('JPEG Lossless, Process 14, Selection Value 1', 'jpeg-lossless')],
  [`${ROOT}.4.80`, read('JPEG-LS Lossless', 'jpeg-ls')],
  [`${ROOT}.4.81`, read('JPEG-LS Near-Lossless', 'jpeg-ls')],
  [`${ROOT}.4.90`, read('JPEG 2000 Lossless', 'jpeg-2000')],
  [`${ROOT}.4.91`, read('JPEG 2000', 'jpeg-2000')],
  [`${ROOT}.4.50`, refused('JPEG Baseline')],
  [`${ROOT}.4.51`, refused('JPEG Extended')],
  [`${ROOT}.4.92`, refused('JPEG 2000 Part 2 Multi-component Lossless')],
  [`${ROOT}.4.93`, refused('JPEG 2000 Part 2 Multi-component')],
  [`${ROOT}.4.110`, refused('JPEG XL Lossless')],
  [`${ROOT}.4.111`, refused('JPEG XL JPEG Recompression')],
  [`${ROOT}.4.112`, refused('JPEG XL')],
  [`${ROOT}.4.201`, refused('High-Throughput JPEG 2000 Lossless')],
  [`${ROOT}.4.202`, refused('High-Throughput JPEG 2000 with RPCL Lossless')],
  [`${ROOT}.4.203`, refused('High-Throughput JPEG 2000')],
  [`${ROOT}.8.1`, refused('Deflated Image Frame')],
]);

/** What a transfer syntax is; one that is not in PS3.6 has no name that may leave the site. */
export const transferSyntax = (uid: string): TransferSyntax =>
  SYNTAXES.get(uid) ??
  refused(/^1\.2\.840\.10008\.1\.2\.4\.10\d/.test(uid) ? 'a video' : 'another');
