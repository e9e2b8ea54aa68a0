import { passOn } from '@/server/proxy';

export const dynamic = 'force-dynamic';

type Context = RouteContext<'/api/trpc/[...path]'>;

async function handle(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params;
  return passOn(request, `/trpc/${path.map(encodeURIComponent).join('/')}`);
}

export { handle as GET, handle as POST };
