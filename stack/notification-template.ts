/** How a receiver names the two templates. */
export const subject = '{{ template "marketplace.subject" . }}';
export const text = '{{ template "marketplace.text" . }}';

/**
 * What a person reads, in Go's template language as Alertmanager and Grafana both know it. It holds no `$`, which
 * Grafana's provisioning would take for an environment variable, and no label but severity and name.
 */
export const notificationTemplate = `{{- /* Built from stack/notification-template.ts by npm run build: change the source, not this file. */ -}}
{{ define "marketplace.subject" -}}
[{{ .Status | toUpper }}] {{ .CommonLabels.alertname }}{{ with .CommonLabels.severity }} ({{ . }}){{ end }}
{{- end }}

{{ define "marketplace.text" -}}
{{ range .Alerts -}}
{{ .Status | toUpper }} {{ .Labels.severity }}: {{ .Labels.alertname }}
{{ .Annotations.summary }}
{{ .Annotations.description }}
Since {{ .StartsAt.UTC.Format "2006-01-02 15:04" }} UTC
{{- if eq .Status "resolved" }}, until {{ .EndsAt.UTC.Format "2006-01-02 15:04" }} UTC{{ end }}
{{- with .Annotations.runbook_url }}
Runbook: {{ . }}
{{- end }}
{{- with .Annotations.dashboard_url }}
Dashboard: {{ . }}
{{- end }}

{{ end }}
{{- end }}
`;
