import { describe, expect, it } from 'vitest';
import { routesOf } from '../../../../../engine/checks/config/model/routing.ts';

const config = {
  route: {
    receiver: 'root',
    group_interval: '3m',
    routes: [
      { matchers: ['component="db"'], receiver: 'dba', continue: true },
      {
        matchers: ['severity="critical"'],
        receiver: 'page',
        repeat_interval: '1h',
        routes: [{ matchers: ['alertname="Quiet"'], mute_time_intervals: ['night'] }],
      },
      { matchers: ['severity="critical"'], receiver: 'never' },
    ],
  },
};
const alert = (name: string, severity: string, component: string) => ({
  name,
  severity,
  component,
  labels: [],
  jobs: [],
});
const reached = (...labels: [string, string, string]) =>
  routesOf(config, alert(...labels)).map(({ path, receiver }) => `${path.join('.')} ${receiver}`);

describe('the way of an alert through the routes', () => {
  it('ends at the first route that matches', () => {
    expect(reached('A', 'critical', 'web')).toEqual(['route.routes.1 page']);
  });
  it('goes on where a route says so', () => {
    expect(reached('A', 'critical', 'db')).toEqual(['route.routes.0 dba', 'route.routes.1 page']);
  });
  it('ends at the root where nothing matches', () => {
    expect(reached('A', 'info', 'web')).toEqual(['route root']);
  });
  it('inherits what a route does not say', () => {
    expect(routesOf(config, alert('Quiet', 'critical', 'web'))).toMatchObject([
      { receiver: 'page', groupInterval: '3m', repeatInterval: '1h', muted: true },
    ]);
  });
});
