'use client';

import { Dialog } from '@/components/dialog';

const KEYS = [
  ['Up, right', 'next slice, towards superior'],
  ['Down, left', 'next slice, towards inferior'],
  ['Page up, page down', 'ten slices'],
  ['Home, end', 'the most inferior, the most superior slice'],
  ['w', 'the worst slice; again: the next worst'],
  ['n, p', 'next, previous case'],
  ['o', 'outlines on and off'],
  ['b', 'boxes on and off'],
  ['+, -, 0', 'larger, smaller, the whole slice'],
  ['a', 'the automatic window'],
  ['?', 'this list'],
] as const;

const POINTER = [
  ['Drag', 'move the slice'],
  ['Wheel', 'zoom, about the pointer'],
  ['Right button or shift, and drag', 'window: right is wider, down is darker'],
  ['Click on a bar', 'go to that slice'],
] as const;

/** What keys and pointer do on the page of a case. */
export function HelpDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title="Keys and pointer" isOpen={isOpen} onClose={onClose}>
      <Uses uses={KEYS} />
      <h3 className="mt-3 mb-1 font-semibold">Pointer</h3>
      <Uses uses={POINTER} />
    </Dialog>
  );
}

function Uses({ uses }: { uses: readonly (readonly [string, string])[] }) {
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 max-sm:grid-cols-1">
      {uses.map(([what, does]) => (
        <div key={what} className="contents">
          <dt className="font-medium">{what}</dt>
          <dd className="text-muted">{does}</dd>
        </div>
      ))}
    </dl>
  );
}
