import type { Artefact } from '../engine/artefact.ts';
import { hashed, header } from './header.ts';
import { journalJob, journalLevels, levelPattern, redactions, unitsPattern } from './log-lines.ts';
import type { Logging, Site } from './site-type.ts';

const source = 'stack/alloy.ts';

/** A string of Alloy's language, whose escapes are those of JSON. */
const q = (text: string): string => JSON.stringify(text);

/** config.alloy: the marketplace's log file and the journal of some units, redacted, to the local Loki. */
export function alloyConfig(site: Site, logging: Logging): string {
  const { job, serverLog } = site.marketplace;
  return `logging {
  level  = "warn"
  format = "logfmt"
}

local.file_match "server_log" {
  path_targets = [{
    __path__ = ${q(serverLog)},
    job      = ${q(job)},
  }]
}

loki.source.file "server_log" {
  targets    = local.file_match.server_log.targets
  forward_to = [loki.process.server_log.receiver]
}

loki.process "server_log" {
  stage.regex {
    expression = ${q(levelPattern)}
  }

  stage.template {
    source   = "level"
    template = "{{ ToLower .Value }}"
  }

  stage.labels {
    values = {
      level = "",
    }
  }

  stage.label_drop {
    values = ["filename"]
  }

  forward_to = [loki.process.redact.receiver]
}

${logging.units.length === 0 ? '' : journal(logging)}loki.process "redact" {
${redactions.map(redactStage).join('\n')}
  forward_to = [loki.write.local.receiver]
}

loki.write "local" {
  endpoint {
    url = ${q(pushUrl(logging))}
  }
}
`;
}

/** The journal of the units, and of nothing else: entries of other units lose all labels, which drops them. */
function journal({ units }: Logging): string {
  return `loki.relabel "journal" {
  rule {
    source_labels = ["__journal__systemd_unit"]
    regex         = ${q(unitsPattern(units))}
    action        = "keep"
  }

  rule {
    source_labels = ["__journal__systemd_unit"]
    target_label  = "unit"
  }

  rule {
    source_labels = ["__journal_priority_keyword"]
    target_label  = "level"
  }
${Object.entries(journalLevels)
  .map(([level, words]) => levelRule(level, words))
  .join('')}
  forward_to = []
}

loki.source.journal "units" {
  max_age = "12h"
  labels  = {
    job = ${q(journalJob)},
  }
  relabel_rules = loki.relabel.journal.rules
  forward_to    = [loki.process.redact.receiver]
}

`;
}

function levelRule(level: string, words: string): string {
  return `
  rule {
    source_labels = ["level"]
    regex         = ${q(words)}
    target_label  = "level"
    replacement   = ${q(level)}
  }
`;
}

function redactStage({ pattern, by }: { pattern: string; by: string }): string {
  return `  stage.replace {
    expression = ${q(pattern)}
    replace    = ${q(by)}
  }
`;
}

/** Where a shipper sends its lines. */
export function pushUrl({ loki }: Logging): string {
  return `${loki.url.replace(/\/+$/, '')}/loki/api/v1/push`;
}

export function alloyArtefacts(site: Site): Artefact[] {
  if (!site.logging || site.logging.shipper !== 'alloy') return [];
  const comment = header(
    "Grafana Alloy's configuration.",
    source,
    '/etc/alloy/config.alloy',
    'Its user needs the groups adm and systemd-journal, and may read the log file.',
  );
  const commented = comment.replace(/^/gm, '// ');
  // `alloy fmt` indents with tabs.
  const body = alloyConfig(site, site.logging).replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2));
  const config = `${commented}\n\n${body}`;
  return [
    { path: 'logging/config.alloy', text: config, kind: 'config', source },
    { path: 'system/default/alloy', text: defaults(site.logging), kind: 'config', source },
  ];
}

/** The defaults file of Grafana's own package, which its systemd unit reads. */
function defaults({ shipperTarget }: Logging): string {
  const comment = header("Command line of Grafana Alloy's package.", source, '/etc/default/alloy');
  const args = [`--server.http.listen-addr=${shipperTarget.listen}`, '--disable-reporting'];
  return `${hashed(comment)}CONFIG_FILE="/etc/alloy/config.alloy"
CUSTOM_ARGS="${args.join(' ')}"
RESTART_ON_UPGRADE=true
`;
}
