# Copyright 2026 The Slipway Authors
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#     http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.

# shellcheck shell=sh
# What an undo leaves, because others may need it by then. It stays remembered, so that --everything can remove it later.

# Whether something may be left in the cluster: one of ours goes as a whole, and of one that is gone nothing is left.
leaves_in_cluster() {
  ! is_anything_made cluster && [ ! -f "$scratch/cluster-gone" ]
}

leftovers() {
  if leaves_in_cluster; then
    list_made namespace | while read -r name _; do echo "the namespace $name, with its Secrets"; done
    list_made secret | while read -r name namespace; do echo "the Secret $name of $namespace, which Argo CD has made itself"; done
  fi
  list_made topic | while read -r _ name; do echo "the topic $name of GitLab"; done
}

# Never removed by this command.
others_may_have() {
  ! leaves_in_cluster || list_made kinds | while read -r _ kinds; do
    echo "Argo CD's kinds, which another Argo CD of this cluster may use: kubectl --context $KUBE_CONTEXT delete crd $kinds"
  done
  list_made repository | while read -r _ name; do echo "$name and what is in it: $GITLAB_URL/$name"; done
}

remove_namespaces() {
  list_made namespace > "$scratch/namespaces"
  while read -r name _; do
    in_cluster get all,persistentvolumeclaims --namespace "$name" --ignore-not-found -o name > "$scratch/running" 2> "$scratch/kubectl" || fail "What is in the namespace $name cannot be listed: $(tail -n 1 "$scratch/kubectl")"
    if [ -s "$scratch/running" ]; then
      log_detail "the namespace $name stays, because $(head -n 1 "$scratch/running") is in it"
      continue
    fi
    in_cluster delete namespace "$name" --ignore-not-found --timeout 2m > /dev/null 2> "$scratch/kubectl" || fail "The namespace $name could not be deleted: $(tail -n 1 "$scratch/kubectl")"
    forget namespace "$name"
    log_detail "deleted the namespace $name"
  done < "$scratch/namespaces"
}

remove_secrets() {
  list_made secret > "$scratch/secrets"
  while read -r name namespace; do
    in_cluster delete secret "$name" --namespace "$namespace" --ignore-not-found > /dev/null 2> "$scratch/kubectl" || fail "The Secret $name could not be deleted: $(tail -n 1 "$scratch/kubectl")"
    forget secret "$name"
    log_detail "deleted the Secret $name of $namespace"
  done < "$scratch/secrets"
}

remove_topics() {
  list_made topic > "$scratch/topics"
  while read -r id name; do
    gitlab GET "/topics/$id"
    expect "Looking at the topic $name" 200 404
    projects=$(field total_projects_count)
    if [ "${projects:-0}" != 0 ]; then
      log_detail "the topic $name stays, because $projects projects have it"
      continue
    fi
    gitlab DELETE "/topics/$id"
    expect "Deleting the topic $name" 204 404
    forget topic "$id"
    log_detail "deleted the topic $name of GitLab"
  done < "$scratch/topics"
}

remove_leftovers() {
  if leaves_in_cluster && { is_anything_made namespace || is_anything_made secret; }; then
    cluster_answers || fail "The cluster of the context $KUBE_CONTEXT does not answer." "kubectl --context $KUBE_CONTEXT get --raw=/readyz shows why."
    remove_namespaces
    remove_secrets
  fi
  remove_topics
}

# end_undo: says what stays, and removes what was asked for.
end_undo() {
  if [ -n "$yes" ] && [ -n "$everything" ]; then
    remove_leftovers
  fi
  { leftovers && others_may_have; } > "$scratch/left"
  [ -s "$scratch/left" ] || return 0
  log 'What stays:'
  while IFS= read -r line; do log_detail "$line"; done < "$scratch/left"
  [ -z "$(leftovers)" ] || [ -n "$everything" ] || log_detail '--undo --yes --everything removes namespaces and topics in which nothing is, and these Secrets.'
}
