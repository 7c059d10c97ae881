import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** A file on the host that is not named by its absolute path. The text is not repeated: it may be the secret itself. */
export function filePath(files: readonly Located<string>[]): Finding[] {
  return files
    .filter(({ value }) => !/^\/[^\s'"]+[^\s'"/]$/.test(value))
    .map(({ origin }) => ({
      id: 'file-path',
      severity: 'error',
      ...origin,
      message: 'this is not the absolute path of a file',
      help: 'a path on the host that begins with / and has no spaces; what the file holds stays there',
    }));
}
