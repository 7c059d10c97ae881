import { describe, expect, it } from 'vitest';
import { above, increase, matches, not, oneOf, promql, select, sum } from '../../../../engine/promql/index.ts';
import { calls, shop, up } from '../../small-project.ts';
import { inAlert, onPanel, rawOf } from './findings.ts';

const calling = (matchers: object) => above(sum(increase(select(calls, matchers as never), '5m')), 1);

describe('label-value', () => {
  it.each([
    ['a known value', calling({ mode: 'idle' })],
    ['one of several known values', calling({ mode: oneOf('idle', 'busy') })],
    ['a pattern that a known value is like', calling({ mode: matches('i.*') })],
    ['a known value that is left out', calling({ mode: not('idle') })],
    ['any value of an open label', calling({ path: '/anything' })],
    ['an exporter as a job', above(select(up, { job: shop }), 0)],
  ])('is silent about %s', (_what, when) => {
    expect(inAlert(when)).toEqual([]);
  });

  it('is silent about a variable of a dashboard', () => {
    expect(onPanel(rawOf(promql`sum(rate(calls_total{mode="$mode"}[$__rate_interval]))`))).toEqual([]);
  });

  it.each([
    ['mode="idel"', 'no value of label mode is "idel"', 'did you mean idle?'],
    ['mode!="idel"', 'no value of label mode is "idel"', 'did you mean idle?'],
    ['mode=~"x|y"', 'no value of label mode is like "x|y"', 'its values are idle, busy'],
    ['mode!~"x.*"', 'no value of label mode is like "x.*"', 'its values are idle, busy'],
  ])('reports %s', (matcher, message, help) => {
    const text = promql`sum(increase(calls_total{${matcher}}[5m])) > 1`;
    expect(inAlert(rawOf(text))).toEqual([
      { id: 'label-value', under: expect.stringContaining(matcher), message, help },
    ]);
  });
});
