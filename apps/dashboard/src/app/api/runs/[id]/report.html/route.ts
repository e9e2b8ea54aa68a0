import { passOn } from '@/server/proxy';

export const dynamic = 'force-dynamic';

type Context = RouteContext<'/api/runs/[id]/report.html'>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return passOn(request, `/runs/${encodeURIComponent(id)}/report.html`);
}
