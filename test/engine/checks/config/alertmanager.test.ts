import { describe, expect, it } from 'vitest';
import { badMail } from '../../../../engine/checks/config/bad-mail.ts';
import { inhibitionCannotMatch } from '../../../../engine/checks/config/inhibition-cannot-match.ts';
import type { AlertFacts } from '../../../../engine/checks/config/model/alert-facts.ts';
import type { InhibitRule, RouteConfig } from '../../../../engine/checks/config/model/alertmanager.ts';
import { receiverUnused } from '../../../../engine/checks/config/receiver-unused.ts';
import { receiverWithoutIntegration } from '../../../../engine/checks/config/receiver-without-integration.ts';
import { routeNeverReached } from '../../../../engine/checks/config/route-never-reached.ts';
import { severityWithoutRoute } from '../../../../engine/checks/config/severity-without-route.ts';
import { unknownReceiver } from '../../../../engine/checks/config/unknown-receiver.ts';
import { watchdogInterval } from '../../../../engine/checks/config/watchdog-interval.ts';
import { watchdogUnseen } from '../../../../engine/checks/config/watchdog-unseen.ts';
import { locate, said } from './at.ts';

const alert = (name: string, severity: string, ...labels: string[]): AlertFacts => ({
  name,
  severity,
  component: name.toLowerCase(),
  labels,
  jobs: [],
});
const alerts = [
  alert('Down', 'critical', 'job'),
  alert('Slow', 'warning', 'job', 'instance'),
  alert('Watchdog', 'none'),
];

const tree = (...routes: RouteConfig[]) => ({ route: { receiver: 'root', routes } });
const dog: RouteConfig = { matchers: ['alertname="Watchdog"'], receiver: 'dog' };
const critical: RouteConfig = { matchers: ['severity="critical"'], receiver: 'page' };
const warning: RouteConfig = { matchers: ['severity="warning"'], receiver: 'mail' };

describe('severity-without-route', () => {
  it('reports a severity once, with its alerts and a suggestion', () => {
    const found = severityWithoutRoute(tree(dog, warning, { match: { severity: 'critcal' } }), alerts, locate);
    expect(found).toMatchObject([
      {
        message: 'no route takes alerts of severity critical (Down)',
        help: 'did you mean critcal?',
        path: ['route', 'routes'],
      },
    ]);
  });
  it('counts a regular expression, a negation and the older forms as routes', () => {
    const routes = [dog, { match_re: { severity: 'critical|page' } }, { matchers: '{severity!="critical"}' }];
    expect(severityWithoutRoute(tree(...routes), alerts, locate)).toEqual([]);
  });
  it('is content with a catch-all below the root', () => {
    expect(severityWithoutRoute(tree({}), alerts, locate)).toEqual([]);
  });
});

describe('route-never-reached', () => {
  const check = (...routes: RouteConfig[]): string[] => said(routeNeverReached(tree(...routes), alerts, locate));

  it('reports a route after one that takes all of its alerts', () => {
    expect(check({ matchers: ['severity=~"critical|warning"'] }, warning)).toEqual([
      'error route.routes.1.receiver: no alert reaches the route severity="warning": ' +
        'severity=~"critical|warning" before it takes all of its alerts',
    ]);
    expect(check({}, warning)).toHaveLength(1);
  });
  it('is content where the earlier one continues, or takes only some', () => {
    expect(check({ matchers: ['severity=~"critical|warning"'], continue: true }, warning)).toEqual([]);
    expect(check({ matchers: ['severity="warning"', 'alertname="Slow"'] }, warning)).toEqual([]);
  });
  it('reports matchers that exclude each other, also across levels', () => {
    expect(check({ matchers: ['severity="critical"', 'severity="warning"'] })).toHaveLength(1);
    expect(check({ ...critical, routes: [{ matchers: ['severity!="critical"'] }] })).toEqual([
      expect.stringContaining('error route.routes.0.routes.0.receiver'),
    ]);
  });
  it('warns of a route for which there is no alert', () => {
    expect(check({ matchers: ['component="disk"'] })).toEqual([
      'warning route.routes.0.receiver: no alert reaches the route component="disk": no alert has such labels',
    ]);
    expect(routeNeverReached(tree({ matchers: ['component="disk"'] }), [], locate)).toEqual([]);
  });
  it('lets a label pass whose values vary', () => {
    expect(check({ matchers: ['instance="a"'] })).toEqual([]);
    expect(check({ matchers: ['team="a"'] })).toHaveLength(1);
  });
});

describe('receivers', () => {
  const receivers = [
    { name: 'page', webhook_configs: [{ url: 'https://a' }] },
    { name: 'mail', email_configs: [] },
  ];
  it('receiver-without-integration reports a name that tells nobody', () => {
    expect(said(receiverWithoutIntegration({ receivers: [...receivers, { name: 'null' }] }, locate))).toEqual([
      'error receivers.1: receiver mail has no integration: its alerts would reach nobody',
      'error receivers.2: receiver null has no integration: its alerts would reach nobody',
    ]);
  });
  it('unknown-receiver reports each route by itself, the root too', () => {
    const found = unknownReceiver({ ...tree(critical, { ...warning, receiver: 'mial' }, {}), receivers }, locate);
    expect(found.map(({ path, help }) => [path.join('.'), help])).toEqual([
      ['route.receiver', 'the receivers are: page, mail'],
      ['route.routes.1.receiver', 'did you mean mail?'],
    ]);
    expect(said(unknownReceiver({ route: {}, receivers }, locate))).toEqual([
      'error route.receiver: the root route has no receiver',
    ]);
  });
  it('receiver-unused counts what is inherited', () => {
    expect(said(receiverUnused({ route: { receiver: 'page', routes: [{}] }, receivers }, locate))).toEqual([
      'warning receivers.1: no route leads to receiver mail',
    ]);
  });
  it('bad-mail reads every address of a list', () => {
    const config = {
      receivers: [{ name: 'a', email_configs: [{ to: 'x@y, z', from: 'a@b', auth_password_file: '/p' }] }],
    };
    expect(said(badMail(config, locate))).toEqual([
      'error receivers.0.email_configs.0.to: receiver a: "z" is no e-mail address',
      'error receivers.0.email_configs.0.auth_password_file: receiver a: a password file without a user name',
    ]);
  });
});

describe('inhibition-cannot-match', () => {
  const check = (rule: InhibitRule): string[] =>
    said(inhibitionCannotMatch({ inhibit_rules: [rule] }, alerts, locate)).map((text) =>
      text.replace('inhibit_rules.0.', ''),
    );

  it('is content where both sides have the labels', () => {
    const rule = { source_matchers: ['alertname="Down"'], target_matchers: ['alertname=~"Sl.*"'], equal: ['job'] };
    expect(check(rule)).toEqual([]);
  });
  it('reports each name that no alert has', () => {
    expect(check({ source_matchers: ['alertname=~"Down|Dwon"'], target_match: { alertname: 'Slwo' } })).toEqual([
      'error source_matchers: no alert is named Dwon',
      'error target_matchers: no alert is named Slwo',
    ]);
  });
  it('reports a label that one side lacks', () => {
    const rule = { source_match: { severity: 'critical' }, target_match: { severity: 'warning' }, equal: ['instance'] };
    expect(check(rule)).toEqual([
      'error equal: Down (source) carries no label instance, on which both sides must be equal',
    ]);
  });
  it('reports a side that no alert can take', () => {
    expect(check({ source_matchers: ['severity="page"'], target_matchers: ['severity="warning"'] })).toEqual([
      'error source_matchers: no alert can be the source of this inhibition',
    ]);
  });
});

describe("the dead man's switch", () => {
  const watchdog = alerts[2]!;
  const timed = (group_interval: string, repeat_interval: string) => tree({ ...dog, group_interval, repeat_interval });
  it.each([
    ['1m', '50s', 0],
    ['1m', '1m', 1],
    ['1m', '5m', 1],
  ])('watchdog-interval with a group every %s and a repetition after %s finds %i', (group, repeat, count) => {
    expect(watchdogInterval(timed(group, repeat), watchdog, locate)).toHaveLength(count);
  });
  it("watchdog-interval counts what is inherited, and Alertmanager's defaults", () => {
    expect(said(watchdogInterval(tree(dog), watchdog, locate))).toEqual([
      'error route.routes.0.repeat_interval: Watchdog repeats after 4h and its group is looked at every 5m, ' +
        'so notifications are skipped',
    ]);
  });
  it('watchdog-unseen reports a switch that hears of other alerts, of nothing, or is muted', () => {
    const unseen = (...routes: RouteConfig[]) => said(watchdogUnseen(tree(...routes), alerts, 'Watchdog', locate));
    expect(unseen(dog, critical, warning)).toEqual([]);
    expect(unseen(dog, { ...critical, receiver: 'dog' }, warning)).toEqual([
      'error route.routes.0.receiver: receiver dog gets Watchdog every minute and Down as well',
    ]);
    expect(unseen({ ...dog, mute_time_intervals: ['night'] })).toEqual([
      'error route.routes.0.receiver: the route of Watchdog is muted',
    ]);
    expect(said(watchdogUnseen(tree(dog), alerts, 'Heartbeat', locate))).toHaveLength(1);
  });
});
