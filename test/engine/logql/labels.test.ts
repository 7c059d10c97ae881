import { describe, expect, it } from 'vitest';
import { streamLabelsOf } from '../../../engine/logql/labels.ts';

function shown(text: string): string[] {
  return streamLabelsOf(text).map(({ name, start, end, in: place, extracted }) => {
    expect(text.slice(start, end)).toBe(name);
    return `${place} ${name}@${start}${extracted ? ' extracted' : ''}`;
  });
}

describe('streamLabelsOf', () => {
  it('finds the labels of selectors, filters and groupings, in the order of the text', () => {
    expect(shown('sum by (host, level) (rate({job="a", app=~"b"} |= "job" | level="error" [5m]))')).toEqual([
      'grouping host@8',
      'grouping level@14',
      'selector job@28',
      'selector app@37',
      'filter level@58',
    ]);
  });

  it('finds the labels that both sides are matched by', () => {
    expect(shown('sum(rate({a="b"}[5m])) by (c) / on (d) group_left (e) sum(rate({f="g"}[5m])) without (h)')).toEqual([
      'selector a@10',
      'grouping c@27',
      'grouping d@36',
      'grouping e@51',
      'selector f@64',
      'grouping h@86',
    ]);
  });

  it('marks what a parser may have made of the line', () => {
    expect(
      shown('sum by (status) (count_over_time({a="b"} | c="d" | json | status >= 500 and size > 1KB [5m])) > 1'),
    ).toEqual([
      'grouping status@8 extracted',
      'selector a@34',
      'filter c@43',
      'filter status@58 extracted',
      'filter size@76 extracted',
    ]);
    expect(shown('{a="b"} | label_format c=a | c="x"')).toEqual(['selector a@1', 'filter c@29 extracted']);
  });

  it('keeps the pipelines of two sides apart', () => {
    expect(shown('rate({a="b"} | json | c="d" [5m]) / rate({e="f"} | g="h" [5m])')).toEqual([
      'selector a@6',
      'filter c@22 extracted',
      'selector e@42',
      'filter g@51',
    ]);
  });

  it('knows filters of every kind', () => {
    expect(shown('{a="b"} | c=ip("1.2.3.4") | d > 5s | e < 1KB | f == 5 | g!~"h"')).toEqual([
      'selector a@1',
      'filter c@10',
      'filter d@28',
      'filter e@37',
      'filter f@47',
      'filter g@56',
    ]);
  });

  it('gives Grafana variables as written, and ignores them elsewhere', () => {
    expect(shown('sum by ($label) (rate({job="$job"} |= "$text" [$__auto]))')).toEqual([
      'grouping $label@8',
      'selector job@23',
    ]);
  });

  it('finds nothing in what is no LogQL', () => {
    expect(streamLabelsOf('{job="a"')).toEqual([]);
    expect(streamLabelsOf('')).toEqual([]);
  });
});
