import { fail, ok, type Result } from '@atrium/contracts';

const ITEM = 0xfffee000;
const DELIMITER = 0xfffee0dd;

/**
 * The packed bytes of each frame of encapsulated Pixel Data (PS3.5, annex A.4).
 *
 * @param offset where its value lies
 * @returns one array for each frame, or FILE_TRUNCATED, HEADER_INVALID
 */
export function packedFrames(
  bytes: Uint8Array,
  offset: number,
  frames: number,
): Result<Uint8Array[]> {
  const items = itemsOf(bytes, offset);
  if (!items) {
    const message = 'expected the items of the packed pixels up to their end, found them cut';
    return fail({ code: 'FILE_TRUNCATED', message });
  }
  const [table, ...fragments] = items;
  if (frames === 1 && fragments.length > 0) return ok([joined(fragments)]);
  if (fragments.length === frames) return ok(fragments.map(({ value }) => value));
  const starts = offsetTable(table.value);
  const groups = starts.map((start, index) =>
    fragments.filter(({ at }) => at >= start && at < (starts[index + 1] ?? Infinity)),
  );
  if (groups.length === frames && groups.every((group) => group.length > 0))
    return ok(groups.map(joined));
  return fail({
    code: 'HEADER_INVALID',
    message: `expected packed pixels for ${frames} frames, found ${fragments.length} fragments`,
  });
}

interface Item {
  /** Its place, counted from the first fragment as the offset table does. */
  readonly at: number;
  readonly value: Uint8Array;
}

/** The offset table and the fragments; null where the file ends before they do. */
function itemsOf(bytes: Uint8Array, offset: number): [Item, ...Item[]] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const items: Item[] = [];
  let base = 0;
  for (let at = offset; at + 8 <= bytes.length;) {
    const tag = view.getUint16(at, true) * 2 ** 16 + view.getUint16(at + 2, true);
    const [table, ...fragments] = items;
    if (tag === DELIMITER) return table ? [table, ...fragments] : null;
    const length = view.getUint32(at + 4, true);
    if (tag !== ITEM || at + 8 + length > bytes.length) return null;
    items.push({ at: at - base, value: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length;
    if (items.length === 1) base = at;
  }
  return null;
}

function offsetTable(table: Uint8Array): number[] {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  return Array.from({ length: Math.floor(table.length / 4) }, (_, index) =>
    view.getUint32(4 * index, true),
  );
}

const joined = (items: readonly Item[]): Uint8Array =>
  items.length === 1 ? items[0].value : Buffer.concat(items.map(({ value }) => value));
