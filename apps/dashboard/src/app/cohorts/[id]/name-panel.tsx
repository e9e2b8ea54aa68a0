import { counted, type SubsetCondition } from '@atrium/contracts';
import { Button } from '@/components/button';
import { NameCases } from './name-cases';
import type { PickedCases } from './use-picked-cases';

interface NamePanelProps {
  readonly cohortId: string;
  readonly picked: PickedCases;
  /** The filters in force, as a rule; empty where they are none. */
  readonly where: SubsetCondition[];
  /** How many cases the filters leave. */
  readonly found: number;
}

/** Names cases: those that were picked, else those that the filters leave. */
export function NamePanel({ cohortId, picked, where, found }: NamePanelProps) {
  const { cases } = picked;
  if (cases.length > 0)
    return (
      <div
        className="mb-3 flex flex-wrap items-center gap-2"
        role="group"
        aria-label="Picked cases"
      >
        <NameCases
          key="cases"
          cohortId={cohortId}
          definition={{ kind: 'cases', cases: [...cases] }}
          what={`${cases.length === 1 ? 'the' : 'these'} ${counted(cases.length, 'picked case')}`}
          onNamed={picked.clear}
        />
        <Button onClick={picked.clear}>Pick none</Button>
      </div>
    );
  if (where.length === 0 || found === 0) return null;
  return (
    <NameCases
      key="where"
      cohortId={cohortId}
      definition={{ kind: 'where', where }}
      what={found === 1 ? 'this case' : `these ${counted(found, 'case')}`}
    />
  );
}
