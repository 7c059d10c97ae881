import type { Artefact } from '../engine/artefact.ts';
import { hashed, header } from './header.ts';
import type { Site } from './site-type.ts';

const source = 'stack/logrotate.ts';
/** Days for which server.log is kept. */
const days = 30;

/** Rotation of the marketplace's log. Numbered files, not dated ones, so that the oldest is always the last. */
export function logrotateArtefacts(site: Site): Artefact[] {
  const comment = header(
    `Rotation of the marketplace's log: ${days} days, whether or not it is shipped.`,
    source,
    '/etc/logrotate.d/marketplace-server',
    'The server opens its log once and appends to it; no signal makes it open the file again. So the file is copied',
    'and emptied in place (copytruncate): a rename would leave the server writing to the old file until a restart.',
  );
  const body = [
    `${site.marketplace.serverLog} {`,
    '    daily',
    `    rotate ${days}`,
    `    maxage ${days}`,
    '    nodateext',
    '    missingok',
    '    notifempty',
    '    compress',
    '    copytruncate',
    '}',
  ];
  const text = `${hashed(comment)}${body.join('\n')}\n`;
  return [{ path: 'system/logrotate/marketplace-server', text, kind: 'config', source }];
}
