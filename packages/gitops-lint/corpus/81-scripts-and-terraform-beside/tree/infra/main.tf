resource "helm_release" "argocd" {
  name       = "argocd"
  repository = "https://argoproj.github.io/argo-helm"
  chart      = "argo-cd"
  version    = "7.7.11"
  values     = [file("${path.module}/argocd-values.yaml")]
  set_sensitive {
    name  = "configs.secret.argocdServerAdminPassword"
    value = var.admin_password_hash
  }
}
