'use client';

import { sayValue } from '@atrium/charts';
import { counted, type MovedCase, type RunsAnalysis } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { firstSlice, worstFirst } from '../runs/[id]/cases/[case]/slice-facts';
import { CasePicture } from './case-picture';

/** Each is read at its site. */
const SHOWN = 4;

interface WorsePanelProps {
  readonly found: RunsAnalysis;
  readonly a: string;
  readonly b: string;
}

/** The cases that got worst, as they are in either run: the slice that B's arm did worst on. */
export function WorsePanel({ found: { moved, endpoint }, a, b }: WorsePanelProps) {
  const worse = moved.filter(({ is_better }) => !is_better);
  if (worse.length === 0) return null;
  const shown = worse.slice(0, SHOWN);
  return (
    <Panel title="Cases that got worse">
      <p className="mb-3 text-muted">
        {worse.length > SHOWN && `The first ${SHOWN} of ${counted(worse.length, 'value')}. `}
        The slice that B did worst on, in both runs: the reference, and dashed what the arm made.
      </p>
      <ul className="grid gap-5 xl:grid-cols-2" aria-label="Pictures of cases that got worse">
        {shown.map((one) => (
          <li key={`${one.case_id} ${one.arm}`} data-worse={one.case_id}>
            <Pair one={one} endpoint={endpoint} a={a} b={b} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface PairProps {
  readonly one: MovedCase;
  readonly endpoint: string;
  readonly a: string;
  readonly b: string;
}

function Pair({ one: { case_id, arm, before, now }, endpoint, a, b }: PairProps) {
  const trpc = useTRPC();
  const slices = useQuery(trpc.viewer.slices.queryOptions({ run_id: b, case_id, arm }));
  const found = useQuery(trpc.viewer.case.queryOptions({ run_id: b, case_id }));
  const geometry = found.data?.geometry;
  return (
    <>
      <h3 className="mb-1 wrap-anywhere">
        {case_id}, {arm}
      </h3>
      <QueryView query={slices} what="its slices">
        {(all) => {
          if (!geometry) return null;
          const slice = worstFirst(all).at(0)?.slice ?? firstSlice(all, geometry.size[2]);
          const picture = { caseId: case_id, arm, geometry, slice };
          return (
            <div className="grid grid-cols-2 gap-2">
              <CasePicture run={a} name={`A: ${sayValue(before, endpoint)}`} {...picture} />
              <CasePicture run={b} name={`B: ${sayValue(now, endpoint)}`} {...picture} />
            </div>
          );
        }}
      </QueryView>
    </>
  );
}
