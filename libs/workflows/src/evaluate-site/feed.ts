import type { PendingCase, PendingPage } from '../activities';

/**
 * Hands out a site's pending cases in manifest order, a page at a time, until `budget` of them: the workflow then
 * continues as new from `cursor`, which keeps its history small.
 */
export class Feed {
  private readonly queue: PendingCase[] = [];
  private loading: Promise<void> | undefined;
  private exhausted = false;
  private handedOut = 0;

  constructor(
    public cursor: number,
    private readonly budget: number,
    private readonly load: (cursor: number) => Promise<PendingPage>,
  ) {
    this.nextPage = cursor;
  }

  private nextPage: number;

  /** Whether cases may be left for a next execution. */
  get hasMore(): boolean {
    return !this.exhausted || this.queue.length > 0;
  }

  async next(): Promise<PendingCase | undefined> {
    while (this.queue.length === 0 && !this.exhausted && !this.isSpent()) await this.loadOnce();
    const item = this.queue[0];
    // A case's models are never cut apart: the cursor counts cases.
    if (!item || (this.isSpent() && item.position !== this.cursor)) return undefined;
    this.queue.shift();
    this.handedOut += 1;
    this.cursor = item.position;
    return item;
  }

  private isSpent(): boolean {
    return this.handedOut >= this.budget;
  }

  private loadOnce(): Promise<void> {
    this.loading ??= this.loadPage().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async loadPage(): Promise<void> {
    const { items, next } = await this.load(this.nextPage);
    this.queue.push(...items);
    this.exhausted = next === null;
    this.nextPage = next ?? this.nextPage;
  }
}
