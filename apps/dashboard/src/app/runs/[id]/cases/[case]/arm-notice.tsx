import type { ViewerArm } from '@atrium/contracts';
import { Notice } from '@/components/notice';

/** Why the arm that is looked at has no outline, and what to do. Nothing when it has one. */
export function ArmNotice({ arm, caseId }: { arm: ViewerArm | null; caseId: string }) {
  if (!arm || arm.has_mask) return null;
  const { row } = arm;
  if (!row)
    return (
      <Notice>
        Arm {arm.arm} has no result on case {caseId} yet: it shows here as soon as it is there.
      </Notice>
    );
  if (row.status === 'completed')
    return (
      <Notice>The protocol keeps no mask of arm {arm.arm}: its numbers are all there is.</Notice>
    );
  return (
    <Notice tone={row.status === 'failed' ? 'bad' : 'warn'}>
      Arm {arm.arm} {row.status === 'failed' ? 'failed' : 'was excluded'} on case {caseId} (
      {row.error_code}): {row.error_message}. {arm.meaning}
    </Notice>
  );
}
