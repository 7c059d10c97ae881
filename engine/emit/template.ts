/**
 * The Grafana form of an annotation template: `$value` is a number there only while the rule has one data
 * query (and a string of labels in Grafana 11), so that the instant query's own value stands for it.
 */
export function forGrafana(template: string): string {
  return template.replace(/\{\{(.*?)\}\}/gs, (action) => action.replace(/\$value\b/g, '$values.A.Value'));
}
