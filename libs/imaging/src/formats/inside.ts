import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '@atrium/contracts';
import { unreadable } from './file';
import { withoutPath } from './system-error';

/**
 * The file that another file names beside it.
 *
 * @param folder the folder of the file that names it
 * @param name relative to the folder; what lies elsewhere, by its name or through a link, is never opened
 * @returns its real path, or FILE_FORBIDDEN, FILE_MISSING; neither holds the name
 */
export async function fileInside(folder: string, name: string): Promise<Result<string>> {
  const parts = name.split(/[\\/]/);
  if (path.posix.isAbsolute(name) || path.win32.isAbsolute(name) || parts.includes('..'))
    return forbidden('one outside of it');
  try {
    const own = await realpath(folder);
    const target = await realpath(path.join(own, ...parts));
    return target.startsWith(own.endsWith(path.sep) ? own : own + path.sep)
      ? ok(target)
      : forbidden('a link that leads out of it');
  } catch (error) {
    if (!unreadable(error)) throw withoutPath('a folder could not be looked up', error);
    return fail({
      code: 'FILE_MISSING',
      message: 'expected a data file beside the header, found nothing at its path',
    });
  }
}

const forbidden = (found: string): Result<never> =>
  fail({
    code: 'FILE_FORBIDDEN',
    message: `expected a data file in the folder of its header, found ${found}`,
  });
