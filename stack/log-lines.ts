/**
 * What a shipper does to a log line, in the regular expressions (RE2) that Alloy and promtail share. The labels of a
 * stream are job, unit and level: few values each.
 */

/** Job of the entries that come from the systemd journal. */
export const journalJob = 'journal';

/** Values of the label `level`. */
export const logLevels = ['error', 'warn', 'info', 'debug', 'trace'] as const;

/** The level of a line of server.log: the first word of its head that is one. */
export const levelPattern = '^.{0,80}?\\b(?P<level>ERROR|WARN|INFO|DEBUG|TRACE)\\b';

/** Levels of the systemd journal (syslog's words), by ours. */
export const journalLevels: Readonly<Record<'error' | 'warn' | 'info', string>> = {
  error: 'emerg|alert|crit|err|error',
  warn: 'warning',
  info: 'notice',
};

/** What must not leave the server even if a line holds it: what is found, and what is written in its place. */
export interface Redaction {
  /** One capturing group, which is replaced. */
  readonly pattern: string;
  readonly by: string;
}

export const redactions: readonly Redaction[] = [
  // Monero's addresses have 95 characters of base 58, integrated ones 106.
  { pattern: '\\b([1-9A-HJ-NP-Za-km-z]{95,106})\\b', by: '[address]' },
  { pattern: '\\b([a-z2-7]{56}\\.onion)\\b', by: '[onion]' },
  // Keys and transaction ids.
  { pattern: '\\b([0-9a-fA-F]{64})\\b', by: '[key]' },
  // Ids of users and escrows.
  { pattern: '\\b([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\b', by: '[id]' },
  { pattern: '\\b(\\d{1,3}(?:\\.\\d{1,3}){3})\\b', by: '[ip]' },
  { pattern: '\\b(\\d+(?:\\.\\d+)?) ?(?:XMR|xmr)\\b', by: '[amount]' },
];

/** A regular expression that matches these units of systemd and no others. */
export function unitsPattern(units: readonly string[]): string {
  return units.map((unit) => unit.replace(/[.\\+*?()|[\]{}^$]/g, '\\$&')).join('|');
}
