import { describe, expect, it } from 'vitest';
import { badExternalLabel } from '../../../../engine/checks/config/bad-external-label.ts';
import { duplicateJob } from '../../../../engine/checks/config/duplicate-job.ts';
import { jobWithoutScrape } from '../../../../engine/checks/config/job-without-scrape.ts';
import { missingScrapeLimit } from '../../../../engine/checks/config/missing-scrape-limit.ts';
import type { PrometheusConfig } from '../../../../engine/checks/config/model/prometheus.ts';
import { remoteWriteUnfiltered } from '../../../../engine/checks/config/remote-write-unfiltered.ts';
import { ruleFilesUnmatched } from '../../../../engine/checks/config/rule-files-unmatched.ts';
import { scrapeTimeout } from '../../../../engine/checks/config/scrape-timeout.ts';
import { staleBetweenScrapes } from '../../../../engine/checks/config/stale-between-scrapes.ts';
import { locate, said } from './at.ts';

describe('duplicate-job', () => {
  it('reports the second of a name', () => {
    const config = { scrape_configs: [{ job_name: 'a' }, { job_name: 'b' }, { job_name: 'a' }] };
    expect(said(duplicateJob(config, locate))).toEqual([
      'error scrape_configs.2.job_name: a second job is named a; Prometheus does not load such a file',
    ]);
  });
});

describe('scrape-timeout', () => {
  it("knows Prometheus' own defaults, 1m and 10s", () => {
    expect(scrapeTimeout({}, locate)).toEqual([]);
    expect(said(scrapeTimeout({ global: { scrape_interval: '5s' } }, locate))).toHaveLength(1);
  });
  it('reports a job that shortens the interval and leaves the timeout', () => {
    const config = {
      scrape_configs: [
        { job_name: 'a', scrape_interval: '5s' },
        { job_name: 'b', scrape_timeout: '1m' },
      ],
    };
    expect(said(scrapeTimeout(config, locate))).toEqual([
      'error scrape_configs.0.scrape_interval: ' +
        'job a: the scrape timeout of 10s is longer than the scrape interval of 5s',
    ]);
  });
});

describe('stale-between-scrapes', () => {
  it('reports a job whose samples are 5 minutes apart, and the default interval once', () => {
    const jobs = [
      { job_name: 'a' },
      { job_name: 'b', scrape_interval: '10m' },
      { job_name: 'c', scrape_interval: '4m' },
    ];
    expect(said(staleBetweenScrapes({ scrape_configs: jobs }, locate))).toEqual([
      'error scrape_configs.1.scrape_interval: ' +
        'job b: its scrapes are 10m apart, and between them its series vanish from graphs and alerts',
    ]);
    expect(staleBetweenScrapes({ global: { scrape_interval: '5m' }, scrape_configs: jobs }, locate)).toHaveLength(2);
  });
});

describe('missing-scrape-limit', () => {
  it('reports each limit that is missing, or 0, which means none', () => {
    const config = { scrape_configs: [{ job_name: 'app', sample_limit: 0, label_limit: 5 }, { job_name: 'node' }] };
    expect(missingScrapeLimit(config, ['app'], locate).map(({ path }) => path.join('.'))).toEqual([
      'scrape_configs.0.sample_limit',
      'scrape_configs.0.label_value_length_limit',
      'scrape_configs.0.body_size_limit',
    ]);
  });
});

describe('rule-files-unmatched', () => {
  const check = (patterns: string[], ...files: string[]): string[] =>
    said(ruleFilesUnmatched({ rule_files: patterns }, files, locate));

  it('matches as Go does: a star stays within a folder', () => {
    expect(check(['rules/*.yml'], 'rules/a.yml', 'rules/b.yml')).toEqual([]);
    expect(check(['rules/?.yml'], 'rules/a.yml')).toEqual([]);
    expect(check(['*.yml'], 'rules/a.yml')).toHaveLength(2);
    expect(check(['rules/*.yml'], 'rules/a.yml', 'rules/deep/b.yml')).toEqual([
      'error rule_files: no entry of rule_files matches rules/deep/b.yml, so Prometheus would never load its rules',
    ]);
  });
  it('takes a point for a point', () => {
    expect(check(['rules/a.yml'], 'rules/a.yml', 'rules/axyml')).toHaveLength(1);
  });
  it('reports an entry that matches nothing, with the file that was probably meant', () => {
    const found = ruleFilesUnmatched({ rule_files: ['alert.yml', 'alerts.yml'] }, ['alerts.yml'], locate);
    expect(found).toMatchObject([{ path: ['rule_files', '0'], help: 'did you mean alerts.yml?' }]);
  });
});

describe('job-without-scrape', () => {
  it('reports a job once, with every alert that selects it', () => {
    const alert = (name: string, ...jobs: string[]) => ({
      name,
      severity: 'warning',
      component: 'x',
      labels: [],
      jobs,
    });
    const alerts = [alert('A', 'nodes'), alert('B', 'nodes', 'app'), alert('C')];
    const found = jobWithoutScrape({ scrape_configs: [{ job_name: 'node' }, { job_name: 'app' }] }, alerts, locate);
    expect(found).toMatchObject([
      { message: 'no scrape config has the job nodes, which A and B select', help: 'did you mean node?' },
    ]);
  });
});

describe('bad-external-label', () => {
  it('reports what series and alerts override, and what is no label', () => {
    const config = { global: { external_labels: { monitor: 'a', instance: 'b', 'my-label': 'c', __x: 'd' } } };
    expect(badExternalLabel(config, locate).map(({ path }) => path.at(-1))).toEqual(['instance', 'my-label', '__x']);
  });
});

describe('remote-write-unfiltered', () => {
  const check = (relabel: object[]): string[] => {
    const config: PrometheusConfig = { remote_write: [{ url: 'https://a', write_relabel_configs: relabel }] };
    return remoteWriteUnfiltered(config, locate).map(({ message }) => message);
  };
  it('wants a list of names that are kept', () => {
    expect(check([{ source_labels: ['__name__'], regex: 'up|job:x:rate5m', action: 'keep' }])).toEqual([]);
  });
  it.each([
    ['nothing is dropped', [], /nothing says which metrics/],
    ['only some are dropped', [{ source_labels: ['__name__'], regex: 'go_.*', action: 'drop' }], /nothing says which/],
    ['the list is empty', [{ source_labels: ['__name__'], regex: '', action: 'keep' }], /no series would be sent/],
    [
      'the list is open',
      [{ source_labels: ['__name__'], regex: 'up|node_.*', action: 'keep' }],
      /"node_\.\*" is no metric/,
    ],
    ['another label is judged', [{ source_labels: ['job'], regex: 'app', action: 'keep' }], /nothing says which/],
  ])('reports that %s', (_, relabel, words) => {
    expect(check(relabel)).toEqual([expect.stringMatching(words)]);
  });
});
