import type { ReactElement } from 'react';
import type { PromptSource } from '../sources';

interface EffortMarkProps {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  /** Told apart by shape, sites by colour. */
  readonly source: PromptSource;
  /** A ring: what lies under it stays in sight. */
  readonly isMask: boolean;
  /** What the arm is not like for like in. */
  readonly mark: string;
}

const SIZE = 4.5;
const RING = 6.5;

/** An arm at a site. A ring has a rim of the page's colour, so that it is seen where several arms stand at one place. */
export function EffortMark({ x, y, colour, source, isMask, mark }: EffortMarkProps): ReactElement {
  return (
    <g data-effort={isMask ? 'mask' : source} data-likeness={mark || undefined}>
      {isMask ? (
        <g fill="none">
          <circle cx={x} cy={y} r={RING} stroke="var(--chart-panel)" strokeWidth={5} />
          <circle cx={x} cy={y} r={RING} stroke={colour} strokeWidth={2.5} pointerEvents="all" />
        </g>
      ) : (
        <Solid x={x} y={y} colour={colour} source={source} />
      )}
      {mark !== '' && (
        <text x={x + 8} y={y + 4} fontSize={11} fill="var(--chart-text)">
          {mark}
        </text>
      )}
    </g>
  );
}

function Solid({ x, y, colour, source }: Omit<EffortMarkProps, 'isMask' | 'mark'>): ReactElement {
  if (source === 'reference') return <circle cx={x} cy={y} r={SIZE} fill={colour} />;
  const turn = source === 'automatic' ? `rotate(45 ${x} ${y})` : undefined;
  return (
    <rect
      x={x - SIZE}
      y={y - SIZE}
      width={2 * SIZE}
      height={2 * SIZE}
      fill={colour}
      transform={turn}
    />
  );
}
