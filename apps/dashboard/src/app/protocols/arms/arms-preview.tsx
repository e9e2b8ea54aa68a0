import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { armsSentence, sourceNotes } from './sentences';
import type { StrategyArms } from './group-arms';
import { StrategyCard } from './strategy-card';

interface ArmsPreviewProps {
  /** null before any text without problems was seen. */
  readonly strategies: readonly StrategyArms[] | null;
  /** The text has problems now: what is shown is of an earlier one. */
  readonly isStale?: boolean;
}

/** The arms that a protocol makes, by strategy. */
export function ArmsPreview({ strategies, isStale = false }: ArmsPreviewProps) {
  return (
    <Panel title="Arms">
      {strategies === null ? (
        <p className="text-muted">The arms stand here once the text has no problem.</p>
      ) : (
        <>
          {isStale && (
            <Notice tone="warn">
              Not of the text as it stands: these are the arms that it made before its problems.
            </Notice>
          )}
          <p data-arms={strategies.reduce((sum, { arms }) => sum + arms.length, 0)}>
            {armsSentence(strategies)}
          </p>
          {sourceNotes(strategies).map((note) => (
            <p key={note} className="mt-1 text-muted">
              {note}
            </p>
          ))}
          <ul className={`mt-3 space-y-3 ${isStale ? 'border-l-4 border-warn pl-3' : ''}`}>
            {strategies.map((one) => (
              <StrategyCard key={one.strategy} strategy={one} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
