'use client';

import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { buttonClass } from './button';

/** Above this many options a search field comes first. */
const SEARCH_FROM = 12;

interface MultiSelectProps {
  readonly label: string;
  readonly options: readonly string[];
  /** How many there are, where not all of them are options. */
  readonly total?: number;
  /** What an option is called. */
  readonly labelOf?: (option: string) => string;
  /** Answers to the search where not all are options; else the options are searched. */
  readonly search?: { readonly text: string; readonly onChange: (text: string) => void };
  /** A sentence on what is not listed. */
  readonly note?: string;
  /** Nothing chosen means all. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** A choice of any number of options. */
export function MultiSelect(props: MultiSelectProps) {
  const { label, options, chosen, onChange, note, total = options.length } = props;
  const { labelOf = (option: string) => option } = props;
  const [ownText, setOwnText] = useState('');
  const search = props.search ?? { text: ownText, onChange: setOwnText };
  const shown = props.search
    ? options
    : options.filter((one) => labelOf(one).toLowerCase().includes(ownText.toLowerCase()));
  const toggle = (option: string) =>
    onChange(
      chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option],
    );
  return (
    <Popover.Root>
      <Popover.Trigger className={buttonClass()}>
        {label}: {chosen.length === 0 ? 'all' : `${chosen.length} of ${total}`}
        <ChevronDown size={14} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className="z-40 max-h-80 w-72 overflow-y-auto rounded border border-line bg-panel p-2 shadow-lg"
        >
          {total >= SEARCH_FROM && (
            <input
              type="search"
              value={search.text}
              onChange={(event) => search.onChange(event.target.value)}
              aria-label={`Search ${label.toLowerCase()}`}
              placeholder="Search"
              className="mb-2 w-full rounded border border-line bg-page px-2 py-1"
            />
          )}
          {shown.map((option) => (
            <label
              key={option}
              className="flex items-center gap-2 rounded px-1 py-0.5 hover:bg-sunken"
            >
              <input
                type="checkbox"
                checked={chosen.includes(option)}
                onChange={() => toggle(option)}
              />
              <span className="min-w-0 truncate" title={labelOf(option)}>
                {labelOf(option)}
              </span>
            </label>
          ))}
          {shown.length === 0 && <p className="px-1 text-muted">Nothing of that name.</p>}
          {note && <p className="mt-1 px-1 text-xs text-muted">{note}</p>}
          <button
            type="button"
            disabled={chosen.length === 0}
            onClick={() => onChange([])}
            className="mt-2 px-1 text-accent underline disabled:text-muted disabled:no-underline"
          >
            All of them
          </button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
