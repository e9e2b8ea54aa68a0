import { passOn } from '@/server/proxy';

export const dynamic = 'force-dynamic';

type Context = RouteContext<'/api/runs/[id]/cases/[case]/[...part]'>;

/** A case's slices, outlines and masks. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, case: caseId, part } = await params;
  const path = ['runs', id, 'cases', caseId, ...part].map(encodeURIComponent).join('/');
  return passOn(request, `/${path}`);
}
