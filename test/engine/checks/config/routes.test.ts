import { describe, expect, it } from 'vitest';
import { inhibitionMutesWorse } from '../../../../engine/checks/config/inhibition-mutes-worse.ts';
import type { AlertFacts } from '../../../../engine/checks/config/model/alert-facts.ts';
import type { InhibitRule, RouteConfig } from '../../../../engine/checks/config/model/alertmanager.ts';
import { routeLabel } from '../../../../engine/checks/config/route-label.ts';
import { routeTiming } from '../../../../engine/checks/config/route-timing.ts';
import { severityReceiver } from '../../../../engine/checks/config/severity-receiver.ts';
import { locate, said } from './at.ts';

const alert = (name: string, severity: string, component = 'shop'): AlertFacts => ({
  name,
  severity,
  component,
  labels: ['job'],
  jobs: [],
});
const down = alert('Down', 'critical');
const lost = alert('Lost', 'critical', 'stock');
const slow = alert('Slow', 'warning');
const dog = alert('Watchdog', 'none');
const alerts = [down, lost, slow, dog];

const tree = (...routes: RouteConfig[]) => ({ route: { receiver: 'root', group_by: ['alertname', 'job'], routes } });
const critical: RouteConfig = { matchers: ['severity="critical"'], receiver: 'page' };

describe('route-timing', () => {
  const beat: RouteConfig = {
    matchers: ['alertname="Watchdog"'],
    receiver: 'dog',
    group_interval: '1m',
    repeat_interval: '50s',
  };
  const check = (more: RouteConfig) =>
    said(routeTiming(tree(beat, { ...critical, ...more }), { remembered: '120h', heartbeat: dog }, locate));

  it('accepts times within what Alertmanager remembers, and a heartbeat', () => {
    expect(check({ group_wait: '10s', group_interval: '5m', repeat_interval: '4d' })).toEqual([]);
  });

  it('reports what it cannot read, keep or space out', () => {
    const at = 'error route.routes.1.repeat_interval';
    expect(check({ group_wait: '30' })).toEqual([
      'error route.routes.1.group_wait: group_wait "30" is no duration that Alertmanager can read',
    ]);
    expect(check({ repeat_interval: '14d' })).toEqual([
      `${at}: repeat_interval of 14d, and what was sent is remembered for 120h only`,
    ]);
    expect(check({ repeat_interval: '12s' })).toEqual([
      `${at}: repeat_interval of 12s: people would be told again every 5m, at each look at the group`,
    ]);
  });
});

describe('route-label', () => {
  const check = (more: RouteConfig) => routeLabel(tree({ ...critical, ...more }), alerts, locate);

  it('accepts labels that some alert has, and known severities', () => {
    expect(
      check({ group_by: ['...'], matchers: ['severity=~"critical|warning"', 'job="x"', 'component=~"s.*"'] }),
    ).toEqual([]);
  });

  it('reports labels and severities that there are not', () => {
    expect(check({ group_by: ['alertnam'] })).toMatchObject([
      { message: 'groups by alertnam, a label that no alert has', help: 'did you mean alertname?' },
    ]);
    expect(check({ matchers: ['sevrity="critical"'] })).toMatchObject([
      { message: 'sevrity="critical": no alert has the label sevrity', help: 'did you mean severity?' },
    ]);
    expect(check({ matchers: ['severity=~"critical|warnings"'] })).toMatchObject([
      { message: 'severity=~"critical|warnings": there is no severity warnings', help: 'did you mean warning?' },
    ]);
    expect(check({ matchers: ['severity=~"pag.*"'] })).toHaveLength(1);
  });
});

describe('severity-receiver', () => {
  const stock: RouteConfig = { matchers: ['component="stock"'], receiver: 'stock' };
  const check = (...routes: RouteConfig[]) =>
    said(severityReceiver(tree(...routes), alerts, { critical: 'page' }, locate));

  it('reports alerts that another route keeps for itself', () => {
    expect(check({ ...stock, continue: true }, critical)).toEqual([]);
    expect(check(stock, critical)).toEqual([
      'error route.routes: Lost never reaches page, which is to hear of every critical alert',
    ]);
  });

  it('leaves a missing route to others', () => {
    expect(check(stock)).toEqual([]);
  });
});

describe('inhibition-mutes-worse', () => {
  const check = (source: string, target: string) => {
    const rule: InhibitRule = {
      source_matchers: [`alertname="${source}"`],
      target_matchers: [`alertname=~"${target}"`],
    };
    return said(inhibitionMutesWorse({ inhibit_rules: [rule] }, alerts, locate));
  };

  it('reports a lesser alert that mutes a worse one', () => {
    expect(check('Down', 'Slow|Lost')).toEqual([]);
    expect(check('Slow', 'Down|Watchdog')).toEqual([
      'error inhibit_rules.0.target_matchers: Slow is a warning, and would mute Down, which is critical',
    ]);
    expect(check('Slow', 'Slow')).toEqual([]);
  });
});
