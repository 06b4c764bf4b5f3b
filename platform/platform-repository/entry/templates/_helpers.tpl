{{/* The environments of the entry, with what it left out. A name of the platform, or one that is there twice, ends it. */}}
{{- define "environments" -}}
{{- $root := . }}
{{- if and .Values.platform.discovery (hasPrefix .Values.platform.discovery .Values.name) }}
{{- fail (printf "apps/%s: names that begin with %s belong to what is discovered; rename the folder." .Values.name .Values.platform.discovery) }}
{{- end }}
{{- $seen := list }}
{{- $list := list }}
{{- range .Values.environments }}
{{- $namespace := default (printf "%s-%s" $root.Values.name .name) .namespace }}
{{- if or (eq $namespace $root.Values.platform.namespace) (has $namespace $root.Values.platform.systemNamespaces) }}
{{- fail (printf "apps/%s: the namespace %s is the platform's; name another one." $root.Values.name $namespace) }}
{{- end }}
{{- if or (has (printf "name %s" .name) $seen) (has $namespace $seen) }}
{{- fail (printf "apps/%s: %s or its namespace %s is there twice; each environment has a namespace of its own." $root.Values.name .name $namespace) }}
{{- end }}
{{- $seen = concat $seen (list (printf "name %s" .name) $namespace) }}
{{- $list = append $list (dict "environment" .name "name" (printf "%s-%s" $root.Values.name .name) "namespace" $namespace "automated" (default false .automated)) }}
{{- end }}
{{- toYaml $list }}
{{- end }}
