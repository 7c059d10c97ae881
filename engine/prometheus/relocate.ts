import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Debian builds this path into its programs; Alertmanager does not start without the templates that it holds. */
const builtIn = '/usr/share/prometheus';

/** A path of the same length, filled up with slashes: descriptor 9, which the launcher opens. */
const anywhere = '/proc/self/fd/9'.padEnd(builtIn.length, '/');

const launcher = (program: string): string => `#!/bin/sh
# ${program} was built to read ${builtIn}; here that is descriptor 9.
usr=\${0%/*}/..
exec 9<"$usr/share/prometheus" && exec "$usr/libexec/${program}" "$@"
`;

/**
 * Lets the programs of an unpacked Debian package find their data files wherever the folder `usr` is, since only root
 * could put them where they look. The path inside the program is replaced, and a launcher takes the program's place.
 */
export async function relocate(usr: string): Promise<void> {
  if (!existsSync(join(usr, 'share/prometheus'))) return;
  for (const program of await readdir(join(usr, 'bin'))) {
    const path = join(usr, 'bin', program);
    const content = await readFile(path);
    if (!replaceAll(content, builtIn, anywhere)) continue;
    await mkdir(join(usr, 'libexec'), { recursive: true });
    const moved = join(usr, 'libexec', program);
    await rename(path, moved);
    await writeFile(moved, content);
    await writeFile(path, launcher(program));
    await chmod(path, 0o755);
  }
}

/** Replaces in place; both texts have the same length. Says whether there was anything to replace. */
function replaceAll(content: Buffer, text: string, by: string): boolean {
  const first = content.indexOf(text);
  for (let at = first; at !== -1; at = content.indexOf(text, at + by.length)) content.write(by, at, 'latin1');
  return first !== -1;
}
