/**
 * Checks that one site is excused from, by id, each with the reason: `{ 'panel-unit': 'a score without unit' }`.
 * An id that excuses nothing is itself a finding.
 */
export type Allow = Readonly<Record<string, string>>;
