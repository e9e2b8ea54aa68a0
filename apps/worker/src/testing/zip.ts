import { crc32 } from 'node:zlib';

/** An entry of a made-up archive; what it says of itself may be untrue. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Kind and rights as Unix has them. */
  readonly mode?: number;
  /** The size that it says; its own by default. */
  readonly says?: number;
  readonly flags?: number;
  /** The name's bytes, which then nothing says to be UTF-8. */
  readonly raw?: Uint8Array;
  /** Extra fields. */
  readonly extra?: Uint8Array;
}

/** The extra field that says in UTF-8 what the bytes of a name mean. */
export function unicodePath(name: string, raw: Uint8Array): Buffer {
  const text = Buffer.from(name);
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + text.length, 2);
  field.writeUInt8(1, 4);
  field.writeUInt32LE(crc32(raw), 5);
  return Buffer.concat([field, text]);
}

/** A ZIP whose entries are stored as they are. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, mode = 0o100644, says = bytes.length, ...rest } of entries) {
    const { flags = 0, raw, extra = Buffer.alloc(0) } = rest;
    const text = raw ?? Buffer.from(name);
    // From the version that is needed to the lengths of the name and of the extra fields.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((raw ? 0 : 0x800) | flags, 2);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(says, 18);
    common.writeUInt16LE(text.length, 22);
    common.writeUInt16LE(extra.length, 24);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, text, extra, bytes]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE((mode << 16) >>> 0, 6);
    more.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, more, text, extra]),
    );
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06'), end]);
}
