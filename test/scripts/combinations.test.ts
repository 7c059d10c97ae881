import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { Artefact } from '../../engine/artefact.ts';
import { assemble } from '../../scripts/assemble.ts';
import { projectOf } from '../../scripts/project.ts';
import { root } from '../../scripts/root.ts';
import type { Site } from '../../stack/site-type.ts';
import { combinations } from '../stack/sites.ts';

/** What betrays a part: names of its metrics, alerts, jobs and dashboards. */
const traces: readonly (readonly [part: string, has: (site: Site) => boolean, trace: RegExp])[] = [
  ['node_exporter', ({ node }) => node !== false, /\bnode_[a-z]|"?Host[A-Z]\w+|job[_name]*: node\b|job=\\?"node\\?"/],
  ['logging', ({ logging }) => logging !== false, /loki_|promtail|mm-logs|\bLog(Shipping|Entries|Volume)/],
  ['the external check', ({ externalCheck }) => externalCheck !== false, /probe_success|SiteUnreachable|site-probe/],
  ['remote_write', ({ remoteWrite }) => remoteWrite !== false, /remote_write|grafana\.net/],
];

/** Artefacts that speak of every part, present or not. */
const neutral = /^(docs|contract)\//;

interface RuleFile {
  readonly groups: readonly { readonly rules: readonly { readonly alert?: string; readonly isPaused?: boolean }[] }[];
}

const rulesIn = (artefacts: readonly Artefact[], kind: string) =>
  artefacts
    .filter((artefact) => artefact.kind === kind)
    .flatMap(({ text }) => (parse(text) as RuleFile).groups.flatMap(({ rules }) => rules));

describe.each(combinations())('%s', (_name, site) => {
  const { artefacts, findings } = assemble(projectOf(site), site, root);

  it('builds without an error or a warning but what promtail deserves', () => {
    const expected = site.logging && site.logging.shipper === 'promtail' ? ['end-of-life'] : [];
    expect(
      findings.map(({ id, path, message }) => (id === 'end-of-life' ? id : `${id} ${path.join(' > ')}: ${message}`)),
    ).toEqual(expected);
  });

  it('has no trace of an absent part, and one of each that is there', () => {
    const texts = artefacts.filter(({ path }) => !neutral.test(path));
    for (const [part, has, trace] of traces) {
      const found = texts.filter(({ text }) => trace.test(text)).map(({ path }) => path);
      if (has(site)) expect(found, part).not.toEqual([]);
      else expect(found, part).toEqual([]);
    }
  });

  it('has one evaluator', () => {
    const prometheus = rulesIn(artefacts, 'prometheus-rules').filter(({ alert }) => alert !== undefined);
    const grafana = rulesIn(artefacts, 'grafana-alerts');
    expect(grafana.length).toBeGreaterThan(25);
    if (site.evaluator === 'prometheus') {
      expect(prometheus.length).toBe(grafana.length);
      expect(grafana.every(({ isPaused }) => isPaused === true)).toBe(true);
    } else {
      expect(prometheus).toEqual([]);
      expect(grafana.every(({ isPaused }) => isPaused === false)).toBe(true);
    }
  });
});
