import { describe, expect, it } from 'vitest';
import { alloyArtefacts } from '../../stack/alloy.ts';
import { journalLevels, levelPattern, logLevels, redactions, unitsPattern } from '../../stack/log-lines.ts';
import { lokiConfig } from '../../stack/loki.ts';
import { promtailConfig } from '../../stack/promtail.ts';
import { everything, logging, siteWith } from './sites.ts';

/** RE2 and JavaScript write named groups in two ways; the rest of these patterns is the same in both. */
const regex = (pattern: string): RegExp => new RegExp(pattern.replaceAll('?P<', '?<'), 'g');
const redacted = (line: string): string =>
  redactions.reduce(
    (text, { pattern, by }) => text.replace(regex(pattern), (all, group: string) => all.replace(group, by)),
    line,
  );

describe('a log line', () => {
  it.each([
    ['2026-01-02T03:04:05.123Z  INFO server::escrow: funded', 'INFO'],
    ['[2026-01-02 03:04:05 ERROR server] rpc failed after WARN', 'ERROR'],
    ['    at frame 12', undefined],
    [`${'x'.repeat(90)} ERROR`, undefined],
  ])('has the level that stands in its head: %s', (line, level) => {
    expect(regex(levelPattern).exec(line)?.groups?.['level']).toBe(level);
  });

  it.each([
    ['an address of 95 characters', `to 4${'A'.repeat(94)}.`, 'to [address].'],
    ['an integrated address', `to 4${'B'.repeat(105)}`, 'to [address]'],
    ['an onion service', `from ${'a2'.repeat(28)}.onion:80`, 'from [onion]:80'],
    ['a key', `view key ${'0f'.repeat(32)}`, 'view key [key]'],
    ['the id of an escrow', 'escrow 7b0c2a3e-1111-4222-8333-944455556666 funded', 'escrow [id] funded'],
    ['an IP address', 'peer 10.2.3.4:18080', 'peer [ip]:18080'],
    ['an amount', 'paid 1.25 XMR', 'paid [amount] XMR'],
  ])('loses %s', (_, line, expected) => {
    expect(redacted(line)).toBe(expected);
  });

  it('keeps what is harmless', () => {
    const line = '2026-01-02T03:04:05.123Z  WARN server::rpc: call 17 of get_balance took 2.5 s, retry 3';
    expect(redacted(line)).toBe(line);
  });
});

describe('the journal', () => {
  it('is shipped of the named units alone', () => {
    const pattern = new RegExp(`^(?:${unitsPattern(logging.units)})$`);
    expect(logging.units.every((unit) => pattern.test(unit))).toBe(true);
    expect(pattern.test('marketplace-serverXservice')).toBe(false);
    expect(pattern.test('ssh.service')).toBe(false);
    expect(pattern.test('')).toBe(false);
  });

  it("has our levels in place of syslog's", () => {
    expect(Object.keys(journalLevels).every((level) => (logLevels as readonly string[]).includes(level))).toBe(true);
  });

  it('is left alone where no unit is named', () => {
    const none = { ...logging, units: [] };
    const [alloy] = alloyArtefacts(siteWith({ logging: none }));
    expect(alloy!.text).not.toContain('journal"');
    expect(JSON.stringify(promtailConfig(everything, none))).not.toContain('journal');
  });
});

describe('Loki', () => {
  it('deletes after the retention and reports to no one', () => {
    expect(lokiConfig(logging)).toMatchObject({
      analytics: { reporting_enabled: false },
      limits_config: { retention_period: '720h' },
      compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
    });
  });

  it('adds no label of its own to job, unit and level', () => {
    expect(lokiConfig(logging)).toMatchObject({
      limits_config: { discover_service_name: [], discover_log_levels: false },
    });
  });
});

describe('both shippers', () => {
  const [alloy] = alloyArtefacts(everything);
  const promtail = JSON.stringify(promtailConfig(everything, logging));

  it('read one file and the journal, and write to the local Loki', () => {
    expect(alloy!.text.match(/__path__ = .*/g)).toEqual(['__path__ = "/var/log/marketplace/server.log",']);
    expect(promtail.match(/"__path__":"[^"]*"/g)).toEqual(['"__path__":"/var/log/marketplace/server.log"']);
    expect(alloy!.text.match(/url = .*/g)).toEqual(['url = "http://localhost:3100/loki/api/v1/push"']);
    expect(promtail.match(/"url":"[^"]*"/g)).toEqual(['"url":"http://localhost:3100/loki/api/v1/push"']);
  });

  it('redact everything that is redacted', () => {
    for (const { pattern, by } of redactions) {
      expect(alloy!.text).toContain(`expression = ${JSON.stringify(pattern)}\n\t\treplace    = "${by}"`);
      expect(promtail).toContain(JSON.stringify({ expression: pattern, replace: by }));
    }
  });

  it('report to no one', () => {
    expect(alloyArtefacts(everything)[1]!.text).toContain('--disable-reporting');
  });
});
