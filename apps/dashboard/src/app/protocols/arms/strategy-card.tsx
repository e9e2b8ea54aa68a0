import { counted } from '@atrium/contracts';
import type { StrategyArms } from './group-arms';

/** More ids than anybody reads; the sentence above them says how many there are. */
const SHOWN_ARMS = 200;

const SOURCE_WORDS = {
  reference: 'reference (oracle)',
  automatic: 'automatic',
  none: 'none',
} as const;

/** What a strategy does, over what it sweeps, and its arms. */
export function StrategyCard({ strategy }: { strategy: StrategyArms }) {
  const { arms } = strategy;
  return (
    <li data-strategy={strategy.strategy} className="rounded border border-line px-3 py-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-medium break-all">{strategy.strategy}</h3>
        <span className="text-muted tabular-nums">{counted(arms.length, 'arm')}</span>
      </div>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
        {factsOf(strategy).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {arms.length > 1 && (
        <details className="mt-1">
          <summary className="cursor-pointer text-accent">Ids of its arms</summary>
          <ul className="mt-1 max-h-48 overflow-y-auto font-mono text-xs break-all" tabIndex={0}>
            {arms.slice(0, SHOWN_ARMS).map((id) => (
              <li key={id}>{id}</li>
            ))}
            {arms.length > SHOWN_ARMS && <li>and {arms.length - SHOWN_ARMS} more</li>}
          </ul>
        </details>
      )}
    </li>
  );
}

function factsOf(one: StrategyArms): (readonly [string, string])[] {
  const facts: (readonly [string, string])[] = [
    ['Model', one.model],
    ['Kind', one.kind],
    ['Source', SOURCE_WORDS[one.source]],
    ['Z-range', one.z_range],
  ];
  if (one.fixed.length > 0) facts.push(['Fixed', one.fixed.join('; ')]);
  for (const { name, values } of one.swept) facts.push([`Over ${name}`, values.join(', ')]);
  return facts;
}
