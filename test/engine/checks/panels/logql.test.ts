import { expect, it } from 'vitest';
import { logql } from '../../../../engine/checks/panels/logql.ts';
import { logs } from '../../../../engine/panel/index.ts';
import { told, withPanels } from '../project.ts';

const of = (query: string) => told(logql, withPanels(logs({ title: 'Lines', description: 'What it says.', query })));

it('accepts lines by labels of the shipper', () => {
  expect(of('{job="shop"} |= "error"')).toEqual([]);
  expect(of('sum by (level) (count_over_time({job="shop"} | json | level="error" [$__auto]))')).toEqual([]);
});

it('refuses what Loki cannot read', () => {
  expect(of('{job="shop"')[0]).toContain('Shop > Lines > A: "');
});

it('refuses labels that no line has', () => {
  expect(of('{jbo="shop"}')).toEqual(['Shop > Lines > A: "jbo" log lines have no label jbo -> did you mean job?']);
});
