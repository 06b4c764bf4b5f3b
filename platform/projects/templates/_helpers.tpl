{{/* What no project may bring: what limits or widens rights. */}}
{{- define "blacklist" -}}
namespaceResourceBlacklist:
  - { group: '', kind: ResourceQuota }
  - { group: '', kind: LimitRange }
  - { group: rbac.authorization.k8s.io, kind: RoleBinding }
{{- end }}

{{/* How every generated application is synced; the same as in a project's own argocd/ folder. */}}
{{- define "syncPolicy" -}}
syncOptions:
  - CreateNamespace=true
  - ServerSideApply=true
  - RespectIgnoreDifferences=true
managedNamespaceMetadata:
  labels:
    pod-security.kubernetes.io/enforce: restricted
retry:
  limit: 3
  backoff: { duration: 5s, factor: 2, maxDuration: 30s }
{{- end }}

{{/* Where nothing of a project is deployed: Argo CD's own namespace, those of the system, and those of other Argo CDs. */}}
{{- define "reservedNamespaces" -}}
{{- concat (list .Values.namespace) .Values.admission.systemNamespaces .Values.admission.otherArgocds | uniq | toJson }}
{{- end }}
