import { describe, expect, it } from 'vitest';
import { privateData } from '../../../../engine/checks/text/private-data.ts';
import { text } from '../../../../engine/panel/index.ts';
import { above, select } from '../../../../engine/promql/index.ts';
import { privacy } from '../../../../metrics/privacy.ts';
import { alertOf, groupOf, lineOf, queue } from '../../small-project.ts';
import { runbookOf, told, withPanels } from '../project.ts';

const saying = (description: string) => told(privateData, { ...withPanels(lineOf(queue, { description })), privacy });
const letters = (alphabet: string, length: number) =>
  Array.from({ length }, (_, index) => alphabet[(index * 7) % alphabet.length]).join('');
const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

describe('a text', () => {
  it('may hold what identifies nobody', () => {
    const texts = [
      'Loopback 127.0.0.1:9090 and [::1]:9090, any 0.0.0.0, documentation 192.0.2.7 and 2001:db8::1.',
      'Version 0.18.3.4, 12:34:56, server::monitoring::metrics, job:calls:rate5m, a::b.',
      'systemctl restart wallet@18082.service, tor@default; glad_to_help; 4 of 95 characters.',
      'https://wiki.example.org/a?page=2#x, http://localhost:3000/d/x?viewPanel=12.',
      `sha ${'0123abcd'.repeat(3)}, ${letters('abcdefgh', 50)}, long_snake_case_names_are_fine.`,
      'Bearer of news; the Authorization header; --since=-1h; 01234567-89.',
      `Look-alike ${'0OIl'.repeat(24)}.`,
    ];
    for (const one of texts) expect(saying(one), one).toEqual([]);
  });

  const secrets: [string, string][] = [
    ['an e-mail address', 'ops.team@mail.market.org'],
    ['an IP address', '10.1.2.3'],
    ['an IP address', '93.184.216.34:8080'],
    ['an IP address', '2a01:4f8:c17:1234::2'],
    ['an onion address', `${letters('abcdefghijklmnopqrstuvwxyz234567', 56)}.onion`],
    ['a UUID', '123e4567-e89b-12d3-a456-426614174000'],
    ['a long hexadecimal number, as of a key or a transaction', letters('0123456789abcdef', 64)],
    ['a bearer token', `Bearer ${letters('abcdefgh12345678', 24)}`],
    ['a Grafana token', `glsa_${letters('abcdefgh12345678', 32)}_0a1b2c3d`],
    ['a Slack token', 'xoxb-123456789012-abcdefghijkl'],
    ['a Slack webhook', 'https://hooks.slack.com/services/T000/B000'],
    ['a password in a URL', 'https://admin:hunter2@grafana.example.org'],
    ['a secret in a URL', 'https://example.org/hook?token=abcdef0123'],
    ['a private key', '-----BEGIN PRIVATE KEY-----'],
    ['a Monero address', `4${letters(base58, 94)}`],
    ['a Monero address', `8${letters(base58, 94)}`],
    ['a Monero integrated address', `4${letters(base58, 105)}`],
    ['the number of an escrow or order', 'escrow-48213'],
    ['an exact amount of XMR', '1.234567890123 XMR'],
  ];
  for (const [name, secret] of secrets) {
    it(`may not hold ${name}: ${secret.slice(0, 24)}`, () => {
      const [line, ...more] = saying(`Ask for ${secret} first.`);
      expect(more).toEqual([]);
      expect(line).toContain(`${name} in the description -> write a placeholder, or where to look it up`);
      expect(line, 'the report does not repeat it').not.toContain(secret.slice(0, 8));
    });
  }
});

describe('private data', () => {
  const secret = '10.1.2.3';

  it('is found in whatever leaves the build', () => {
    const alert = alertOf(above(select(queue, { instance: '10.1.2.3:9100' }), 1), {
      description: 'On 10.9.8.7.',
      summary: 'Of 10.9.8.7',
    });
    expect(told(privateData, { groups: [groupOf([alert])] }).map((line) => line.replace(/ ->.*/, ''))).toEqual([
      'QueueLong: "10.…" an IP address in the expression',
      'QueueLong > summary: "10.…" an IP address in the summary',
      'QueueLong > description: "10.…" an IP address in the description',
    ]);
    const panel = lineOf(queue, {
      lines: [{ expr: queue as never, legend: secret }],
      noValue: secret,
      links: [{ title: 'x', to: { url: `https://${secret}/` } }],
    });
    expect(told(privateData, withPanels(panel, text({ title: 'T', description: 'T', markdown: secret })))).toHaveLength(
      4,
    );
  });

  it('is found on every line of a runbook, with the number of the line', () => {
    const runbook = runbookOf('QueueLong', (whole) =>
      whole.replace('Look.', `Look at ${secret}, ${secret}.\nAnd at ops@market.org.`),
    );
    const findings = privateData.run({
      alerts: [],
      uses: [],
      panels: [],
      project: { dashboards: [], runbooks: [runbook], exposed: [], catalogue: [] },
    } as never);
    expect(findings.map(({ place, message }) => `${place!()!.line} ${message}`)).toEqual([
      '11 an IP address in the runbook',
      '12 an e-mail address in the runbook',
    ]);
  });
});
