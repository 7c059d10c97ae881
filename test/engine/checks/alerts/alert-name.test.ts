import { expect, it } from 'vitest';
import { alertName } from '../../../../engine/checks/alerts/alert-name.ts';
import { above } from '../../../../engine/promql/index.ts';
import { alertOf, groupOf, queue } from '../../small-project.ts';
import { told, withAlert } from '../project.ts';

const named = (...names: string[]) => ({
  groups: [groupOf(names.map((name, index) => alertOf(above(queue, index), { name })))],
});

it('accepts CamelCase with digits and abbreviations', () => {
  expect(told(alertName, named('ServerDown', 'HostOOMKill', 'DiskFullIn24h'))).toEqual([]);
});

it('refuses any other spelling', () => {
  for (const name of ['server_down', 'serverDown', 'Server down', 'SERVERDOWN', '']) {
    expect(told(alertName, named(name)), name).toEqual([
      `${name}: ${JSON.stringify(name)} is no CamelCase name -> write one such as ServerDown: letters and digits, each word with a capital`,
    ]);
  }
});

it('refuses a name that another alert has, also one that only Grafana could not tell apart', () => {
  expect(told(alertName, named('ServerDown', 'ServerDown'))).toEqual([
    'ServerDown: two alerts are named ServerDown -> rename one of them',
  ]);
  expect(told(alertName, named('HostOOMKill', 'HostOomKill'))).toEqual([
    'HostOomKill: its uid in Grafana, shop-host-oom-kill, is that of HostOOMKill too -> rename one of them',
  ]);
});

it('refuses a name that makes too long a uid', () => {
  expect(told(alertName, withAlert(above(queue, 1), { name: 'TheQueueOfTheShopIsLongerThanItShouldBe' }))).toEqual([
    'TheQueueOfTheShopIsLongerThanItShouldBe: its uid in Grafana, shop-the-queue-of-the-shop-is-longer-than-it-should-be, has 54 characters; 40 is the most -> shorten the name by 14, or uidPrefix in site.ts',
  ]);
});
