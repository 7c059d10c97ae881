import { describe, expect, it } from 'vitest';
import {
  above,
  increase,
  maxOverTime,
  offset,
  promql,
  rate,
  rateInterval,
  shownRange,
  stepInterval,
  subquery,
  sum,
  type Window,
} from '../../../../engine/promql/index.ts';
import { callRate, calls, failed, queue } from '../../small-project.ts';
import { inAlert, onPanel, rawOf } from './findings.ts';

const growing = (window: Window) => above(sum(increase(failed, window)), 0);

describe('range-window, with a scrape every 15 s, an evaluation every 30 s and 90 days of history', () => {
  it.each<Window>(['1m', '60s', '5m', '90d'])('is silent about a window of %s', (window) => {
    expect(inAlert(growing(window))).toEqual([]);
  });

  it('reports a window of fewer than two scrapes', () => {
    expect(inAlert(growing('29s'))).toEqual([
      {
        id: 'range-window',
        under: '29s',
        message: 'a window of 29 seconds holds fewer than two scrapes',
        help: 'at a scrape interval of 15s write at least 1m',
      },
    ]);
  });

  it('warns of a window of fewer than four scrapes', () => {
    const message = 'a window of 59 seconds holds fewer than four scrapes: one that fails leaves a gap';
    expect(inAlert(growing('59s'))).toMatchObject([{ id: 'warning range-window', message }]);
    expect(inAlert(growing('30s'))).toMatchObject([{ id: 'warning range-window' }]);
  });

  it('counts evaluations for a window over a recording rule, which is written at each of them', () => {
    expect(inAlert(above(maxOverTime(callRate, '1m'), 1))).toEqual([
      {
        id: 'warning range-window',
        under: '1m',
        message: 'a window of 1 minute holds fewer than four evaluations: one that fails leaves a gap',
        help: 'at an evaluation interval of 30s write at least 2m',
      },
    ]);
    expect(inAlert(above(maxOverTime(callRate, '2m'), 1))).toEqual([]);
  });

  it('reports what looks back beyond the history, an offset included', () => {
    const message = 'looks back further than the 90 days that Prometheus keeps';
    const help = 'a shorter window, or a longer retention in site.ts';
    expect(inAlert(growing('91d'))).toEqual([{ id: 'range-window', under: '91d', message, help }]);
    expect(inAlert(above(sum(increase(offset(failed, '60d'), '31d')), 0))).toMatchObject([{ message }]);
    expect(inAlert(above(maxOverTime(subquery(sum(queue), '100d', '1h')), 1))).toMatchObject([{ message }]);
    expect(inAlert(rawOf(promql`max_over_time(queue_length[30d] offset 60d) > 1`))).toEqual([]);
  });

  it('reports an offset beyond the history, once', () => {
    const help = 'a shorter offset, or a longer retention in site.ts';
    expect(inAlert(above(offset(queue, '91d'), 1))).toMatchObject([
      { under: 'queue_length{job="shop"} offset 91d', help },
    ]);
    expect(inAlert(above(sum(increase(offset(failed, '91d'), '5m')), 0))).toMatchObject([{ help }]);
  });

  it('is silent about the variables of Grafana on a panel, and reports them in a rule', () => {
    expect(onPanel(rate(calls, rateInterval))).toEqual([]);
    expect(onPanel(sum(increase(calls, shownRange)))).toEqual([]);
    expect(inAlert(growing(rateInterval))).toContainEqual({
      id: 'range-window',
      under: '$__rate_interval',
      message: "$__rate_interval is Grafana's: in a rule file Prometheus refuses it",
      help: 'write a duration, such as 5m',
    });
  });

  it('warns of a step as a window, which may be shorter than two scrapes', () => {
    expect(onPanel(rate(failed, stepInterval))).toEqual([
      {
        id: 'warning range-window',
        under: '$__interval',
        message: '$__interval may be shorter than two scrapes',
        help: 'write $__rate_interval',
      },
    ]);
  });
});
