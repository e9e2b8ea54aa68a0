'use client';

import { counted, type CohortOverview, type ProtocolSummary } from '@atrium/contracts';
import { MultiSelect } from '@/components/multi-select';
import { Panel } from '@/components/panel';
import { Segmented } from '@/components/segmented';
import { Select } from '@/components/select';
import { CasePicker } from './case-picker';
import { SubsetPicker } from './subset-picker';
import type { Choice, Pilot } from './launch-state';

interface Change {
  readonly cohort?: string | null;
  readonly protocol?: string | null;
  readonly sites?: string[] | null;
  readonly cases?: string[] | null;
  readonly limit?: number | null;
  readonly subset?: string | null;
  readonly pilot?: Pilot | null;
}

interface ChoicePanelProps {
  readonly cohorts: readonly CohortOverview[];
  readonly protocols: readonly ProtocolSummary[];
  readonly choice: Choice;
  readonly chosenCases: readonly string[];
  readonly onChange: (change: Change) => void;
}

/** Which cohort, protocol, sites and cases. */
export function ChoicePanel({
  cohorts,
  protocols,
  choice,
  chosenCases,
  onChange,
}: ChoicePanelProps) {
  const { cohort, protocol, pilot, first, selection } = choice;
  return (
    <Panel title="What to run">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Select
          label="Cohort"
          value={cohort?.id ?? ''}
          options={[
            ['', 'choose a cohort'],
            ...cohorts.map(
              ({ id, name, version, cases }) =>
                [id, `${name} v${version} (${counted(cases, 'case')})`] as const,
            ),
          ]}
          // Sites that both cohorts have and the number of cases stay; a case's id may name another scan there.
          onChange={(next) => onChange({ cohort: next || null, cases: null, pilot })}
        />
        <Select
          label="Protocol"
          value={protocol?.id ?? ''}
          options={[
            ['', 'choose a protocol'],
            ...protocols.map(({ id, name, version }) => [id, `${name} v${version}`] as const),
          ]}
          onChange={(next) => onChange({ protocol: next || null })}
        />
        {cohort && (
          <MultiSelect
            label="Sites"
            options={cohort.sites.map(({ site }) => site)}
            chosen={selection.sites ?? []}
            onChange={(sites) => onChange({ sites })}
          />
        )}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-3">
        <Segmented
          label="Cases"
          value={pilot}
          options={[
            ['all', 'all'],
            ['first', 'a pilot on the first'],
            ['chosen', 'a pilot on chosen ones'],
            ['subset', 'a named subset'],
          ]}
          onChange={(next) => onChange({ pilot: next })}
        />
        {pilot === 'first' && (
          <label className="flex items-center gap-2">
            <span className="text-xs text-muted">How many, over all sites</span>
            <input
              type="number"
              min={1}
              value={first}
              onChange={({ target }) => onChange({ limit: target.valueAsNumber || 1 })}
              className="w-24 rounded border border-line bg-page px-2 py-1"
            />
          </label>
        )}
      </div>
      {pilot === 'subset' && cohort && (
        <SubsetPicker
          cohortId={cohort.id}
          chosen={selection.subset ?? ''}
          // Nothing chosen any more stays a choice of nothing: a link without a pilot would mean all cases.
          onChange={(subset) => onChange({ subset, ...(subset === null && { pilot }) })}
        />
      )}
      {pilot === 'chosen' && cohort && (
        <CasePicker
          cohortId={cohort.id}
          sites={selection.sites ?? []}
          chosen={chosenCases}
          onChange={(cases) => onChange({ cases, ...(cases.length === 0 && { pilot }) })}
        />
      )}
    </Panel>
  );
}
