import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** Mail settings that differ between receivers where one program has a single mail server, as Grafana does. */
export function mailServersDiffer(program: string, settings: readonly Located<string>[]): Finding[] {
  const [first] = settings;
  return settings
    .filter(({ value }) => value !== first?.value)
    .map(({ value, origin }) => ({
      id: 'mail-servers-differ',
      severity: 'error',
      ...origin,
      message: `${program} has one mail server and one sender, and here are ${value} and ${first?.value ?? ''}`,
      help: 'the same smarthost, from and login for every e-mail',
    }));
}
