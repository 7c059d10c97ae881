import { describe, expect, it } from 'vitest';
import { unsupportedByVersion } from '../../../../engine/checks/config/unsupported-by-version.ts';
import { locate, said } from './at.ts';

const hook = { receivers: [{ name: 'a', webhook_configs: [{ url: 'https://a' }, { url_file: '/b' }] }] };

describe('unsupported-by-version', () => {
  it('refuses what the stated version lacks, at its place, with a way out', () => {
    const found = unsupportedByVersion('Alertmanager', '0.25', hook, locate);
    expect(said(found)).toEqual([
      'error receivers.0.webhook_configs.1.url_file: ' +
        'webhook_configs.url_file needs Alertmanager 0.26, and this site has 0.25',
    ]);
    expect(found[0]?.help).toBe(
      'a URL without a secret, and the secret in http_config.authorization.credentials_file, or Alertmanager 0.26',
    );
  });

  it('warns of versions that know a property and stumble over it', () => {
    expect(unsupportedByVersion('Alertmanager', '0.27', hook, locate)).toMatchObject([{ severity: 'warning' }]);
    expect(unsupportedByVersion('Alertmanager', '0.28.1', hook, locate)).toEqual([]);
  });

  it('knows what Alertmanager 0.25 has', () => {
    const config = {
      global: { smtp_auth_password_file: '/a' },
      receivers: [
        {
          name: 'a',
          slack_configs: [{ api_url_file: '/b' }],
          email_configs: [{ auth_password_file: '/c' }],
          webhook_configs: [{ url: 'https://a', http_config: { authorization: { credentials_file: '/d' } } }],
        },
      ],
      time_intervals: [{ name: 'x', time_intervals: [{}] }],
    };
    expect(unsupportedByVersion('Alertmanager', '0.25', config, locate)).toEqual([]);
    expect(unsupportedByVersion('Alertmanager', '0.21', config, locate)).toHaveLength(5);
  });

  it('knows what Prometheus learnt after 2.42', () => {
    const config = { global: { rule_query_offset: '1m' }, scrape_configs: [{ fallback_scrape_protocol: 'x' }] };
    expect(said(unsupportedByVersion('Prometheus', '2.42', config, locate))).toEqual([
      'error global.rule_query_offset: rule_query_offset needs Prometheus 2.53, and this site has 2.42',
      'error scrape_configs.0.fallback_scrape_protocol: ' +
        'fallback_scrape_protocol needs Prometheus 3.0, and this site has 2.42',
    ]);
    expect(unsupportedByVersion('Prometheus', '3.0', config, locate)).toEqual([]);
  });
});
