import type { RuleGroup } from '../../alert.ts';
import { inWords, secondsOf } from '../../duration.ts';
import type { Finding, Severity } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';

/** Seconds after which Prometheus no longer finds a sample. */
const staleAfter = 300;

/** A rule group that Grafana or Prometheus refuses, or that overwrites another one's file. */
export const groupInterval: ModelCheck = {
  id: 'group-interval',
  run({ project: { groups, setting } }: Model): Finding[] {
    const names = new Set<string>();
    const files = new Map<string, string>();
    return groups.flatMap((group) => {
      const findings = [
        ...ofInterval(group, secondsOf(setting.scrapeInterval) ?? 0),
        ...ofFile(group, files.get(group.file)),
      ];
      if (names.has(group.name)) {
        findings.push(said(group, `two groups are named ${group.name}`, 'rename one of them', 'name:'));
      }
      if (group.name.trim() === '') {
        findings.push(said(group, 'the group has no name', 'name it after what it watches', 'name:'));
      }
      if (group.rules.length === 0) {
        findings.push(said(group, 'the group has no rules', 'remove it, or add its rules', 'rules:'));
      }
      names.add(group.name);
      files.set(group.file, group.name);
      return findings;
    });
  },
};

function ofInterval(group: RuleGroup, scrapeInterval: number): Finding[] {
  const { interval } = group;
  const length = secondsOf(interval);
  if (length === undefined) {
    return [said(group, `${JSON.stringify(interval)} is no duration for Prometheus`, 'write 30s or 1m', 'interval:')];
  }
  if (length === 0 || length % 10 !== 0) {
    const nearest = Math.max(10, Math.round(length / 10) * 10);
    return [
      said(
        group,
        `an interval of ${interval} is no multiple of 10 seconds: Grafana refuses the group`,
        `write ${nearest}s`,
        'interval:',
      ),
    ];
  }
  if (length > staleAfter) {
    const message = `evaluates every ${inWords(interval)}: what it records vanishes after 5 minutes, and comes back then`;
    return [said(group, message, 'write 5m or less', 'interval:')];
  }
  if (length >= scrapeInterval) return [];
  return [
    said(
      group,
      `evaluates every ${interval}, more often than metrics are scraped`,
      'write the scrape interval or more',
      'interval:',
      'warning',
    ),
  ];
}

function ofFile(group: RuleGroup, owner: string | undefined): Finding[] {
  const { file } = group;
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(file)) {
    return [
      said(
        group,
        `${JSON.stringify(file)} is no base name of a file`,
        'write lower case letters, digits and dashes, without .yml',
        'file:',
      ),
    ];
  }
  return owner === undefined
    ? []
    : [
        said(
          group,
          `would overwrite the file of group ${owner}, ${file}`,
          'give each group a file of its own',
          'file:',
        ),
      ];
}

function said(group: RuleGroup, message: string, help: string, anchor: string, severity: Severity = 'error'): Finding {
  return { id: 'group-interval', severity, place: group.place, anchor, path: [group.name], message, help };
}
