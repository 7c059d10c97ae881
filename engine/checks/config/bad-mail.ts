import type { Finding } from '../../finding.ts';
import { type AlertmanagerConfig, integrationsOf, type EmailConfig } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';

/** An e-mail integration that cannot deliver: no address, or half of a login. */
export function badMail(config: AlertmanagerConfig, locate: Locate): Finding[] {
  return (config.receivers ?? []).flatMap((receiver, at) =>
    integrationsOf(receiver)
      .filter(([key]) => key === 'email_configs')
      .flatMap(([key, position, mail]) =>
        wrong(mail as EmailConfig).map(([property, message, help]): Finding => ({
          id: 'bad-mail',
          severity: 'error',
          ...locate(['receivers', at, key, position, property]),
          message: `receiver ${receiver.name}: ${message}`,
          help,
        })),
      ),
  );
}

function wrong(mail: EmailConfig): [property: string, message: string, help: string][] {
  const found: [string, string, string][] = [];
  for (const property of ['to', 'from'] as const) {
    const bad = (mail[property] ?? 'a@b').split(',').find((part) => !/^[^\s@]+@[^\s@]+$/.test(part.trim()));
    if (bad !== undefined) found.push([property, `"${bad.trim()}" is no e-mail address`, 'write name@host']);
  }
  const user = mail.auth_username !== undefined;
  if (user && mail.auth_password_file === undefined) {
    found.push(['auth_username', 'a user name without a password file', 'give the file that holds the password']);
  }
  if (!user && mail.auth_password_file !== undefined) {
    found.push(['auth_password_file', 'a password file without a user name', 'give the user name of the mail server']);
  }
  return found;
}
