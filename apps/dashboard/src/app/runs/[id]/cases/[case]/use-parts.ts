'use client';

import {
  imageFactsSchema,
  sliceOutlinesSchema,
  type GreyWindow,
  type SliceOutlines,
} from '@atrium/contracts';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchPart, SiteError } from './site-fetch';
import { useThrottled } from './use-throttled';

/** Slices up and down that are fetched before anybody asks for them. */
const AHEAD = [1, -1, 2, -2, 3];
const RETRY_MS = 2_000;
/** While a window is dragged its neighbours are of no use. */
const SETTLED_MS = 300;

/** Parts of a case do not change while they are looked at; whoever is away is asked again until it answers. */
const lasting = {
  staleTime: Infinity,
  gcTime: 60_000,
  retry: (_failures: number, error: Error) => error instanceof SiteError && error.mayPass,
  retryDelay: RETRY_MS,
} as const;

/** A scan's grid and intensities. */
export const useImageFacts = (parts: string) =>
  useQuery({
    ...lasting,
    queryKey: ['image', parts],
    queryFn: async ({ signal }) =>
      imageFactsSchema.parse(await (await fetchPart(`${parts}/image`, signal)).json()),
  });

const sliceQuery = (parts: string, slice: number, window: GreyWindow | null) => {
  const query = window ? `?low=${window.low}&high=${window.high}` : '';
  const url = `${parts}/slices/${slice}.png${query}`;
  return queryOptions({
    ...lasting,
    queryKey: ['slice', url],
    // Asked with its signal: a slice that nobody waits for any more is given up, so that the newest wins.
    queryFn: async ({ signal }) => ({
      slice,
      url,
      bitmap: await createImageBitmap(await (await fetchPart(url, signal)).blob()),
    }),
  });
};
export type SliceImage = {
  readonly slice: number;
  readonly url: string;
  readonly bitmap: ImageBitmap;
};

const outlinesQuery = (parts: string, slice: number, arms: readonly string[]) => {
  const url = `${parts}/outlines?${new URLSearchParams({ slice: String(slice), arms: arms.join(',') })}`;
  return queryOptions({
    ...lasting,
    queryKey: ['outlines', url],
    queryFn: async ({ signal }): Promise<SliceOutlines> =>
      sliceOutlinesSchema.parse(await (await fetchPart(url, signal)).json()),
  });
};

interface Wanted {
  readonly slice: number;
  readonly depth: number;
  readonly window: GreyWindow | null;
  /** Arms to outline; null to draw no outline. */
  readonly arms: readonly string[] | null;
}

/** One slice with its outlines in the automatic window, for a picture that nobody leafs in. */
export function usePicture(parts: string, slice: number, arms: readonly string[]) {
  return {
    image: useQuery(sliceQuery(parts, slice, null)),
    outlines: useQuery(outlinesQuery(parts, slice, arms)),
  };
}

/** A slice and its outlines; its neighbours are fetched once it is there. */
export function useSlice(parts: string, { slice, depth, window, arms }: Wanted) {
  const image = useQuery(sliceQuery(parts, slice, window));
  const outlines = useQuery({
    ...outlinesQuery(parts, slice, arms ?? []),
    enabled: arms !== null,
  });
  const queryClient = useQueryClient();
  const isReady = useThrottled(window, SETTLED_MS) === window && image.isSuccess;
  useEffect(() => {
    if (!isReady) return;
    for (const step of AHEAD) {
      const near = slice + step;
      if (near < 0 || near >= depth) continue;
      void queryClient.prefetchQuery({ ...sliceQuery(parts, near, window), retry: false });
      if (arms)
        void queryClient.prefetchQuery({ ...outlinesQuery(parts, near, arms), retry: false });
    }
  }, [queryClient, isReady, parts, slice, depth, window, arms]);
  return { image, outlines };
}
