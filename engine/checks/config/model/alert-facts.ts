/** What routing and inhibition need to know about an alert. */
export interface AlertFacts {
  readonly name: string;
  readonly severity: string;
  readonly component: string;
  /** Names of the labels that its instances carry from its expression, such as `job` and `instance`. */
  readonly labels: readonly string[];
  /** Names of the jobs that its expression selects. */
  readonly jobs: readonly string[];
}

/** The value of a label of an alert's instances: a text, absent (the empty text), or undefined if it varies. */
export function labelValue(alert: AlertFacts, label: string): string | undefined {
  if (label === 'alertname') return alert.name;
  if (label === 'severity') return alert.severity;
  if (label === 'component') return alert.component;
  return alert.labels.includes(label) ? undefined : '';
}

/** Whether its instances carry a label, whatever the value. */
export function hasLabel(alert: AlertFacts, label: string): boolean {
  return labelValue(alert, label) !== '';
}
