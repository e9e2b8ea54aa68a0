/** The only way into the API for dashboard and CLI. */
export type { AppRouter } from '@atrium/routers';
export { createApiClient, type ApiClient } from './client';
