{{/* What Argo CD is called by Kubernetes, as a list of CEL. */}}
{{- define "admission.users" -}}
{{- $users := .Values.admission.users }}
{{- range .Values.admission.serviceAccounts }}
{{- $users = append $users (printf "system:serviceaccount:%s:%s" $.Values.namespace .) }}
{{- end -}}
[{{ range $index, $user := $users }}{{ if $index }}, {{ end }}'{{ $user }}'{{ end }}]
{{- end }}

{{/* The namespaces of nobody's project, as a list of CEL; `kube-` is a prefix beside them. */}}
{{- define "admission.reserved" -}}
['{{ include "reservedNamespaces" . | fromJsonArray | join "', '" }}']
{{- end }}

{{/* A character with which Argo CD reads a name as a pattern, or as the opposite of one. */}}
{{- define "admission.glob" -}}
r'[*?!{\[\\]'
{{- end }}

{{/* Whether an AppProject lacks a field or has it as before: Argo CD may sign a token of one that is wide, or delete it. */}}
{{- define "admission.unchanged" -}}
!has(object.spec.{{ . }})
|| (request.operation == 'UPDATE' && has(oldObject.spec.{{ . }}) && object.spec.{{ . }} == oldObject.spec.{{ . }})
{{- end }}

{{/* What no project may bring, each as group/kind, as a list of CEL; the same as in the chart's own AppProjects. */}}
{{- define "admission.refusedKinds" -}}
{{- $kinds := get (include "blacklist" . | fromYaml) "namespaceResourceBlacklist" -}}
[{{ range $index, $item := $kinds }}{{ if $index }}, {{ end }}'{{ $item.group }}/{{ $item.kind }}'{{ end }}]
{{- end }}
