import { stat } from 'node:fs/promises';
import { ok, type CaseFile, type Result } from '@atrium/contracts';
import { readHeader, readVolume, type Grid, type Volume } from '@atrium/imaging';
import { LRUCache } from 'lru-cache';

/** Volumes that were read, the least recently used given up first; never more bytes of voxels than asked for. */
export class Volumes {
  private readonly kept: LRUCache<string, Volume>;
  private readonly reading = new Map<string, Promise<Result<Volume>>>();

  constructor(maxBytes: number) {
    this.kept = new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ data }) => data.byteLength });
  }

  /** As readVolume, but a file that has not changed since is not read again, nor twice at once. */
  async read(file: string, column: CaseFile): Promise<Result<Volume>> {
    const key = await keyOf(file);
    const kept = this.kept.get(key);
    if (kept) return ok(kept);
    const reading = this.reading.get(key) ?? this.start(key, file, column);
    return reading;
  }

  /** The grid of a file: of the volume that is kept, or of the header alone. */
  async grid(file: string, column: CaseFile): Promise<Result<Grid>> {
    const kept = this.kept.get(await keyOf(file));
    if (kept) return ok(kept.grid);
    const header = await readHeader(file, column);
    return header.ok ? ok(header.value.grid) : header;
  }

  private start(key: string, file: string, column: CaseFile): Promise<Result<Volume>> {
    const reading = readVolume(file, column)
      .then((volume) => {
        if (volume.ok) this.kept.set(key, volume.value);
        return volume;
      })
      .finally(() => this.reading.delete(key));
    this.reading.set(key, reading);
    return reading;
  }
}

/** A file that was replaced is another one. One that is not there is said to be so by whoever reads it. */
async function keyOf(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => null);
  return `${found?.mtimeNs ?? 0n}/${found?.size ?? 0n}/${file}`;
}
