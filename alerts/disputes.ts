import { alert } from '../engine/alert.ts';
import { inWords } from '../engine/duration.ts';
import { above, atLeast, equals } from '../engine/promql/index.ts';
import {
  disputeBacklog,
  openDisputes,
  openDisputes3dAgo,
  outcomeMismatch,
  resolutionStall,
  resolved3d,
} from '../signals/disputes.ts';
import { longWindow } from '../signals/escrows.ts';

export const disputeBacklogAlert = alert({
  name: 'DisputeBacklog',
  severity: 'warning',
  component: 'dispute',
  when: above(openDisputes, disputeBacklog),
  for: '1h',
  summary: 'Dispute backlog is growing',
  description:
    `About {{ $value | printf "%.0f" }} disputes of the last ${inWords(longWindow)} ` +
    `are unresolved (threshold ${disputeBacklog}).`,
  shownOn: 'disputes/Open disputes',
});

export const disputeResolutionStalled = alert({
  name: 'DisputeResolutionStalled',
  severity: 'critical',
  component: 'dispute',
  when: atLeast(openDisputes, 1, { provided: [atLeast(openDisputes3dAgo, 1), equals(resolved3d, 0)] }),
  for: '1h',
  summary: `No dispute has been resolved for ${inWords(resolutionStall)}`,
  description:
    `{{ $value | printf "%.0f" }} disputes are open, at least one for more than ${inWords(resolutionStall)}, ` +
    'and none was resolved meanwhile.',
  shownOn: 'disputes/Open disputes',
});

export const disputeOutcomeMismatch = alert({
  name: 'DisputeOutcomeMismatch',
  severity: 'warning',
  component: 'dispute',
  when: atLeast(outcomeMismatch, 1),
  for: '1h',
  summary: 'Resolved disputes and recorded outcomes disagree',
  description:
    `Over ${inWords(longWindow)} the resolved counter and buyer-won + vendor-won ` +
    'differ by {{ $value | printf "%.0f" }}; dispute statistics cannot be trusted.',
  shownOn: 'disputes/Resolved and decided',
});
