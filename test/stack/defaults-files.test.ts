import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLines } from '../../stack/defaults-files.ts';
import { logrotateArtefacts } from '../../stack/logrotate.ts';
import { changed } from './change.ts';
import { argumentsOf, install } from './programs.ts';
import { everything } from './sites.ts';

const folder = mkdtempSync(join(tmpdir(), 'defaults-'));
beforeAll(() => install(everything, folder));
afterAll(() => rmSync(folder, { recursive: true }));
const argumentsIn = (name: string): Promise<string[]> => argumentsOf(join(folder, 'etc/default', name));

describe("Debian's defaults files", () => {
  it('give a shell the very arguments that were meant', async () => {
    for (const { name, args } of commandLines(everything)) expect(await argumentsIn(name)).toEqual(args);
  });

  it('keep 90 days, on loopback, where Debian keeps things', async () => {
    expect(await argumentsIn('prometheus')).toEqual([
      '--config.file=/etc/prometheus/prometheus.yml',
      '--storage.tsdb.path=/var/lib/prometheus/metrics2/',
      '--storage.tsdb.retention.time=90d',
      '--web.listen-address=127.0.0.1:9090',
      '--web.external-url=http://localhost:9090/',
    ]);
  });

  it("turn Alertmanager's gossip off with an empty address", async () => {
    expect(await argumentsIn('prometheus-alertmanager')).toContain('--cluster.listen-address=');
  });

  it("point blackbox_exporter to Debian's place for its modules", async () => {
    expect(await argumentsIn('prometheus-blackbox-exporter')).toContain('--config.file=/etc/prometheus/blackbox.yml');
  });
});

describe('the rotation of the log', () => {
  it('keeps 30 days of the file that the site names, without a restart of the server', () => {
    const [file] = logrotateArtefacts(changed(everything, 'marketplace.serverLog', '/srv/log/server.log'));
    const text = file!.text;
    expect(text).toContain('\n/srv/log/server.log {\n    daily\n    rotate 30\n    maxage 30\n    nodateext\n');
    expect(text).toContain('\n    copytruncate\n');
    expect(text).not.toMatch(/^\s+dateext/m);
  });
});
