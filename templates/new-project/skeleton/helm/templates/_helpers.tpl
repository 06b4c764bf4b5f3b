{{/* Name of a service's objects; the arguments are the root context and the service's name. */}}
{{- define "project.name" -}}
{{- printf "%s-%s" .root.Release.Name .name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "project.selector" -}}
app.kubernetes.io/instance: {{ .root.Release.Name | quote }}
app.kubernetes.io/name: {{ .name | quote }}
{{- end -}}

{{- define "project.labels" -}}
{{ include "project.selector" . }}
app.kubernetes.io/component: {{ .name | quote }}
app.kubernetes.io/part-of: {{ .root.Chart.Name | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
backstage.io/kubernetes-id: {{ .root.Chart.Name | quote }}
{{- end -}}

{{/* Own images come from the project's registry, others say where they come from. */}}
{{- define "project.image" -}}
{{- $image := .service.image -}}
{{- if or $image.external (not .root.Values.image.registry) -}}
{{- printf "%s:%s" $image.repository $image.tag -}}
{{- else -}}
{{- printf "%s/%s:%s" .root.Values.image.registry $image.repository $image.tag -}}
{{- end -}}
{{- /* Where there is a digest, it decides; the tag says which commit it was built from. */ -}}
{{- with $image.digest }}@{{ . }}{{ end -}}
{{- end -}}
