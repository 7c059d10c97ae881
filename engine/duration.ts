/** A Prometheus duration with one unit, such as `5m` or `30d`. */
export type Duration = `${number}${'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y'}`;

const secondsPerUnit = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 } as const;

const pattern = /^(?=\d)(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/;

/** Seconds of a Prometheus duration, or undefined if it is none. `1h30m` is one, `30m1h` is none. */
export function secondsOf(duration: string): number | undefined {
  if (!pattern.test(duration)) return undefined;
  let seconds = 0;
  for (const [, amount, unit] of duration.matchAll(/(\d+)(ms|[smhdwy])/g)) {
    seconds += Number(amount) * secondsPerUnit[unit as keyof typeof secondsPerUnit];
  }
  return seconds;
}

/** Seconds of a duration that is known to be one; throws a bug's error otherwise. */
export function seconds(duration: string): number {
  const value = secondsOf(duration);
  if (value === undefined) throw new Error(`not a Prometheus duration: ${duration}`);
  return value;
}

/** The shortest single-unit form of a number of seconds: 5400 is `90m`, 2592000 is `30d`. */
export function durationOf(value: number): Duration {
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    const amount = value / secondsPerUnit[unit];
    if (amount >= 1 && Number.isInteger(amount)) return `${amount}${unit}`;
  }
  return `${Math.round(value * 1000)}ms`;
}

/** In words for people: `5 minutes`, `30 days`. */
export function inWords(duration: string): string {
  const [, amount, unit] = /^(\d+)(ms|[smhdwy])$/.exec(durationOf(seconds(duration)))!;
  const words = { ms: 'millisecond', s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week', y: 'year' } as const;
  return `${amount} ${words[unit as keyof typeof words]}${amount === '1' ? '' : 's'}`;
}
