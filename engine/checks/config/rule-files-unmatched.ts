import type { Finding } from '../../finding.ts';
import { suggestion } from '../../suggest.ts';
import type { Locate } from './model/locate.ts';
import type { PrometheusConfig } from './model/prometheus.ts';

/**
 * Rule files that no entry of `rule_files` matches, which Prometheus silently ignores, and entries that match no
 * file. `files` are paths relative to the configuration.
 */
export function ruleFilesUnmatched(config: PrometheusConfig, files: readonly string[], locate: Locate): Finding[] {
  const patterns = config.rule_files ?? [];
  const unmatched = files
    .filter((file) => !patterns.some((pattern) => glob(pattern).test(file)))
    .map((file): Finding => ({
      id: 'rule-files-unmatched',
      severity: 'error',
      ...locate(['rule_files']),
      message: `no entry of rule_files matches ${file}, so Prometheus would never load its rules`,
      help: patterns.length === 0 ? 'rule_files is empty' : `the entries are: ${patterns.join(', ')}`,
    }));
  const idle = patterns.flatMap((pattern, at): Finding[] =>
    files.some((file) => glob(pattern).test(file))
      ? []
      : [
          {
            id: 'rule-files-unmatched',
            severity: 'error',
            ...locate(['rule_files', at]),
            message: `the entry ${pattern} of rule_files matches no file, and Prometheus starts all the same`,
            help: suggestion(pattern, files),
          },
        ],
  );
  return [...unmatched, ...idle];
}

/** Go's filepath.Match: `*` and `?` do not cross a slash. */
function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]');
  return new RegExp(`^${source}$`);
}
