import {
  groupBy,
  protocolYamlSchema,
  type ModelSummary,
  type PreviewSite,
  type ProtocolYaml,
  type RunPreview,
  type Selection,
  type SiteView,
} from '@atrium/contracts';
import { cohorts, cohortViews, protocols, sites, workers, type Queryable } from '@atrium/db';
import { expandArms, modelsNamed, planRun, settingsOf } from '@atrium/protocol';
import { missingSubset } from '../cohort/missing-subset';
import { NotFoundError } from '../errors';
import { viewSite } from '../site/view';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';
import { missingPilot } from './pilot';
import { plannedFacts } from './planned-facts';

/** More (case, arm) pairs than this are not planned one by one: evenly chosen cases stand for all. */
const MAX_PAIRS = 100_000;
const MAX_CASES = 1000;
const MIN_CASES = 50;

interface PreviewInput {
  readonly protocol_id: string;
  readonly cohort_id: string;
  readonly selection: Selection;
}

type SelectedSite = cohortViews.SelectedSite;

/** What a launch would do and cost, from what registration kept: no file is read. @throws NotFoundError */
export const previewRun = defineRead(
  async (db, { protocol_id, cohort_id, selection }: PreviewInput, now): Promise<RunPreview> => {
    const protocol = await loadProtocol(db, protocol_id);
    const cohort = await cohorts.findCohort(db, cohort_id);
    if (!cohort) throw new NotFoundError(`No cohort has the id ${cohort_id}.`);
    const selected = await countSelected(db, cohort_id, selection);
    const unknown = await unknownCases(db, cohort_id, selection);
    const views = await viewSites(db, now);
    const siteViews = previewSites(selected, views, protocol);
    const sum = (of: (site: SelectedSite) => number) =>
      selected.reduce((total, site) => total + of(site), 0);
    const models = knownModels(protocol, [...views.values()]);
    const cases = sum((site) => site.cases);
    return {
      cases,
      issues: sum(({ issues }) => issues),
      without_facts: sum(({ without_facts }) => without_facts),
      unknown_cases: unknown,
      sites: siteViews,
      arms: expandArms(protocol).length,
      cost:
        models && cases > 0
          ? await readCost(db, [], { cohort_id, selection, protocol, models, cases })
          : null,
      refusals: [
        ...(await subsetRefusals(db, cohort, protocol, selection)),
        ...refusalsOf(protocol, cases, siteViews),
      ],
    };
  },
);

async function loadProtocol(db: Queryable, id: string): Promise<ProtocolYaml> {
  const row = await protocols.findProtocol(db, id);
  if (!row) throw new NotFoundError(`No protocol has the id ${id}.`);
  return protocolYamlSchema.parse(row.body);
}

/** Cases per site; whole sites were counted when the cohort was registered. */
async function countSelected(
  db: Queryable,
  cohortId: string,
  selection: Selection,
): Promise<SelectedSite[]> {
  const { sites: chosen, cases, limit, subset } = selection;
  if (cases || limit || subset !== undefined)
    return cohortViews.countSelected(db, cohortId, selection);
  const rows = await cohortViews.listCohortSites(db, cohortId);
  return rows
    .filter(({ siteId }) => chosen?.includes(siteId) ?? true)
    .map(({ siteId, cases: count, issues, withoutFacts }) => ({
      site: siteId,
      cases: count,
      issues,
      without_facts: withoutFacts,
    }));
}

async function unknownCases(
  db: Queryable,
  cohortId: string,
  { cases }: Selection,
): Promise<string[]> {
  if (!cases) return [];
  const found = await cohortViews.findCaseIds(db, cohortId, cases);
  const known = new Set(found.map(({ caseId }) => caseId));
  return cases.filter((one) => !known.has(one));
}

type KnownSite = SiteView & { readonly freeDiskMb: number | null };

async function viewSites(db: Queryable, now: Date): Promise<Map<string, KnownSite>> {
  const [rows, machines] = await Promise.all([sites.listSites(db), workers.listWorkers(db)]);
  const free = new Map(machines.map(({ gateway, freeDiskMb }) => [gateway, freeDiskMb]));
  return new Map(
    rows.map((row) => [
      row.id,
      { ...viewSite(row, now), freeDiskMb: free.get(row.gateway ?? '') ?? null },
    ]),
  );
}

function previewSites(
  selected: readonly SelectedSite[],
  views: ReadonlyMap<string, KnownSite>,
  protocol: ProtocolYaml,
): PreviewSite[] {
  const ids = modelsNamed(protocol);
  const here = selected.map(({ site }) => views.get(site));
  const wanted = new Map(ids.map((id) => [id, mostCommonHash(id, here)]));
  return selected.map(({ site, cases, issues }) => {
    const view = views.get(site);
    return {
      site,
      cases,
      issues,
      online: view?.online ?? false,
      last_seen_at: view?.last_seen_at ?? null,
      provider: view?.provider ?? null,
      free_disk_mb: view?.freeDiskMb ?? null,
      models: ids.map((id) => previewModel(id, view, wanted.get(id) ?? null)),
    };
  });
}

const modelOf = (id: string, view: SiteView | undefined): ModelSummary | undefined =>
  view?.models.find((model) => model.id === id);

function mostCommonHash(id: string, views: readonly (SiteView | undefined)[]): string | null {
  const hashes = views.flatMap((view) => modelOf(id, view)?.sha256 ?? []);
  const groups = [...groupBy(hashes, (hash) => hash).values()];
  return groups.sort((a, b) => b.length - a.length)[0]?.[0] ?? null;
}

function previewModel(
  id: string,
  view: SiteView | undefined,
  wanted: string | null,
): PreviewSite['models'][number] {
  const sha256 = modelOf(id, view)?.sha256 ?? null;
  if (sha256 !== null)
    return { id, state: sha256 === wanted ? 'ready' : 'differs', sha256, reason: null };
  const refused = view?.refused.find((one) => one.id === id);
  return refused
    ? { id, state: 'refused', sha256, reason: refused.message }
    : { id, state: 'missing', sha256, reason: null };
}

/** The protocol's models with their costs; null when one is known nowhere. */
function knownModels(protocol: ProtocolYaml, views: readonly SiteView[]): ModelSummary[] | null {
  const found = modelsNamed(protocol).map((id) =>
    views.map((view) => modelOf(id, view)).find((model) => model !== undefined),
  );
  const known = found.filter((model) => model !== undefined);
  return known.length === found.length ? known : null;
}

interface CostInput extends Omit<PreviewInput, 'protocol_id'> {
  readonly protocol: ProtocolYaml;
  readonly models: readonly ModelSummary[];
  readonly cases: number;
}

/** Kept without a stamp: a cohort never changes, and whatever else a plan depends on is part of the question. */
const readCost = remembered(planCost);

async function planCost(
  db: Queryable,
  { cohort_id, selection, protocol, models, cases }: CostInput,
): Promise<RunPreview['cost']> {
  const arms = Math.max(1, expandArms(protocol).length);
  const most = Math.min(MAX_CASES, Math.max(MIN_CASES, Math.floor(MAX_PAIRS / arms)));
  const rows = await cohortViews.listFacts(db, cohort_id, selection, Math.ceil(cases / most));
  const { target } = settingsOf(protocol);
  const plan = planRun({ protocol, models, cases: rows.map((row) => plannedFacts(row, target)) });
  const scale = cases / rows.length;
  const registered = rows.filter(({ issue }) => issue !== null).length;
  const strategies = groupBy(plan.arms, ({ strategy }) => strategy);
  return {
    rows: cases * plan.arms.length,
    prompts: Math.round(plan.prompts * scale),
    encoder_passes: Math.round(plan.encoder_passes * scale),
    decodings: Math.round(plan.decodings * scale),
    minutes: plan.minutes * scale,
    disk_mb: plan.disk_mb * scale,
    unreadable: Math.round((plan.unreadable.length - registered) * scale),
    planned_cases: rows.length,
    strategies: [...strategies].map(([strategy, of]) => ({
      strategy,
      model: of[0].model,
      arms: of.length,
      prompts: Math.round(of.reduce((sum, { prompts }) => sum + prompts, 0) * scale),
      decodings: Math.round(of.reduce((sum, { decodings }) => sum + decodings, 0) * scale),
    })),
  };
}

async function subsetRefusals(
  db: Queryable,
  cohort: Parameters<typeof missingSubset>[1],
  protocol: ProtocolYaml,
  { subset }: Selection,
): Promise<string[]> {
  const found = [await missingSubset(db, cohort, subset), await missingPilot(db, cohort, protocol)];
  return found.filter((refusal) => refusal !== null);
}

/** What `runs.launch` would refuse now, in the same order. */
function refusalsOf(
  protocol: ProtocolYaml,
  cases: number,
  siteViews: readonly PreviewSite[],
): string[] {
  const at = (id: string, state: string) =>
    siteViews
      .filter(({ models }) => models.some((model) => model.id === id && model.state === state))
      .map(({ site }) => site);
  const of = (id: string) => [
    ...sentence(at(id, 'missing'), (list) => `No worker has said to have model ${id} at: ${list}.`),
    ...sentence(
      at(id, 'refused'),
      (list) => `Model ${id} is refused at: ${list}. Restore its files.`,
    ),
    ...sentence(
      at(id, 'differs'),
      (list) => `Other files of model ${id} are at: ${list}. Give every site the same bundle.`,
    ),
  ];
  return [
    ...(cases === 0 ? ['The selection holds no case of the cohort.'] : []),
    ...modelsNamed(protocol).flatMap(of),
  ];
}

const sentence = (list: readonly string[], say: (list: string) => string): string[] =>
  list.length > 0 ? [say(list.join(', '))] : [];
