<#
.SYNOPSIS
Deploys Gyrfalcon in the place of Falco, waits until it runs, and proves with one harmless alert that it detects.

.DESCRIPTION
The twin of deploy-falco.sh: the same steps, texts and exit codes. Runs in Windows PowerShell 5.1 and PowerShell 7.

Exit codes: 0 done; 1 wrong call, or a program or file is missing; 2 the cluster cannot be used; 3 helm failed;
4 pods did not become ready; 5 rules or eBPF are not there; 6 the test alert did not come.

.PARAMETER Namespace
Where to.

.PARAMETER Release
The name of the helm release.

.PARAMETER ValuesFile
Values; by default kubernetes/monitoring/falco/values.yaml.

.PARAMETER Chart
The chart; by default kubernetes/charts/gyrfalcon.

.PARAMETER Timeout
How many seconds pods may take to become ready; the log and the test alert have as many, but 60 at most.

.PARAMETER TestImage
The image of the test alert.

.PARAMETER SkipTest
No test alert.

.PARAMETER Uninstall
Removes the release.

.EXAMPLE
.\scripts\deploy-falco.ps1

.EXAMPLE
.\scripts\deploy-falco.ps1 -WhatIf
Checks everything and changes nothing.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [string] $Namespace = 'falco-system',
    [string] $Release = 'falco',
    [string] $ValuesFile = '',
    [string] $Chart = '',
    [int] $Timeout = 300,
    [string] $TestImage = 'busybox',
    [switch] $SkipTest,
    [switch] $Uninstall
)

$ErrorActionPreference = 'Stop'
$root = [IO.Path]::GetDirectoryName($PSScriptRoot)
if (-not $ValuesFile) { $ValuesFile = [IO.Path]::Combine($root, 'kubernetes', 'monitoring', 'falco', 'values.yaml') }
if (-not $Chart) { $Chart = [IO.Path]::Combine($root, 'kubernetes', 'charts', 'gyrfalcon') }
$patience = [Math]::Min($Timeout, 60)
$label = "app.kubernetes.io/name=falco,app.kubernetes.io/instance=$Release"

# Ends with a text and a code; `throw` would show a stack to somebody who needs a remedy.
class DeployFailure : Exception {
    [int] $Code
    [string] $Remedy
    DeployFailure([int] $code, [string] $what, [string] $remedy) : base($what) {
        $this.Code = $code
        $this.Remedy = $remedy
    }
}

function Stop-Deployment([int] $Code, [string] $What, [string] $Remedy = '') {
    throw [DeployFailure]::new($Code, $What, $Remedy)
}

function Write-Step([string] $Text) { Write-Host "==> $Text" }
function Write-Detail([string] $Text) { Write-Host "    $Text" }

# Runs a program; what it wrote, and whether it succeeded. Windows PowerShell makes errors of what goes to standard error.
function Invoke-Program([string] $Program, [string[]] $Arguments) {
    $ErrorActionPreference = 'Continue'
    $lines = @(& $Program @Arguments 2>&1 | ForEach-Object { "$_" })
    return @{ Succeeded = $LASTEXITCODE -eq 0; Lines = $lines; Text = $lines -join "`n" }
}

function Test-Programs {
    Write-Step 'Checking programs and files'
    if (-not (Get-Command kubectl -ErrorAction Ignore)) { Stop-Deployment 1 'kubectl is not installed' 'https://kubernetes.io/docs/tasks/tools/ says how; on Azure: az aks install-cli' }
    if (-not (Get-Command helm -ErrorAction Ignore)) { Stop-Deployment 1 'helm is not installed' 'https://helm.sh/docs/intro/install/ says how' }
    $version = (Invoke-Program helm @('version', '--short')).Text
    if ($version -notmatch '^v(\d+)\.' -or [int] $Matches[1] -lt 3) { Stop-Deployment 1 "helm 3 or later is needed, this is '$version'" 'https://helm.sh/docs/intro/install/ says how' }
    Write-Detail "helm $version"
    if ($Uninstall) { return }
    if (-not [IO.File]::Exists($ValuesFile)) { Stop-Deployment 1 "the values file $ValuesFile is not there" 'give another one with -ValuesFile' }
    if ([IO.Path]::IsPathRooted($Chart) -and -not ([IO.Directory]::Exists($Chart) -or [IO.File]::Exists($Chart))) { Stop-Deployment 1 "the chart $Chart is not there" 'give another one with -Chart' }
    Write-Detail "values $ValuesFile"
}

function Test-Cluster {
    Write-Step 'Checking the cluster'
    $context = Invoke-Program kubectl @('config', 'current-context')
    if (-not $context.Succeeded) { Stop-Deployment 2 'kubectl has no current context' 'az aks get-credentials --resource-group GROUP --name CLUSTER, or kubectl config use-context NAME' }
    $answer = Invoke-Program kubectl @('get', '--raw', '/version')
    if (-not $answer.Succeeded) { Stop-Deployment 2 "the cluster of the context '$($context.Text)' does not answer: $($answer.Text)" 'kubectl cluster-info; is the VPN up, has the login expired?' }
    Write-Detail "context $($context.Text)"
    $rights = @('create daemonsets.apps', 'create configmaps', 'create secrets', 'create serviceaccounts', 'get pods', 'get pods/log')
    if ($Uninstall) { $rights = @('delete daemonsets.apps', 'delete configmaps', 'delete secrets', 'delete serviceaccounts') }
    elseif (-not $SkipTest) { $rights += 'create pods' }
    $missing = @($rights | Where-Object { -not (Invoke-Program kubectl (@('auth', 'can-i') + $_.Split(' ') + @('-n', $Namespace))).Succeeded })
    if ($missing) { Stop-Deployment 2 "you may not do in ${Namespace}: '$($missing -join "' '")'" 'ask for these rights, for instance the role Azure Kubernetes Service RBAC Cluster Admin' }
}

function Test-Nodes {
    Write-Step 'Checking nodes'
    $nodes = Invoke-Program kubectl @('get', 'nodes', '-o', 'custom-columns=NAME:.metadata.name,OS:.status.nodeInfo.operatingSystem,KERNEL:.status.nodeInfo.kernelVersion', '--no-headers')
    if (-not $nodes.Succeeded) { Stop-Deployment 2 "nodes cannot be listed: $($nodes.Text)" 'ask for the right to list nodes' }
    $usable = 0
    foreach ($line in $nodes.Lines) {
        $name, $os, $kernel = $line -split '\s+'
        if ($os -ne 'linux') { Write-Detail "${name}: $os, left out" }
        elseif ($kernel -match '^(\d+)\.(\d+)' -and ([int] $Matches[1] -gt 5 -or ([int] $Matches[1] -eq 5 -and [int] $Matches[2] -ge 8))) {
            Write-Detail "${name}: Linux $kernel"
            $usable++
        }
        else { Write-Detail "${name}: Linux $kernel is too old, 5.8 is needed" }
    }
    if ($usable -eq 0) { Stop-Deployment 2 'no node has Linux 5.8 or later' 'add a node pool with a current image: az aks nodepool upgrade --node-image-only' }
}

function Remove-Release {
    Write-Step "Removing the release $Release from $Namespace"
    if (-not $Cmdlet.ShouldProcess("release $Release in $Namespace", 'helm uninstall')) {
        Write-Detail "would run: helm uninstall $Release -n $Namespace"
        return
    }
    $result = Invoke-Program helm @('uninstall', $Release, '-n', $Namespace)
    if ($result.Succeeded) { Write-Detail "done; the namespace stays: kubectl delete namespace $Namespace" }
    elseif ($result.Text -match 'not found') { Write-Detail 'there is none' }
    else { Stop-Deployment 3 "helm uninstall failed: $($result.Text)" }
}

# False when nothing was to be changed.
function Install-Release {
    if (-not $Cmdlet.ShouldProcess("release $Release in $Namespace", 'helm upgrade --install')) {
        Write-Step 'Rendering, nothing is changed'
        $result = Invoke-Program helm @('template', $Release, $Chart, '-n', $Namespace, '-f', $ValuesFile)
        if (-not $result.Succeeded) { Stop-Deployment 3 "the chart does not take these values: $($result.Text)" 'kubernetes/charts/gyrfalcon/README.md tells which there are' }
        $counts = @{}
        foreach ($line in $result.Lines) { if ($line -match '^kind: (\w+)') { $counts[$Matches[1]]++ } }
        [string[]] $kinds = @($counts.Keys)
        [Array]::Sort($kinds)
        foreach ($kind in $kinds) { Write-Detail "$($counts[$kind]) $kind" }
        Write-Detail "would run: kubectl create namespace $Namespace, unless it is there"
        Write-Detail "would run: kubectl label namespace $Namespace pod-security.kubernetes.io/enforce=privileged --overwrite"
        Write-Detail "would run: helm upgrade --install $Release $Chart -n $Namespace -f $ValuesFile"
        return $false
    }
    Write-Step "Preparing the namespace $Namespace"
    if (-not (Invoke-Program kubectl @('get', 'namespace', $Namespace)).Succeeded) {
        $result = Invoke-Program kubectl @('create', 'namespace', $Namespace)
        if (-not $result.Succeeded) { Stop-Deployment 2 "the namespace $Namespace cannot be made: $($result.Text)" 'ask for it, or name another one with -Namespace' }
    }
    # A pod that watches the kernel is privileged: Pod Security would refuse it, and say so only in events of the DaemonSet.
    $result = Invoke-Program kubectl @('label', 'namespace', $Namespace, 'pod-security.kubernetes.io/enforce=privileged', '--overwrite')
    if (-not $result.Succeeded) { Stop-Deployment 2 "the namespace $Namespace cannot be labelled: $($result.Text)" 'ask for the label pod-security.kubernetes.io/enforce=privileged on it' }
    Write-Step "Installing the release $Release"
    $result = Invoke-Program helm @('upgrade', '--install', $Release, $Chart, '-n', $Namespace, '-f', $ValuesFile)
    if (-not $result.Succeeded) { Stop-Deployment 3 "helm upgrade failed: $($result.Text)" "helm history $Release -n $Namespace; helm rollback $Release -n $Namespace" }
    foreach ($line in $result.Lines) { if ($line -match '^REVISION: (\d+)') { Write-Detail "revision $($Matches[1])" } }
    return $true
}

function Find-DaemonSet {
    $result = Invoke-Program kubectl @('get', 'daemonset', '-n', $Namespace, '-l', $label, '-o', 'jsonpath={.items[0].metadata.name}')
    if (-not $result.Succeeded -or -not $result.Text) { Stop-Deployment 4 "there is no DaemonSet with the labels $label" 'does the values file set controller.kind or nameOverride?' }
    return $result.Text
}

function Wait-Pods([string] $DaemonSet) {
    Write-Step "Waiting for the DaemonSet $DaemonSet"
    $result = Invoke-Program kubectl @('rollout', 'status', "daemonset/$DaemonSet", '-n', $Namespace, "--timeout=${Timeout}s")
    if (-not $result.Succeeded) {
        Write-Host (Invoke-Program kubectl @('get', 'pods', '-n', $Namespace, '-l', $label, '-o', 'wide')).Text
        Stop-Deployment 4 "pods did not become ready in $Timeout s: $($result.Text)" "kubectl describe pod -n $Namespace -l $label shows why: image, resources, node selector, pod security"
    }
    Write-Detail $result.Lines[-1]
}

function Get-Log { return (Invoke-Program kubectl @('logs', '-n', $Namespace, '-l', $label, '-c', 'falco', '--tail=-1', '--prefix=false', '--max-log-requests=200')).Lines }

function Test-Log([string] $DaemonSet) {
    Write-Step 'Verifying that rules are loaded and eBPF is attached'
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while ($clock.Elapsed.TotalSeconds -lt $patience) {
        $lines = @(Get-Log)
        $rules = @($lines -match 'rules are loaded')
        if ($rules -and ($lines -match 'eBPF probe is attached')) {
            Write-Detail ($rules[0] -replace '^.*(?=rules are loaded)')
            Write-Detail 'eBPF probe is attached'
            return
        }
        [Threading.Thread]::Sleep(1000)
    }
    Write-Host ($lines -join "`n")
    Stop-Deployment 5 'the log does not say that rules are loaded and the eBPF probe is attached' "kubectl exec -n $Namespace daemonset/$DaemonSet -- /usr/bin/gyr doctor tells what is missing"
}

function Test-Alert {
    $pod = "falco-test-$([Random]::new().Next(10000, 99999))"
    Write-Step 'Raising a test alert: a container that reads its own /etc/shadow'
    $result = Invoke-Program kubectl @('run', $pod, '-n', 'default', "--image=$TestImage", '--restart=Never', '--labels=app=falco-test', '--command', '--', 'cat', '/etc/shadow')
    if (-not $result.Succeeded) { Stop-Deployment 6 "the test pod cannot be started: $($result.Text)" '-SkipTest leaves it out, -TestImage takes another image' }
    $alert = @()
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while (-not $alert -and $clock.Elapsed.TotalSeconds -lt $patience) {
        $alert = @(Get-Log | Where-Object { $_.Contains($pod) -and $_.Contains('rule=Sensitive File Access in Container') })
        if (-not $alert) { [Threading.Thread]::Sleep(1000) }
    }
    $null = Invoke-Program kubectl @('delete', 'pod', $pod, '-n', 'default', '--wait=false')
    if (-not $alert) { Stop-Deployment 6 "no alert came within $patience s" "kubectl logs -n $Namespace -l $label --tail=50 shows what did; is $TestImage pulled, are the rules the seed's?" }
    Write-Detail $alert[0]
}

$Cmdlet = $PSCmdlet
try {
    Test-Programs
    Test-Cluster
    if ($Uninstall) {
        Remove-Release
        exit 0
    }
    Test-Nodes
    if (-not (Install-Release)) { exit 0 }
    $daemonSet = Find-DaemonSet
    Wait-Pods $daemonSet
    Test-Log $daemonSet
    if (-not $SkipTest) { Test-Alert }
    Write-Host ''
    Write-Host "Gyrfalcon runs. Its alerts: kubectl logs -n $Namespace -l app.kubernetes.io/name=falco -f"
    exit 0
}
catch [DeployFailure] {
    Write-Host ''
    Write-Host "FAILED: $($_.Exception.Message)"
    if ($_.Exception.Remedy) { Write-Host "  $($_.Exception.Remedy)" }
    exit $_.Exception.Code
}
