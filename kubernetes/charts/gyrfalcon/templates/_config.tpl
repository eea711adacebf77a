{{/* falco.yaml: the values of `falco`, with what driver, collectors, metrics and falcosidekick mean for it. */}}
{{- define "gyrfalcon.config" -}}
{{- $config := deepCopy .Values.falco }}
{{- $_ := set $config "engine" (include "gyrfalcon.engine" . | fromYaml) }}
{{- if and .Values.driver.enabled .Values.collectors.enabled }}
  {{- with .Values.collectors.containerEngine }}
    {{- if .enabled }}
      {{- $init := dict "label_max_len" .labelMaxLen "with_size" .withSize "hooks" .hooks "engines" .engines }}
      {{- include "gyrfalcon.addPlugin" (dict "config" $config "name" "container" "init" $init) }}
    {{- end }}
  {{- end }}
  {{- with .Values.collectors.kubernetes }}
    {{- if .enabled }}
      {{- $init := dict "nodeName" "${FALCO_K8S_NODE_NAME}" "verbosity" .verbosity "hostProc" .hostProc }}
      {{- with .collectorHostname }}{{ $_ := set $init "collectorHostname" . }}{{ end }}
      {{- with .collectorPort }}{{ $_ := set $init "collectorPort" (int .) }}{{ end }}
      {{- include "gyrfalcon.addPlugin" (dict "config" $config "name" "k8smeta" "init" $init) }}
    {{- end }}
  {{- end }}
{{- end }}
{{- if .Values.metrics.enabled }}
  {{- $_ := set $config "webserver" (merge (dict "enabled" true "prometheus_metrics_enabled" true) $config.webserver) }}
  {{- $_ := set $config "metrics" (merge (include "gyrfalcon.metrics" .Values.metrics | fromYaml) (default dict $config.metrics)) }}
{{- end }}
{{- if .Values.falcosidekick.enabled }}
  {{- $http := dict "enabled" true "url" (include "gyrfalcon.sidekickUrl" .) }}
  {{- $config = merge (dict "json_output" true "json_include_output_property" true "http_output" $http) $config }}
{{- end }}
{{- toYaml $config }}
{{- end }}

{{- define "gyrfalcon.engine" -}}
{{- if not .Values.driver.enabled }}
kind: nodriver
{{- else if has .Values.driver.kind (list "kmod" "module") }}
kind: kmod
kmod:
  buf_size_preset: {{ .Values.driver.kmod.bufSizePreset }}
  drop_failed_exit: {{ .Values.driver.kmod.dropFailedExit }}
{{- else }}
kind: modern_ebpf
modern_ebpf:
  buf_size_preset: {{ .Values.driver.modernEbpf.bufSizePreset }}
  drop_failed_exit: {{ .Values.driver.modernEbpf.dropFailedExit }}
  cpus_for_each_buffer: {{ .Values.driver.modernEbpf.cpusForEachBuffer }}
  disable_iterators: {{ .Values.driver.modernEbpf.disableIterators }}
{{- end }}
{{- end }}

{{/* A plugin that is configured in `falco.plugins` already is left as it is there. */}}
{{- define "gyrfalcon.addPlugin" -}}
{{- $known := false }}
{{- range .config.plugins }}{{ if eq .name $.name }}{{ $known = true }}{{ end }}{{ end }}
{{- if not $known }}
  {{- $entry := dict "name" .name "library_path" (printf "lib%s.so" .name) "init_config" .init }}
  {{- $_ := set .config "plugins" (append (default list .config.plugins) $entry) }}
  {{- $_ := set .config "load_plugins" (append (default list .config.load_plugins) .name | uniq) }}
{{- end }}
{{- end }}

{{- define "gyrfalcon.metrics" -}}
enabled: true
interval: {{ .interval }}
output_rule: {{ .outputRule }}
rules_counters_enabled: {{ .rulesCountersEnabled }}
resource_utilization_enabled: {{ .resourceUtilizationEnabled }}
state_counters_enabled: {{ .stateCountersEnabled }}
kernel_event_counters_enabled: {{ .kernelEventCountersEnabled }}
kernel_event_counters_per_cpu_enabled: {{ .kernelEventCountersPerCPUEnabled }}
libbpf_stats_enabled: {{ .libbpfStatsEnabled }}
plugins_metrics_enabled: {{ .pluginsMetricsEnabled }}
kernel_iter_event_counters_enabled: {{ .kernelIterEventCountersEnabled }}
jemalloc_stats_enabled: {{ .jemallocStatsEnabled }}
convert_memory_to_mb: {{ .convertMemoryToMB }}
include_empty_values: {{ .includeEmptyValues }}
{{- end }}

{{/* Where a release of falcosidekick called NAME-falcosidekick listens. */}}
{{- define "gyrfalcon.sidekickUrl" -}}
{{- $host := printf "%s-falcosidekick" (include "gyrfalcon.fullname" .) }}
{{- if .Values.falcosidekick.fullfqdn }}{{ $host = printf "%s.%s.svc.cluster.local" $host .Release.Namespace }}{{ end }}
{{- default (printf "http://%s:%v" $host (default "2801" .Values.falcosidekick.listenPort)) .Values.falco.http_output.url }}
{{- end }}
