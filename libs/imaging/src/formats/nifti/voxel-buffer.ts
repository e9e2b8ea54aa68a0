import { type CaseIssue, fail, ok, type Result } from '@atrium/contracts';
import { TRAILING_BYTES } from '../limits';
import { HEADER_BYTES, type NiftiHeader, parseHeader } from './header';

/** Images pack to more than a quarter of their size; a mask's buffer grows a few times. */
const USUAL_RATIO = 4;

/** An unpacked NIfTI file as far as it was taken in. */
export interface Unpacked {
  readonly header: NiftiHeader;
  /** header.byteLength bytes at the start of a buffer of their own. */
  readonly voxels: Uint8Array<ArrayBuffer>;
  /** header.voxOffset bytes: the header and its extensions. */
  readonly start: Uint8Array;
  /** What follows the last voxel, TRAILING_BYTES at most. */
  readonly tail: Uint8Array;
}

/**
 * Takes in the bytes of an unpacked NIfTI file piece by piece: the header, what lies between, the voxels. The buffer of
 * voxels grows with what has come, never with what the header announces.
 */
export class VoxelBuffer {
  private head: Uint8Array = new Uint8Array(0);
  private header: NiftiHeader | null = null;
  private readonly start: Uint8Array[] = [];
  private readonly tail: Uint8Array[] = [];
  private voxels = new Uint8Array(0);
  /** Bytes taken in so far. */
  private position = 0;

  /**
   * @param packed whether the bytes come out of a gzip stream
   * @param fileBytes size on disk: the first guess at how much will come
   */
  constructor(
    private readonly packed: boolean,
    private readonly fileBytes: number,
  ) {}

  /** @returns what forbids to go on: a bad header, or more bytes than the header announces */
  push(piece: Uint8Array): CaseIssue | null {
    if (!this.header) {
      // Nearly always whole in the first piece: a copy of it would be as long as the scan.
      this.head = this.head.length === 0 ? piece : concatenate(this.head, piece);
      return this.head.length < HEADER_BYTES ? null : this.begin();
    }
    return this.take(this.header, piece);
  }

  /** After the last piece. @returns the voxels, or why they are not whole */
  finish(): Result<Unpacked> {
    const problem = this.header ? null : this.begin();
    if (problem || !this.header) return fail(problem ?? missingHeader);
    const { voxOffset, byteLength } = this.header;
    const end = voxOffset + byteLength;
    if (this.position >= end) {
      const voxels = this.voxels.subarray(0, byteLength);
      const [start, tail] = [Buffer.concat(this.start), Buffer.concat(this.tail)];
      return ok({ header: this.header, voxels, start, tail });
    }
    const message = `expected ${end} bytes, got ${this.position}`;
    return fail({ code: 'FILE_TRUNCATED', message });
  }

  /** Bytes that the header announces; null before there was one. */
  get announced(): number | null {
    return this.header && this.header.voxOffset + this.header.byteLength;
  }

  get received(): number {
    return this.header ? this.position : this.head.length;
  }

  private begin(): CaseIssue | null {
    const parsed = parseHeader(this.head);
    if (!parsed.ok) return parsed.issue;
    this.header = parsed.value;
    return this.take(parsed.value, this.head);
  }

  private take({ voxOffset, byteLength }: NiftiHeader, piece: Uint8Array): CaseIssue | null {
    const from = this.position - voxOffset;
    this.position += piece.length;
    const announced = voxOffset + byteLength;
    if (this.position > announced + TRAILING_BYTES) return this.tooMuch(announced);
    if (from < 0) this.start.push(piece.slice(0, -from));
    if (this.position > announced) this.tail.push(piece.slice(Math.max(0, byteLength - from)));
    const useful = piece.subarray(Math.max(0, -from), Math.max(0, byteLength - from));
    if (useful.length === 0) return null;
    const at = Math.max(0, from);
    this.reserve(at + useful.length, byteLength);
    this.voxels.set(useful, at);
    return null;
  }

  private tooMuch(announced: number): CaseIssue {
    const message = `expected ${announced} bytes, as the header announces, found more than ${this.position - 1}`;
    return { code: this.packed ? 'GZIP_TOO_LARGE' : 'HEADER_INVALID', message };
  }

  private reserve(needed: number, most: number): void {
    if (needed <= this.voxels.length) return;
    const first = USUAL_RATIO * this.fileBytes;
    const capacity = Math.min(most, Math.max(needed, 2 * this.voxels.length, first));
    const grown = new Uint8Array(capacity);
    grown.set(this.voxels);
    this.voxels = grown;
  }
}

const missingHeader: CaseIssue = { code: 'FILE_TRUNCATED', message: 'expected a header, got none' };

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
