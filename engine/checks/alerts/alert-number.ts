import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { parseTemplate } from '../../template/parse.ts';
import { type PrintedValue, printedValues } from '../../template/printed-value.ts';
import type { Unit } from '../../unit.ts';
import type { ModelCheck } from '../check.ts';
import { ofAnnotation } from './model/alert-use.ts';

/** A value printed in a form that does not fit what it measures. */
export const alertNumber: ModelCheck = {
  id: 'alert-number',
  run: ({ alerts }: Model): Finding[] =>
    alerts.flatMap((alert) =>
      (['summary', 'description'] as const).flatMap((field) =>
        !alert[field].includes('$value')
          ? []
          : printedValues(parseTemplate(alert[field])).flatMap((printed) => {
              const said = misprint(printed, alert.when.facts.unit);
              if (said === undefined) return [];
              const { start, end } = printed.action;
              return [ofAnnotation('alert-number', alert, field, { start, end: end + (said.beyond ?? 0), ...said })];
            }),
      ),
    ),
};

interface Misprint {
  readonly message: string;
  readonly help: string;
  /** How many characters behind the action belong to the fault. */
  readonly beyond?: number;
}

const humanized: Readonly<Record<string, { readonly unit: Unit; readonly what: string }>> = {
  humanizePercentage: { unit: 'ratio', what: 'a ratio between 0 and 1' },
  humanizeDuration: { unit: 'seconds', what: 'seconds' },
  humanize1024: { unit: 'bytes', what: 'bytes' },
  humanizeTimestamp: { unit: 'timestamp', what: 'a point in time' },
};

const units: Readonly<Partial<Record<Unit, string>>> = {
  count: 'a count',
  ratio: 'a ratio between 0 and 1',
  percent: 'a percentage between 0 and 100',
  seconds: 'a number of seconds',
  bytes: 'a number of bytes',
  boolean: '0 or 1',
  timestamp: 'a point in time',
  'count/s': 'a count per second',
  'bytes/s': 'bytes per second',
};

function misprint({ steps, behind }: PrintedValue, unit: Unit): Misprint | undefined {
  const [step] = steps;
  const percentSign = /^\s?(?:%|percent)/.exec(behind)?.[0].length ?? 0;
  const help = `write {{ $value | ${formatFor(unit)} }}`;
  if (step === undefined || step.name === 'print') return bareValue(unit, percentSign, help);
  const expected = humanized[step.name];
  if (expected !== undefined) {
    if (percentSign > 0 && step.name === 'humanizePercentage') {
      return {
        message: 'humanizePercentage writes the percent sign itself: this would read "15%%"',
        help: 'drop the sign behind it',
        beyond: percentSign,
      };
    }
    if (step.name === 'humanizeDuration' && /^\s?(?:s|sec|seconds?|minutes?|hours?|days?)\b/.test(behind)) {
      return {
        message: 'humanizeDuration writes the unit itself: this would read "5m 0s seconds"',
        help: 'drop the unit behind it',
      };
    }
    if (expected.unit === unit || units[unit] === undefined) return undefined;
    const times =
      unit === 'percent' && expected.unit === 'ratio' ? ', and would come out a hundred times too large' : '';
    return { message: `${step.name} is for ${expected.what}, and this is ${units[unit]}${times}`, help };
  }
  if (step.name === 'humanize') return humanizedPlainly(unit, help);
  return step.format === undefined ? undefined : printed(step.format, unit, percentSign, help);
}

function bareValue(unit: Unit, percentSign: number, help: string): Misprint {
  if (unit === 'ratio' && percentSign > 0) {
    return {
      message: 'a ratio between 0 and 1, printed with a percent sign: 0.15 would read "0.15%"',
      help,
      beyond: percentSign,
    };
  }
  const example = unit === 'ratio' ? '0.15384615384615385' : unit === 'seconds' ? '604800.5' : '3.0000000000000004';
  return { message: `${units[unit] ?? 'a number'}, printed with all its digits: it may read "${example}"`, help };
}

function humanizedPlainly(unit: Unit, help: string): Misprint | undefined {
  if (unit === 'ratio') return { message: 'a ratio between 0 and 1: humanize would print 0.15 as "150m"', help };
  if (unit === 'seconds') {
    return { message: 'a number of seconds: humanize would print 0.005 as "5m", and an hour as "3.6k"', help };
  }
  return unit === 'timestamp' ? { message: 'a point in time: humanize would print it as "1.7G"', help } : undefined;
}

function printed(format: string, unit: Unit, percentSign: number, help: string): Misprint | undefined {
  const verb = /%[-+# 0]*\d*(?:\.(\d+))?([a-zA-Z])/.exec(format);
  if (verb === null) {
    return { message: 'this format prints no number: a verb such as %.0f is missing', help };
  }
  if (!'eEfFgGv'.includes(verb[2]!)) {
    return {
      message: `%${verb[2]} is not for numbers with a fraction: this would read "%!${verb[2]}(float64=3)"`,
      help: help.includes('printf') ? help : 'write %.0f',
    };
  }
  if (unit !== 'ratio') return undefined;
  if (percentSign > 0 || format.includes('%%')) {
    return {
      message: 'a ratio between 0 and 1, printed with a percent sign: 0.15 would read "0.15%"',
      help,
      beyond: percentSign,
    };
  }
  const digits = Number(verb[1] ?? 6);
  if (digits >= 2) return undefined;
  const rounded = `rounded to ${digits === 0 ? 'an integer' : 'one digit'}`;
  return { message: `a ratio between 0 and 1, ${rounded}: 0.15 would read "${(0.15).toFixed(digits)}"`, help };
}

function formatFor(unit: Unit): string {
  const fitting = Object.entries(humanized).find(([, expected]) => expected.unit === unit);
  if (fitting) return fitting[0];
  if (unit === 'count' || unit === 'boolean') return 'printf "%.0f"';
  return unit === 'percent' ? 'printf "%.1f"' : 'humanize';
}
