'use client';

import { filterParts, type FilterPart } from '@atrium/charts';
import { X } from 'lucide-react';
import { useResultFilter } from './result-filter';

/** Every filter in force, each with a way to drop it; nothing where there is none. */
export function FilterChips() {
  const { filter, drop } = useResultFilter();
  const parts = filterParts(filter);
  if (parts.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="mb-4 flex min-w-0 flex-wrap gap-2">
      {parts.map((part) => (
        <li key={`${part.of} ${part.label}`} className="min-w-0">
          <Chip part={part} onDrop={() => drop(part)} />
        </li>
      ))}
    </ul>
  );
}

function Chip({ part: { label, values }, onDrop }: { part: FilterPart; onDrop: () => void }) {
  const words = `${label}: ${values.join(', ')}`;
  return (
    <button
      type="button"
      onClick={onDrop}
      title={words}
      className="inline-flex max-w-full items-center gap-1 rounded-full border border-accent bg-accent-soft px-2.5 py-0.5"
    >
      <span className="max-w-[48ch] truncate">{words}</span>
      <X size={14} aria-hidden className="shrink-0" />
      <span className="sr-only">Drop this filter</span>
    </button>
  );
}
