import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/*
 * Small DICOM files with all that an export has, names and dates of persons among it: explicit VR, little-endian.
 */

type Value = string | number | Uint8Array | readonly DataSet[];
/** Elements by their tag, eight hexadecimal digits, in order. */
type DataSet = Readonly<Record<string, readonly [vr: string, value: Value]>>;

/** Value representations whose length takes four bytes (PS3.5, 7.1.2). */
const LONG = new Set(['OB', 'OW', 'SQ', 'UN', 'UT']);

function bytesOf(vr: string, value: Value): Buffer {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(vr === 'UL' ? 4 : 2);
    return vr === 'UL' ? (bytes.writeUInt32LE(value), bytes) : (bytes.writeUInt16LE(value), bytes);
  }
  if (typeof value === 'string') {
    const text = Buffer.from(value, 'utf8');
    return text.length % 2 === 0
      ? text
      : Buffer.concat([text, Buffer.from(vr === 'UI' ? '\0' : ' ')]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([value, Buffer.alloc(value.length % 2)]);
  return Buffer.concat(value.map(item));
}

function item(dataSet: DataSet): Buffer {
  const bytes = encode(dataSet);
  const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, bytes]);
}

function element(tag: string, vr: string, value: Value): Buffer {
  const bytes = bytesOf(vr, value);
  const head = Buffer.alloc(LONG.has(vr) ? 12 : 8);
  head.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  head.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
  head.write(vr, 4, 'latin1');
  if (LONG.has(vr)) head.writeUInt32LE(bytes.length, 8);
  else head.writeUInt16LE(bytes.length, 6);
  return Buffer.concat([head, bytes]);
}

const encode = (dataSet: DataSet): Buffer =>
  Buffer.concat(
    Object.keys(dataSet)
      .sort()
      .map((tag) => element(tag, ...dataSet[tag])),
  );

const EXPLICIT = '1.2.840.10008.1.2.1';
const MR = '1.2.840.10008.5.1.4.1.1.4';
const SEG = '1.2.840.10008.5.1.4.1.1.66.4';

function part10(sopClass: string, sopInstance: string, dataSet: DataSet): Buffer {
  const meta = encode({
    '00020001': ['OB', Uint8Array.from([0, 1])],
    '00020002': ['UI', sopClass],
    '00020003': ['UI', sopInstance],
    '00020010': ['UI', EXPLICIT],
    '00020012': ['UI', '1.2.3.4'],
  });
  const all = {
    ...dataSet,
    '00080016': ['UI', sopClass],
    '00080018': ['UI', sopInstance],
  } as const;
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    element('00020000', 'UL', meta.length),
    meta,
    encode(all),
  ]);
}

/** A person as a hospital's export names one. */
export interface Person {
  readonly name: string;
  readonly id: string;
  readonly birthDate: string;
  /** First part of every UID. */
  readonly uid: string;
}

const WIDTH = 24;
const DEPTH = 20;
const SPACING = 2.5;

const personOf = ({ name, id, birthDate, uid }: Person): DataSet => ({
  '00080005': ['CS', 'ISO_IR 192'],
  '00080020': ['DA', '20240301'],
  '00080050': ['SH', `ACC${id}`],
  '00080080': ['LO', 'Hospital of Somewhere'],
  '00100010': ['PN', name],
  '00100020': ['LO', id],
  '00100030': ['DA', birthDate],
  '0020000d': ['UI', `${uid}.1`],
});

const isInside = (x: number, y: number, z: number): boolean =>
  (x - 12) ** 2 + (y - 12) ** 2 + ((z - 10) * 0.8) ** 2 < 36;

/** Writes a series of MR slices. @param kind lge: the late enhancement scan; scout: a localizer of three slices */
export async function writeSeries(
  folder: string,
  person: Person,
  kind: 'lge' | 'scout',
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const depth = kind === 'lge' ? DEPTH : 3;
  for (let z = 0; z < depth; z += 1)
    await writeFile(path.join(folder, `IM${z}`), slice(person, kind, z));
}

function slice(person: Person, kind: 'lge' | 'scout', z: number): Buffer {
  const series = `${person.uid}.1.${kind === 'lge' ? 1 : 2}`;
  const pixels = Uint16Array.from({ length: WIDTH * WIDTH }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const noise = (i * 7919 + z * 104729 + person.id.length * 31 + person.name.length) % 50;
    return 100 + noise + (isInside(x, y, z) ? 300 : 0);
  });
  return part10(MR, `${series}.${z + 1}`, {
    ...personOf(person),
    '00080008': ['CS', kind === 'lge' ? 'ORIGINAL\\PRIMARY\\M' : 'ORIGINAL\\PRIMARY\\LOCALIZER'],
    '00080060': ['CS', 'MR'],
    '0008103e': ['LO', kind === 'lge' ? '3D LGE navigator' : 'localizer'],
    '00180020': ['CS', kind === 'lge' ? 'GR\\IR' : 'GR'],
    '00180023': ['CS', kind === 'lge' ? '3D' : '2D'],
    '00180082': ['DS', '290'],
    '0020000e': ['UI', series],
    '00200032': ['DS', `-30\\-30\\${z * SPACING}`],
    '00200037': ['DS', '1\\0\\0\\0\\1\\0'],
    '00200052': ['UI', `${person.uid}.9`],
    '00280002': ['US', 1],
    '00280004': ['CS', 'MONOCHROME2'],
    '00280010': ['US', WIDTH],
    '00280011': ['US', WIDTH],
    '00280030': ['DS', '1.25\\1.25'],
    '00280100': ['US', 16],
    '00280101': ['US', 12],
    '00280102': ['US', 11],
    '00280103': ['US', 0],
    '00280301': ['CS', 'NO'],
    '00291010': ['LO', `private note on ${person.name}`],
    '7fe00010': ['OW', new Uint8Array(pixels.buffer)],
  });
}

/** Writes a binary segmentation of the late enhancement scan of {@link writeSeries}. */
export async function writeSegmentation(file: string, person: Person): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const bits = new Uint8Array((WIDTH * WIDTH * DEPTH) / 8);
  for (let i = 0; i < WIDTH * WIDTH * DEPTH; i += 1) {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH) % WIDTH];
    if (isInside(x, y, Math.floor(i / WIDTH ** 2))) bits[i >> 3] |= 1 << (i & 7);
  }
  const frames = Array.from({ length: DEPTH }, (_, z): DataSet => ({
    '00209113': ['SQ', [{ '00200032': ['DS', `-30\\-30\\${z * SPACING}`] }]],
    '0062000a': ['SQ', [{ '0062000b': ['US', 1] }]],
  }));
  const dataSet: DataSet = {
    ...personOf(person),
    '00080060': ['CS', 'SEG'],
    '00081115': ['SQ', [{ '0020000e': ['UI', `${person.uid}.1.1`] }]],
    '0020000e': ['UI', `${person.uid}.1.3`],
    '00200052': ['UI', `${person.uid}.9`],
    '00280002': ['US', 1],
    '00280004': ['CS', 'MONOCHROME2'],
    '00280008': ['IS', String(DEPTH)],
    '00280010': ['US', WIDTH],
    '00280011': ['US', WIDTH],
    '00280100': ['US', 1],
    '00280101': ['US', 1],
    '00280102': ['US', 0],
    '00280103': ['US', 0],
    '00620001': ['CS', 'BINARY'],
    '00620002': ['SQ', [{ '00620004': ['US', 1], '00620005': ['LO', `LA of ${person.name}`] }]],
    '52009229': [
      'SQ',
      [
        {
          '00209116': ['SQ', [{ '00200037': ['DS', '1\\0\\0\\0\\1\\0'] }]],
          '00289110': ['SQ', [{ '00180050': ['DS', '2.5'], '00280030': ['DS', '1.25\\1.25'] }]],
        },
      ],
    ],
    '52009230': ['SQ', frames],
    '7fe00010': ['OB', bits],
  };
  await writeFile(file, part10(SEG, `${person.uid}.1.3.1`, dataSet));
}
