import { describe, expect, it } from 'vitest';
import { dashboardPath, dashboardUid, panelUrl, runbookUrl } from '../../../engine/emit/links.ts';
import { panelId } from '../../../engine/uid.ts';
import { setting } from '../small-project.ts';

describe('links', () => {
  it('to a dashboard go by its uid, below whatever path Grafana is served at', () => {
    expect(dashboardUid('rpc', setting)).toBe('shop-rpc');
    expect(dashboardPath('rpc', setting)).toBe('/d/shop-rpc/rpc');
  });

  it('to a panel in a notification are whole URLs', () => {
    const id = panelId('Queue');
    expect(panelUrl('rpc', 'Queue', setting)).toBe(`https://grafana.example/sub/d/shop-rpc/rpc?viewPanel=${id}`);
    const atRoot = { grafana: { ...setting.grafana, url: 'http://localhost:3000' } };
    expect(panelUrl('rpc', 'Queue', atRoot)).toBe(`http://localhost:3000/d/shop-rpc/rpc?viewPanel=${id}`);
  });

  it('to a runbook name the alert', () => {
    expect(runbookUrl('QueueLong', setting)).toBe('https://wiki.example/runbooks/QueueLong.md');
    expect(runbookUrl('QueueLong', { runbooks: 'https://wiki.example/runbooks' })).toBe(
      'https://wiki.example/runbooks/QueueLong.md',
    );
  });
});
