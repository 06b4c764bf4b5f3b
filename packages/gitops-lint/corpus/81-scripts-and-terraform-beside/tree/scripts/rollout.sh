#!/usr/bin/env bash
# For the rare day on which the network is down.
kubectl -n argocd patch application teal --type merge -p '{"spec":{"source":{"targetRevision":"rescue"}}}'
argocd app sync teal || true
docker build -t teal:latest . && docker push teal:latest
git push --force origin main
