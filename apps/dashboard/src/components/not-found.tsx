import Link from 'next/link';
import { buttonClass } from './button';
import { PageHead } from './page-head';

interface NotFoundProps {
  /** What the address should have led to, as in "There is no run of this address". */
  readonly what: string;
  /** What the address says instead. */
  readonly id?: string;
  /** The way back. */
  readonly list: { readonly label: string; readonly href: string };
}

/** A page whose address leads to nothing: said plainly, with a way back. */
export function NotFound({ what, id, list }: NotFoundProps) {
  return (
    <PageHead
      crumbs={[list, { label: 'Not found' }]}
      title={`There is no ${what} of this address`}
      about={
        <span className="wrap-anywhere">
          {id !== undefined && `Nothing is known of "${id}". `}
          The address may be cut or mistyped, or of another Atrium.
        </span>
      }
      actions={
        <Link href={list.href} className={buttonClass('primary')}>
          {list.label}
        </Link>
      }
    />
  );
}
