import { describe, expect, it } from 'vitest';
import { badAddress } from '../../../../engine/checks/config/bad-address.ts';
import { badDuration } from '../../../../engine/checks/config/bad-duration.ts';
import { badJobName } from '../../../../engine/checks/config/bad-job-name.ts';
import { badMetricsPath } from '../../../../engine/checks/config/bad-metrics-path.ts';
import { badUid } from '../../../../engine/checks/config/bad-uid.ts';
import { badUnitName } from '../../../../engine/checks/config/bad-unit-name.ts';
import { badUrl } from '../../../../engine/checks/config/bad-url.ts';
import { badVersion } from '../../../../engine/checks/config/bad-version.ts';
import { credentialsInClear } from '../../../../engine/checks/config/credentials-in-clear.ts';
import { endOfLife } from '../../../../engine/checks/config/end-of-life.ts';
import { filePath } from '../../../../engine/checks/config/file-path.ts';
import { logRetention } from '../../../../engine/checks/config/log-retention.ts';
import { mailServersDiffer } from '../../../../engine/checks/config/mail-servers-differ.ts';
import { onionWithoutProxy } from '../../../../engine/checks/config/onion-without-proxy.ts';
import { retentionTooShort } from '../../../../engine/checks/config/retention-too-short.ts';
import { unknownComponent } from '../../../../engine/checks/config/unknown-component.ts';
import type { Finding } from '../../../../engine/finding.ts';
import { values } from './at.ts';

/** Which of some texts a check reports. */
function reported(check: (texts: ReturnType<typeof values>) => Finding[], ...texts: string[]): string[] {
  return check(values(...texts)).map(({ path }) => texts[Number(path[0])]!);
}

describe('checks of single values', () => {
  it('bad-address wants host:port', () => {
    const bad = ['', 'localhost', 'localhost:0', 'localhost:65536', 'http://a:1', 'a:1/metrics', 'a b:1', '[::1:80'];
    expect(reported(badAddress, ...bad)).toEqual(bad);
    expect(reported(badAddress, 'localhost:9090', '127.0.0.1:1', '[::1]:9090', ':9090', 'a-b.example:65535')).toEqual(
      [],
    );
  });

  it('bad-duration wants whole numbers with units, above 0', () => {
    const bad = ['', '5', '1.5h', '-5m', '0s', '0h0m', '5 m', '1H'];
    expect(reported(badDuration, ...bad)).toEqual(bad);
    expect(reported(badDuration, '15s', '90m', '1h30m', '500ms', '1y')).toEqual([]);
  });

  it('bad-job-name wants a name that needs no quotes', () => {
    expect(reported(badJobName, '', 'a b', 'a"b', 'node')).toEqual(['', 'a b', 'a"b']);
  });

  it('bad-metrics-path wants a path without parameters', () => {
    expect(reported(badMetricsPath, 'metrics', '/metrics?x=1', '', '/metrics')).toEqual([
      'metrics',
      '/metrics?x=1',
      '',
    ]);
  });

  it('bad-unit-name wants the suffix', () => {
    expect(reported(badUnitName, 'nginx', '', 'nginx.service', 'wallet@a.service', 'a.timer')).toEqual(['nginx', '']);
  });

  it('bad-url wants a scheme that its reader understands', () => {
    const web = (texts: ReturnType<typeof values>) =>
      badUrl(texts.map((text) => ({ ...text, schemes: ['http', 'https'] })));
    const bad = ['localhost:3000', 'ftp://a', '//a', 'http://', 'https://a b', '/x', 'socks5://a:1'];
    expect(reported(web, ...bad)).toEqual(bad);
    expect(reported(web, 'http://localhost:3000', 'https://a.example/b?c=d')).toEqual([]);
  });

  it('bad-url does not repeat what may hold a secret', () => {
    const [finding] = badUrl([{ value: 'hunter2@example.net', schemes: ['https'], origin: { path: [] } }]);
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });

  it('bad-version wants numbers, and not too old ones', () => {
    const check = (texts: ReturnType<typeof values>) =>
      badVersion(texts.map((text) => ({ ...text, program: 'Prometheus', oldest: '2.42' })));
    expect(reported(check, 'latest', '2.41.9', '2', '', 'v2.42', '2.42.0', '2.100', '3')).toEqual([
      'latest',
      '2.41.9',
      '2',
      '',
    ]);
  });

  it('bad-uid wants what Grafana takes, under our prefix', () => {
    const check = (texts: ReturnType<typeof values>) => badUid(texts.map((text) => ({ ...text, prefix: 'x-' })));
    const long = `x-${'a'.repeat(39)}`;
    expect(reported(check, '', 'x-a b', 'y-a', long, 'x-a_B-9')).toEqual(['', 'x-a b', 'y-a', long]);
  });

  it('file-path wants an absolute path, and repeats nothing', () => {
    expect(reported(filePath, 'hunter2', './a', '/a b', '/etc/', '/etc/secret')).toEqual([
      'hunter2',
      './a',
      '/a b',
      '/etc/',
    ]);
    expect(JSON.stringify(filePath(values('hunter2')))).not.toContain('hunter2');
  });

  it('credentials-in-clear lets http through only to this machine and to onions', () => {
    const onion = `http://${'a'.repeat(56)}.onion/`;
    const sound = ['https://a.example/', 'http://localhost:1/', 'http://127.0.0.1/', 'http://[::1]:9/', onion];
    expect(reported(credentialsInClear, 'http://a.example/', ...sound)).toEqual(['http://a.example/']);
  });

  it('onion-without-proxy is about onions alone', () => {
    const [onion, clear] = values('http://abc.onion/', 'https://abc.example/');
    expect(onionWithoutProxy(onion!, undefined)).toHaveLength(1);
    expect(onionWithoutProxy(onion!, 'socks5://127.0.0.1:9050')).toEqual([]);
    expect(onionWithoutProxy(clear!, undefined)).toEqual([]);
  });

  it('log-retention wants whole hours, from a day on', () => {
    const check = (text: string) => logRetention(values(text)[0]!).length;
    expect(['23h', '90000s', '24h', '25h', '30d'].map(check)).toEqual([1, 0, 0, 0, 0]);
    expect(check('86401s')).toBe(1);
  });

  it('retention-too-short is quiet when both are equal', () => {
    const [kept] = values('30d');
    expect(retentionTooShort(kept!, { seconds: 30 * 86_400, what: 'x' })).toEqual([]);
    expect(retentionTooShort(kept!, { seconds: 30 * 86_400 + 60, what: 'a panel' })).toMatchObject([
      {
        message: 'a panel reads 43201 minutes of history, and only 30 days are kept',
        help: expect.stringContaining('43201m'),
      },
    ]);
  });

  it('unknown-component says what was probably meant', () => {
    const [finding] = unknownComponent(values('rcp', 'rpc'), ['rpc', 'server']);
    expect(finding).toMatchObject({ message: 'no alert has the component rcp', help: 'did you mean rpc?' });
  });

  it('mail-servers-differ compares with the first', () => {
    expect(reported((texts) => mailServersDiffer('Grafana', texts), 'a', 'a', 'b')).toEqual(['b']);
    expect(mailServersDiffer('Grafana', [])).toEqual([]);
  });

  it('end-of-life is a warning', () => {
    const [finding] = endOfLife([{ value: 'agent', instead: 'its heir', origin: { path: [] } }]);
    expect(finding).toMatchObject({ severity: 'warning', help: expect.stringContaining('its heir') });
  });
});
