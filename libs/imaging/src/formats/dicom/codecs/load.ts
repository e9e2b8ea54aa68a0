import { fail, ok, type Result } from '@atrium/contracts';
import { transferSyntax } from '../transfer-syntax';
import type { Codec } from './codec';
import { loadJpeg2000, loadJpegLs } from './cornerstone';
import { loadJpegLossless } from './jpeg-lossless';
import { decodeRle } from './rle';

/**
 * What unpacks the frames of a transfer syntax.
 *
 * @returns null for frames that are not packed; ENCODING_UNSUPPORTED, which names the transfer syntax
 */
export async function loadCodec(transferSyntaxUid: string): Promise<Result<Codec | null>> {
  const { name, packing } = transferSyntax(transferSyntaxUid);
  if (packing === 'native') return ok(null);
  if (packing === 'rle') return ok(decodeRle);
  if (packing === 'jpeg-lossless') return ok(await loadJpegLossless());
  if (packing === 'jpeg-ls') return ok(await loadJpegLs());
  if (packing === 'jpeg-2000') return ok(await loadJpeg2000());
  return fail({
    code: 'ENCODING_UNSUPPORTED',
    message: `expected a transfer syntax that is native, RLE, JPEG Lossless, JPEG-LS or JPEG 2000, found ${name}`,
  });
}
