import { describe, expect, it } from 'vitest';
import { siteOrigin } from '../../stack/origin.ts';
import { changed } from './change.ts';
import { everything } from './sites.ts';

const anchor = (...path: string[]): string | undefined => siteOrigin(everything, path).anchor;

describe('where site.ts says something', () => {
  it('is the text of the property, as a formatter writes it', () => {
    expect(anchor('prometheus', 'retention')).toBe("retention: '90d'");
    expect(anchor('notifications', 'receivers')).toBe('receivers: {');
    expect(anchor('notifications', 'receivers', 'team')).toBe('team: [');
    expect(
      siteOrigin(changed(everything, 'prometheus.externalLabels', { 'a-b': 'c' }), [
        'prometheus',
        'externalLabels',
        'a-b',
      ]).anchor,
    ).toBe("'a-b': 'c'");
  });

  it('is the text of what holds it, where the property is absent', () => {
    expect(anchor('node', 'metricsPath')).toBe('node: {');
    expect(anchor('nothing')).toBeUndefined();
  });

  it('is the text of what holds it, where another line reads the same', () => {
    expect(anchor('notifications', 'receivers', 'team', '0', 'smarthost')).toBe('team: [');
    expect(anchor('notifications', 'receivers', 'team', '0', 'to')).toBe("to: 'operators@localhost'");
  });
});
