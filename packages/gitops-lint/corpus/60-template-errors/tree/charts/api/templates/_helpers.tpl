{{/* The labels of every object. */}}
{{- define "service.labels" -}}
app: {{ .Release.Name }}
{{- end -}}
