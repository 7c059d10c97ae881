/**
 * What a number measures. `ratio` is 0–1, `percent` 0–100; `x/s` is x per second; `boolean` is 0 or 1;
 * `timestamp` is seconds since 1970; `number` is a bare literal that takes the unit of what it meets;
 * `unknown` is what the algebra cannot tell, and is judged by no check.
 */
export type Unit =
  | 'count'
  | 'ratio'
  | 'percent'
  | 'seconds'
  | 'bytes'
  | 'boolean'
  | 'timestamp'
  | 'count/s'
  | 'bytes/s'
  | 'number'
  | 'unknown';

/** The unit of `rate` of a counter: CPU seconds per second are a ratio. */
export function perSecond(unit: Unit): Unit {
  if (unit === 'count') return 'count/s';
  if (unit === 'bytes') return 'bytes/s';
  if (unit === 'seconds') return 'ratio';
  return 'unknown';
}

/** The unit of `left operator right` for PromQL's arithmetic operators; a literal side's number may be given. */
export function combine(operator: string, left: Unit, right: Unit, rightNumber?: number, leftNumber?: number): Unit {
  // `0 * up` is a way to write 0 with the labels of `up`.
  if (operator === '*' && (leftNumber === 0 || rightNumber === 0)) return 'number';
  switch (operator) {
    case '+':
    case '-':
      return sum(operator, left, right);
    case '*':
      return product(left, right, leftNumber, rightNumber);
    case '/':
      return quotient(left, right, rightNumber);
    case '%':
      return left;
    default:
      return 'unknown';
  }
}

function sum(operator: '+' | '-', left: Unit, right: Unit): Unit {
  if (left === 'number') return right;
  if (right === 'number') return left;
  if (left === 'timestamp' && right === 'timestamp') return operator === '-' ? 'seconds' : 'unknown';
  if (left === 'timestamp' && right === 'seconds') return 'timestamp';
  return left === right ? left : 'unknown';
}

function product(left: Unit, right: Unit, leftNumber?: number, rightNumber?: number): Unit {
  if (left === 'number' && right === 'number') return 'number';
  if (left === 'number') return timesNumber(right, leftNumber);
  if (right === 'number') return timesNumber(left, rightNumber);
  if (left === 'boolean' || left === 'ratio') return right === 'boolean' ? left : right;
  if (right === 'boolean' || right === 'ratio') return left;
  return timesSeconds(left, right) ?? timesSeconds(right, left) ?? 'unknown';
}

function timesNumber(unit: Unit, number: number | undefined): Unit {
  if (unit === 'ratio' && number === 100) return 'percent';
  return number === undefined || number === 1 ? unit : scaled(unit);
}

function timesSeconds(unit: Unit, other: Unit): Unit | undefined {
  if (other !== 'seconds') return undefined;
  return unit === 'count/s' ? 'count' : unit === 'bytes/s' ? 'bytes' : undefined;
}

function quotient(left: Unit, right: Unit, rightNumber?: number): Unit {
  if (left === 'number' && right === 'number') return 'number';
  if (left === 'percent' && rightNumber === 100) return 'ratio';
  if (right === 'number') return rightNumber === undefined ? left : scaled(left);
  if (left === right) return 'ratio';
  if (left === 'count' && right === 'seconds') return 'count/s';
  if (left === 'bytes' && right === 'seconds') return 'bytes/s';
  // What is left, by how fast it goes.
  if ((left === 'count' && right === 'count/s') || (left === 'bytes' && right === 'bytes/s')) return 'seconds';
  // The mean of what was observed: of a histogram of seconds, rate(sum) / rate(count).
  if (right === 'count/s' && (left === 'ratio' || left === 'bytes/s')) return left === 'ratio' ? 'seconds' : 'bytes';
  if (right === 'count' && (left === 'seconds' || left === 'bytes')) return left;
  return 'unknown';
}

/** A count times three is still a count; a ratio times three is no longer between 0 and 1. */
function scaled(unit: Unit): Unit {
  return unit === 'count' || unit === 'seconds' || unit === 'bytes' || unit === 'count/s' || unit === 'bytes/s'
    ? unit
    : 'unknown';
}
