/** Whether no answer of the API came through: tRPC then gives an error without data, the way to it a 502 to 504. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error) || !('data' in error)) return false;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('httpStatus' in data)) return true;
  return typeof data.httpStatus === 'number' && data.httpStatus >= 502;
}

const UNKNOWN_STATUS = [400, 404];

/** Whether what a page asked for by its address is not there: nothing has that id, or it is none. */
export function isUnknown(error: unknown): boolean {
  if (!(error instanceof Error) || !('data' in error)) return false;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('httpStatus' in data)) return false;
  return UNKNOWN_STATUS.some((status) => status === data.httpStatus);
}
