import type { RunDetail } from '@atrium/contracts';

/** A file of a crate. */
export interface CrateFile {
  /** Relative to the crate, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const CONTEXT = 'https://w3id.org/ro/crate/1.1/context';
const CONFORMS_TO = 'https://w3id.org/ro/crate/1.1';

const FORMATS: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  svg: 'image/svg+xml',
  yaml: 'application/yaml',
};

/** What people read of the files that every crate has. */
const ABOUT: Readonly<Record<string, string>> = {
  'run.json': 'What the run was: protocol, cohort, models, counts and warnings',
  'results.csv': 'Metrics, a row for each case and arm',
  'slices.csv': 'Metrics, a row for each case, arm and slice',
  'protocol.yaml': 'The protocol as it was written',
  'manifest.json': 'SHA-256 of images, references, models, results and masks; none of them is here',
  'report.html': 'The report of the run, as one page',
};

type Entity = Readonly<Record<string, unknown>> & { readonly '@id': string };

const ref = (id: string) => ({ '@id': id });

/** ro-crate-metadata.json (RO-Crate 1.1): the run as an action of Atrium and the models on the cohort, which made these files. */
export function roCrate(run: RunDetail, version: string, files: readonly CrateFile[]) {
  const models = run.models.map(modelEntity);
  const entities: Entity[] = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: ref(CONFORMS_TO),
      about: ref('./'),
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: nameOf(run),
      description: `Run ${run.id} of Atrium: segmentations of ${run.protocol.name} compared with references, without any image or mask.`,
      datePublished: run.ended_at ?? run.created_at,
      license: ref('#licence'),
      hasPart: files.map(({ path }) => ref(path)),
      mentions: ref('#run'),
    },
    {
      '@id': '#licence',
      '@type': 'CreativeWork',
      name: 'No licence stated',
      description:
        'What may be done with these results is for the sites to say that hold the scans.',
    },
    runEntity(run, version, files),
    { '@id': '#atrium', '@type': 'SoftwareApplication', name: 'Atrium', version },
    ...models,
    {
      '@id': '#cohort',
      '@type': 'Collection',
      name: `${run.cohort.name} v${run.cohort.version}`,
      description: `${run.cases} cases at ${run.sites.join(', ')}. The scans stay at their sites.`,
      identifier: `sha256:${run.cohort.sha256}`,
    },
    ...files.map(fileEntity),
  ];
  return { '@context': [CONTEXT, { sha256: 'https://schema.org/sha256' }], '@graph': entities };
}

const nameOf = ({ protocol, cohort }: RunDetail): string =>
  `${protocol.name} v${protocol.version} on ${cohort.name} v${cohort.version}`;

const runEntity = (run: RunDetail, version: string, files: readonly CrateFile[]): Entity => ({
  '@id': '#run',
  '@type': 'CreateAction',
  name: nameOf(run),
  identifier: `urn:uuid:${run.id}`,
  description: `Exported by Atrium ${version}; state ${run.state}.`,
  instrument: [ref('#atrium'), ...run.models.map(({ id }) => ref(`#model-${id}`))],
  object: [ref('#cohort'), ref('protocol.yaml')],
  result: files.map(({ path }) => ref(path)).filter((one) => one['@id'] !== 'protocol.yaml'),
  ...(run.started_at !== null && { startTime: run.started_at }),
  ...(run.ended_at !== null && { endTime: run.ended_at }),
});

const modelEntity = ({ id, title, version, sha256 }: RunDetail['models'][number]): Entity => ({
  '@id': `#model-${id}`,
  '@type': 'SoftwareApplication',
  name: title,
  version,
  identifier: `sha256:${sha256}`,
});

const fileEntity = ({ path, bytes, sha256 }: CrateFile): Entity => ({
  '@id': path,
  '@type': 'File',
  name: ABOUT[path] ?? path,
  encodingFormat: FORMATS[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
  contentSize: String(bytes),
  sha256,
});
