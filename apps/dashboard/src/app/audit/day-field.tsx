'use client';

interface DayFieldProps {
  readonly label: string;
  readonly value: Date | null;
  readonly onChange: (value: Date | null) => void;
}

/** A day of UTC, by the browser's own calendar. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <label className="flex items-center gap-2">
      <span className="text-xs text-muted">{label}</span>
      <input
        type="date"
        value={value?.toISOString().slice(0, 10) ?? ''}
        onChange={({ target }) => onChange(dayOf(target.value))}
        className="rounded border border-line bg-panel px-2 py-1"
      />
    </label>
  );
}

/** Midnight of a day; nothing for what is no day. */
function dayOf(text: string): Date | null {
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? null : day;
}
