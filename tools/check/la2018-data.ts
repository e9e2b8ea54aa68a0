import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocolYamlSchema, type ProtocolYaml } from '@atrium/contracts';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { LA2018 } from '../env';

export interface La2018Case {
  readonly id: string;
  readonly image: string;
  readonly reference: string;
  /** Folder of the masks that the original network gives. */
  readonly masks: string;
}

const manifestSchema = z.array(
  z.object({ case_id: z.string(), image: z.string(), reference: z.string() }),
);

async function readCsv(name: string): Promise<unknown> {
  return parseCsv(await readFile(path.join(LA2018, name)), { columns: true, bom: true });
}

/** LARGE, then the eight validation cases. */
export async function readCases(): Promise<La2018Case[]> {
  const rows = [await readCsv('large.csv'), await readCsv('validation.csv')];
  return rows
    .flatMap((csv) => manifestSchema.parse(csv))
    .map(({ case_id: id, image, reference }) => ({
      id,
      image: path.join(LA2018, image),
      reference: path.join(LA2018, reference),
      masks: path.join(LA2018, 'reference/masks', id),
    }));
}

export const readProtocol = async (): Promise<ProtocolYaml> =>
  protocolYamlSchema.parse(
    parseYaml(await readFile(path.join(LA2018, 'protocols/boxes.yaml'), 'utf8')),
  );

/** Dice of the original network by `<case>/<arm>`. */
export async function readReferenceDice(): Promise<Map<string, number>> {
  const rows = z
    .array(z.record(z.string(), z.string()))
    .parse(await readCsv('reference/litemedsam.csv'));
  return new Map(
    rows.flatMap((row) =>
      [0, 3, 8].map((margin): [string, number] => [
        `${row.case}/boxes-m${margin}`,
        Number(row[`dice_margin_px_${margin}`]),
      ]),
    ),
  );
}
