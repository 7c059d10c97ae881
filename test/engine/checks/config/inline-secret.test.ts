import { describe, expect, it } from 'vitest';
import { inlineSecret } from '../../../../engine/checks/config/inline-secret.ts';
import { locate } from './at.ts';

const found = (config: unknown): string[] => inlineSecret(config, locate).map(({ path }) => path.join('.'));

describe('inline-secret', () => {
  it('knows the keys that hold secrets, in whatever program', () => {
    const config = {
      remote_write: [{ basic_auth: { username: 'me', password: 'hunter2' } }],
      global: { smtp_auth_password: 'x', slack_api_url_file: '/etc/slack', opsgenie_api_key: 'k' },
      receivers: [{ pagerduty_configs: [{ routing_key: 'k' }], telegram_configs: [{ bot_token: 't', chat_id: 1 }] }],
    };
    expect(found(config)).toEqual([
      'remote_write.0.basic_auth.password',
      'global.smtp_auth_password',
      'global.opsgenie_api_key',
      'receivers.0.pagerduty_configs.0.routing_key',
      'receivers.0.telegram_configs.0.bot_token',
    ]);
  });

  it('is content with files, variables and what was blanked', () => {
    const config = { password_file: '/etc/p', password: '$PASSWORD', token: '${TOKEN}', credentials: '<secret>' };
    expect(found(config)).toEqual([]);
    expect(found({ admin_password: '$__file{/etc/grafana/secret}' })).toEqual([]);
  });

  it.each([
    'https://user:pass@example.net/',
    'https://token@example.net/',
    'https://example.net/?access_token=abc',
    'https://example.net/hook?sig=abc&x=1',
    'https://hooks.slack.com/services/T1/B1/abc',
    'https://discord.com/api/webhooks/123/abc',
    'https://api.telegram.org/bot123:abc/sendMessage',
    'https://hc-ping.com/my-slug',
    'https://example.net/ping/7b0c2a3e-1111-4222-8333-944455556666',
    'https://example.net/in/aB3dE5gH7jK9mN1pQ3sT',
    'socks5://me:secret@127.0.0.1:9050',
  ])('finds the secret in %s', (url) => {
    expect(found({ url })).toEqual(['url']);
  });

  it.each([
    'http://localhost:9095/watchdog',
    'https://example.net/a-long-path-of-words-and-words/page?orgId=1',
    `http://${'a2'.repeat(28)}.onion/health`,
    'https://git.example/ops/repo/blob/0123456789abcdef0123456789abcdef01234567/runbooks',
    'https://prometheus-prod-01.grafana.net/api/prom/push',
    'not a URL with token=abc',
  ])('finds none in %s', (url) => {
    expect(found({ url })).toEqual([]);
  });

  it('cuts the text that leads to the line where the secret begins', () => {
    const check = (url: string) => inlineSecret({ url }, () => ({ path: [], anchor: `url: '${url}'` }))[0];
    const finding = check('https://example.net/?token=hunter2');
    expect(check('https://me:hunter2@example.net')?.anchor).toBe("url: 'https://");
    expect(check('https://example.net?token=hunter%32')?.anchor).toBe("url: 'https://example.net");
    expect(check('https://EXAMPLE.net/?token=hunter2')?.anchor).toBe("url: 'https://EXAMPLE.net");
    expect(finding?.anchor).toBe("url: 'https://example.net");
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });
});
