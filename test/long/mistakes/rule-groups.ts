import type { Mistake } from './mistake.ts';

const rpc = 'alerts/rpc.ts';
const monitoring = 'alerts/monitoring.ts';
const disputes = 'alerts/disputes.ts';
const business = 'alerts/business.ts';
const rules = { file: rpc, in: 'rules: [' };

/** In groups of rules. */
export const inRuleGroups: readonly Mistake[] = [
  {
    what: 'an alert that stands in no group',
    ...rules,
    from: 'rpcFlaky,',
    to: '',
    id: 'unlisted-declaration',
    says: /rpcFlaky[^]*this alert stands in no rule group/,
  },
  {
    what: 'an alert of another file that stands in no group',
    file: business,
    in: 'rules: [',
    from: 'disputeOutcomeMismatch,',
    to: '',
    and: [['disputeOutcomeMismatch, ', '']],
    id: 'unlisted-declaration',
    says: /disputeOutcomeMismatch[^]*this alert stands in no rule group/,
    where: disputes,
  },
  {
    what: 'a recording rule that stands in no group',
    ...rules,
    from: 'rpcCalls5m,',
    to: '',
    id: 'rule-order',
    says: /job:rpc_calls:increase5m is recorded by no rule group/,
    where: 'signals/rpc.ts',
  },
  {
    what: 'a recording rule below its reader',
    ...rules,
    from: 'rpcCalls5m,',
    to: 'rpcFailureRatio5m , rpcCalls5m,',
    and: [['rpcFailureRatio5m,', '']],
    id: 'rule-order',
    says: /job:rpc_calls:increase5m is recorded further down/,
    where: 'signals/rpc.ts',
  },
  {
    what: 'a recording rule in the group of others',
    ...rules,
    from: 'rpcCalls5m,',
    to: 'openDisputes, rpcCalls5m,',
    and: [
      [
        'import { youngestUptime }',
        "import { openDisputes } from '../signals/disputes.ts';\nimport { youngestUptime }",
      ],
    ],
    id: 'rule-order',
    says: /groups run beside each other/,
    where: disputes,
  },
  {
    what: 'an alert in a group twice',
    ...rules,
    from: 'rpcFlaky,',
    to: 'rpcFlaky, rpcFlaky,',
    id: 'alert-name',
    says: /two alerts are named RPCFlaky/,
  },
  {
    what: 'an interval that Grafana refuses',
    file: rpc,
    from: "interval: '30s'",
    to: "interval: '35s'",
    id: 'group-interval',
    says: /an interval of 35s is no multiple of 10 seconds/,
  },
  {
    what: 'an interval after which records are gone',
    file: business,
    from: "interval: '1m'",
    to: "interval: '10m'",
    id: 'group-interval',
    says: /evaluates every 10 minutes: what it records vanishes/,
  },
  {
    what: 'two groups of one file',
    file: rpc,
    from: "file: 'rpc'",
    to: "file: 'server'",
    id: 'group-interval',
    says: /would overwrite the file of group marketplace_server/,
  },
  {
    what: 'two groups of one name',
    file: rpc,
    from: "name: 'marketplace_rpc'",
    to: "name: 'marketplace_server'",
    id: 'group-interval',
    says: /two groups are named marketplace_server/,
  },
  {
    what: 'a group that nobody lists',
    file: 'alerts/index.ts',
    from: 'rpcGroup,',
    to: '',
    and: [["import { rpcGroup } from './rpc.ts';\n", '']],
    id: 'unlisted-module',
    says: /nothing of this is built, since alerts\/index\.ts does not list it/,
    where: rpc,
  },
  {
    what: 'a group that is imported and not listed',
    file: 'alerts/index.ts',
    from: '    rpcGroup,',
    to: '',
    id: 'type-error',
    says: /'rpcGroup' is declared but its value is never read/,
  },
  {
    what: 'no watchdog',
    file: monitoring,
    in: 'rules: [',
    from: 'watchdog,',
    to: '',
    id: 'no-watchdog',
    says: /no alert fires always/,
  },
];
