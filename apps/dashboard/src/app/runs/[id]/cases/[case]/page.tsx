import type { Metadata } from 'next';
import { CasePage } from './case-page';

interface Props {
  readonly params: Promise<{ id: string; case: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Case ${decodeURIComponent((await params).case)}` };
}

export default async function Page({ params }: Props) {
  const caseId = decodeURIComponent((await params).case);
  // Another case is another page: nothing of the last one may stand beside it.
  return <CasePage key={caseId} caseId={caseId} />;
}
