import { durationOf, inWords, secondsOf } from '../../duration.ts';
import type { ExpressionUse, Model } from '../../model.ts';
import { lookBackOf } from '../../promql/look-back.ts';
import type { RangeNode, SelectorNode, SubqueryNode } from '../../promql/node.ts';
import { nodeCheck, type NodeProblem } from '../check.ts';

/**
 * A window that the scrape interval or the retention does not fill. A range shorter than two scrapes often holds
 * a single sample, of which `rate` makes nothing; four is what a missed scrape still leaves room for.
 */
export const rangeWindow = nodeCheck({
  id: 'range-window',
  on: ['range', 'subquery', 'selector'],
  visit(node, use, model) {
    if (node.op === 'selector') return farBack(node, model);
    const problems = node.window.startsWith('$')
      ? variable(node, use)
      : [...tooShort(node, use, model), ...tooLong(node, model)];
    return problems.map((problem) => ({ ...problem, part: node.window }));
  },
});

function variable(node: RangeNode | SubqueryNode, { owner }: ExpressionUse): NodeProblem[] {
  if (owner.kind === 'panel' || owner.kind === 'annotation') {
    if (node.window !== '$__interval' || node.op !== 'range') return [];
    const help = 'write $__rate_interval';
    return [{ message: '$__interval may be shorter than two scrapes', help, severity: 'warning' }];
  }
  const message = `${node.window} is Grafana's: in a rule file Prometheus refuses it`;
  return [{ message, help: 'write a duration, such as 5m' }];
}

function tooShort(node: RangeNode | SubqueryNode, use: ExpressionUse, { project }: Model): NodeProblem[] {
  const length = secondsOf(node.window);
  if (length === undefined || node.op !== 'range') return [];
  const { metric } = node.of;
  const { interval, what } =
    metric?.kind === 'recorded' && use.owner.kind !== 'panel' && use.owner.kind !== 'annotation'
      ? { interval: use.owner.group.interval, what: 'evaluation' }
      : { interval: project.setting.scrapeInterval, what: 'scrape' };
  // An interval that is no duration is reported by itself.
  const apart = secondsOf(interval) ?? 0;
  const samples = length / apart;
  if (samples >= 4) return [];
  const help = `at ${what === 'scrape' ? 'a scrape' : 'an evaluation'} interval of ${interval} write at least ${durationOf(apart * 4)}`;
  const window = `a window of ${inWords(node.window)} holds fewer than`;
  if (samples < 2) return [{ message: `${window} two ${what}s`, help }];
  return [{ message: `${window} four ${what}s: one that fails leaves a gap`, help, severity: 'warning' }];
}

function tooLong(node: RangeNode | SubqueryNode, { project }: Model): NodeProblem[] {
  const { retention } = project.setting;
  const below = node.op === 'range' ? lookBackOf(node.of) : 0;
  // The selector of a range that begins beyond it is reported by itself.
  if (below > kept(retention) || lookBackOf(node) <= kept(retention)) return [];
  return [beyond(retention, 'window')];
}

function farBack(node: SelectorNode, { project }: Model): NodeProblem[] {
  const { retention } = project.setting;
  return lookBackOf(node) <= kept(retention) ? [] : [beyond(retention, 'offset')];
}

/** Seconds of history; a retention that is no duration is reported by itself. */
function kept(retention: string): number {
  return secondsOf(retention) ?? Infinity;
}

function beyond(retention: string, what: 'window' | 'offset'): NodeProblem {
  const help = `a shorter ${what}, or a longer retention in site.ts`;
  return { message: `looks back further than the ${inWords(retention)} that Prometheus keeps`, help };
}
