import { SearchField } from '@/components/search-field';
import { Segmented } from '@/components/segmented';

interface ListFiltersProps<T extends string> {
  /** What is listed, in the plural. */
  readonly what: string;
  readonly states: readonly T[];
  readonly state: T;
  readonly text: string;
  readonly onState: (state: T) => void;
  readonly onText: (text: string | null) => void;
}

/** Above a list: one of its states, and a text to look for. */
export function ListFilters<T extends string>(props: ListFiltersProps<T>) {
  const { what, states, state, text, onState, onText } = props;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-3">
      <Segmented
        label="State"
        value={state}
        options={states.map((one) => [one, one])}
        onChange={onState}
      />
      <SearchField
        label={`Search ${what}`}
        value={text}
        onChange={(next) => onText(next || null)}
      />
    </div>
  );
}
