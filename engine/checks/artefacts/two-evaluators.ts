import type { Artefact } from '../../artefact.ts';
import type { Finding } from '../../finding.ts';

/** Alerts that Prometheus evaluates while Grafana does, too: everybody would be told twice. */
export function twoEvaluators(artefacts: readonly Artefact[]): Finding[] {
  const inPrometheus = artefacts.filter(({ kind, text }) => kind === 'prometheus-rules' && /^ *- alert: /m.test(text));
  const inGrafana = artefacts.filter(
    ({ kind, text }) => kind === 'grafana-alerts' && /^ *isPaused: false$/m.test(text),
  );
  if (inPrometheus.length === 0 || inGrafana.length === 0) return [];
  const message = `${inPrometheus[0]!.path} and ${inGrafana[0]!.path} both hold active alerts: everybody would be told twice`;
  return [
    {
      id: 'two-evaluators',
      severity: 'error',
      path: ['site', 'evaluator'],
      message,
      help: 'one of the two must be silent',
    },
  ];
}
