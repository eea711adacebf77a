#!/usr/bin/env bash
# Deploys Gyrfalcon in the place of Falco, waits until it runs, and proves with one harmless alert that it detects.
# The twin of deploy-falco.ps1: the same steps, texts and exit codes.
set -uo pipefail

usage() {
    cat <<'END'
usage: scripts/deploy-falco.sh [options]

  --namespace NAME     where to (default: falco-system)
  --release NAME       the name of the helm release (default: falco)
  --values-file FILE   values (default: kubernetes/monitoring/falco/values.yaml)
  --chart CHART        the chart (default: kubernetes/charts/gyrfalcon)
  --timeout SECONDS    how long pods may take to become ready (default: 300);
                       the log and the test alert have as many, but 60 at most
  --test-image IMAGE   the image of the test alert (default: busybox)
  --skip-test          no test alert
  --what-if            checks everything and changes nothing
  --uninstall          removes the release

exit codes: 0 done; 1 wrong call, or a program or file is missing; 2 the cluster cannot be used; 3 helm failed;
            4 pods did not become ready; 5 rules or eBPF are not there; 6 the test alert did not come
END
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
namespace=falco-system release=falco chart=$root/kubernetes/charts/gyrfalcon
values=$root/kubernetes/monitoring/falco/values.yaml
timeout=300 image=busybox test=yes whatif='' uninstall=''

fail() { # code, what, remedy
    printf '\nFAILED: %s\n' "$2" >&2
    [[ -n ${3:-} ]] && printf '  %s\n' "$3" >&2
    exit "$1"
}
step() { printf '==> %s\n' "$1"; }
detail() { printf '    %s\n' "$1"; }

while [[ $# -gt 0 ]]; do
    case $1 in
        --namespace | --release | --values-file | --chart | --timeout | --test-image)
            [[ $# -ge 2 ]] || fail 1 "$1 needs a value" "scripts/deploy-falco.sh --help tells more"
            case $1 in
                --namespace) namespace=$2 ;;
                --release) release=$2 ;;
                --values-file) values=$2 ;;
                --chart) chart=$2 ;;
                --timeout) timeout=$2 ;;
                --test-image) image=$2 ;;
            esac
            shift ;;
        --skip-test) test='' ;;
        --what-if) whatif=yes ;;
        --uninstall) uninstall=yes ;;
        -h | --help) usage; exit 0 ;;
        *) fail 1 "unknown option $1" "scripts/deploy-falco.sh --help tells which there are" ;;
    esac
    shift
done
[[ $timeout =~ ^[0-9]+$ ]] || fail 1 "--timeout $timeout is no number of seconds"
patience=$((timeout < 60 ? timeout : 60))

check_programs() {
    step "Checking programs and files"
    command -v kubectl > /dev/null || fail 1 "kubectl is not installed" "https://kubernetes.io/docs/tasks/tools/ says how; on Azure: az aks install-cli"
    command -v helm > /dev/null || fail 1 "helm is not installed" "https://helm.sh/docs/intro/install/ says how"
    local version
    version=$(helm version --short 2> /dev/null)
    [[ $version =~ ^v([0-9]+)\. && ${BASH_REMATCH[1]} -ge 3 ]] || fail 1 "helm 3 or later is needed, this is '$version'" "https://helm.sh/docs/intro/install/ says how"
    detail "helm $version"
    [[ -n $uninstall ]] && return
    [[ -f $values ]] || fail 1 "the values file $values is not there" "give another one with --values-file"
    [[ -e $chart || $chart != /* ]] || fail 1 "the chart $chart is not there" "give another one with --chart"
    detail "values $values"
}

check_cluster() {
    step "Checking the cluster"
    local context version
    context=$(kubectl config current-context 2> /dev/null) || fail 2 "kubectl has no current context" "az aks get-credentials --resource-group GROUP --name CLUSTER, or kubectl config use-context NAME"
    version=$(kubectl get --raw /version 2>&1) || fail 2 "the cluster of the context '$context' does not answer: $version" "kubectl cluster-info; is the VPN up, has the login expired?"
    detail "context $context"
    local verbs='create daemonsets.apps|create configmaps|create secrets|create serviceaccounts|get pods|get pods/log'
    [[ -n $uninstall ]] && verbs='delete daemonsets.apps|delete configmaps|delete secrets|delete serviceaccounts'
    [[ -n $test && -z $uninstall ]] && verbs+='|create pods'
    local missing='' right
    while read -r -d '|' right; do
        # shellcheck disable=SC2086
        kubectl auth can-i $right -n "$namespace" > /dev/null 2>&1 || missing+=" '$right'"
    done <<< "$verbs|"
    [[ -z $missing ]] || fail 2 "you may not do in $namespace:$missing" "ask for these rights, for instance the role Azure Kubernetes Service RBAC Cluster Admin"
}

check_nodes() {
    step "Checking nodes"
    local nodes usable=0 name os kernel
    nodes=$(kubectl get nodes -o 'jsonpath={range .items[*]}{.metadata.name} {.status.nodeInfo.operatingSystem} {.status.nodeInfo.kernelVersion}{"\n"}{end}' 2>&1) || fail 2 "nodes cannot be listed: $nodes" "ask for the right to list nodes"
    while read -r name os kernel; do
        [[ -z $name ]] && continue
        if [[ $os != linux ]]; then
            detail "$name: $os, left out"
        elif [[ $kernel =~ ^([0-9]+)\.([0-9]+) ]] && ((BASH_REMATCH[1] > 5 || (BASH_REMATCH[1] == 5 && BASH_REMATCH[2] >= 8))); then
            detail "$name: Linux $kernel"
            usable=$((usable + 1))
        else
            detail "$name: Linux $kernel is too old, 5.8 is needed"
        fi
    done <<< "$nodes"
    ((usable > 0)) || fail 2 "no node has Linux 5.8 or later" "add a node pool with a current image: az aks nodepool upgrade --node-image-only"
}

uninstall() {
    step "Removing the release $release from $namespace"
    if [[ -n $whatif ]]; then
        detail "would run: helm uninstall $release -n $namespace"
        return
    fi
    local output
    if ! output=$(helm uninstall "$release" -n "$namespace" 2>&1); then
        [[ $output == *"not found"* ]] || fail 3 "helm uninstall failed: $output"
        detail "there is none"
        return
    fi
    detail "done; the namespace stays: kubectl delete namespace $namespace"
}

install() {
    if [[ -n $whatif ]]; then
        step "Rendering, nothing is changed"
        local output
        output=$(helm template "$release" "$chart" -n "$namespace" -f "$values" 2>&1) || fail 3 "the chart does not take these values: $output" "kubernetes/charts/gyrfalcon/README.md tells which there are"
        grep -E '^kind: ' <<< "$output" | sort | uniq -c | while read -r count _ kind; do detail "$count $kind"; done
        detail "would run: kubectl create namespace $namespace, unless it is there"
        detail "would run: kubectl label namespace $namespace pod-security.kubernetes.io/enforce=privileged --overwrite"
        detail "would run: helm upgrade --install $release $chart -n $namespace -f $values"
        return
    fi
    step "Preparing the namespace $namespace"
    local output
    if ! kubectl get namespace "$namespace" > /dev/null 2>&1; then
        output=$(kubectl create namespace "$namespace" 2>&1) || fail 2 "the namespace $namespace cannot be made: $output" "ask for it, or name another one with --namespace"
    fi
    # A pod that watches the kernel is privileged: Pod Security would refuse it, and say so only in events of the DaemonSet.
    output=$(kubectl label namespace "$namespace" pod-security.kubernetes.io/enforce=privileged --overwrite 2>&1) || fail 2 "the namespace $namespace cannot be labelled: $output" "ask for the label pod-security.kubernetes.io/enforce=privileged on it"
    step "Installing the release $release"
    output=$(helm upgrade --install "$release" "$chart" -n "$namespace" -f "$values" 2>&1) || fail 3 "helm upgrade failed: $output" "helm history $release -n $namespace; helm rollback $release -n $namespace"
    detail "revision $(sed -nE 's/^REVISION: //p' <<< "$output")"
}

wait_for_pods() {
    step "Waiting for the DaemonSet $daemonset"
    local output
    if ! output=$(kubectl rollout status "daemonset/$daemonset" -n "$namespace" --timeout="${timeout}s" 2>&1); then
        kubectl get pods -n "$namespace" -l "$label" -o wide >&2
        fail 4 "pods did not become ready in $timeout s: $output" "kubectl describe pod -n $namespace -l $label shows why: image, resources, node selector, pod security"
    fi
    detail "$(tail -n 1 <<< "$output")"
}

logs() { kubectl logs -n "$namespace" -l "$label" -c falco --tail=-1 --prefix=false --max-log-requests=200 2>&1; }

verify() {
    step "Verifying that rules are loaded and eBPF is attached"
    local output='' end=$((SECONDS + patience))
    while ((SECONDS < end)); do
        output=$(logs)
        if grep -q 'rules are loaded' <<< "$output" && grep -q 'eBPF probe is attached' <<< "$output"; then
            detail "$(grep -m 1 -o 'rules are loaded.*' <<< "$output")"
            detail "eBPF probe is attached"
            return
        fi
        sleep 1
    done
    tail -n 20 <<< "$output" >&2
    fail 5 "the log does not say that rules are loaded and the eBPF probe is attached" "kubectl exec -n $namespace daemonset/$daemonset -- /usr/bin/gyr doctor tells what is missing"
}

raise_alert() {
    local pod
    pod=falco-test-$RANDOM
    step "Raising a test alert: a container that reads its own /etc/shadow"
    local output alert='' end
    output=$(kubectl run "$pod" -n default --image="$image" --restart=Never --labels=app=falco-test --command -- cat /etc/shadow 2>&1) || fail 6 "the test pod cannot be started: $output" "--skip-test leaves it out, --test-image takes another image"
    end=$((SECONDS + patience))
    while [[ -z $alert ]] && ((SECONDS < end)); do
        alert=$(logs | grep -F "$pod" | grep -m 1 -F 'rule=Sensitive File Access in Container')
        [[ -z $alert ]] && sleep 1
    done
    kubectl delete pod "$pod" -n default --wait=false > /dev/null 2>&1
    [[ -n $alert ]] || fail 6 "no alert came within $patience s" "kubectl logs -n $namespace -l $label --tail=50 shows what did; is $image pulled, are the rules the seed's?"
    detail "$alert"
}

check_programs
check_cluster
label="app.kubernetes.io/name=falco,app.kubernetes.io/instance=$release"
if [[ -n $uninstall ]]; then
    uninstall
    exit 0
fi
check_nodes
install
[[ -n $whatif ]] && exit 0
daemonset=$(kubectl get daemonset -n "$namespace" -l "$label" -o 'jsonpath={.items[0].metadata.name}' 2> /dev/null)
[[ -n $daemonset ]] || fail 4 "there is no DaemonSet with the labels $label" "does the values file set controller.kind or nameOverride?"
wait_for_pods
verify
[[ -n $test ]] && raise_alert
printf '\nGyrfalcon runs. Its alerts: kubectl logs -n %s -l app.kubernetes.io/name=falco -f\n' "$namespace"
