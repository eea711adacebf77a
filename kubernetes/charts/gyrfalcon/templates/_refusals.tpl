{{/* Everything that would not do what it says, told at once: a line for each value, with what to write instead. */}}
{{- define "gyrfalcon.refuse" -}}
{{- $refused := list }}
{{- $kinds := list "auto" "ebpf" "modern_ebpf" "modern-bpf" "kmod" "module" }}
{{- if not (has .Values.driver.kind $kinds) }}
  {{- $refused = append $refused (printf "driver.kind=%s: is none of %s; write modern_ebpf" .Values.driver.kind (join ", " $kinds)) }}
{{- end }}
{{- range $key := list "ebpf" "gvisor" }}
  {{- if hasKey $.Values.driver $key }}{{ $refused = append $refused (printf "driver.%s: is no longer there; write driver.modernEbpf" $key) }}{{ end }}
{{- end }}
{{- range $key := list "grpc" "grpc_output" }}
  {{- if hasKey $.Values.falco $key }}{{ $refused = append $refused (printf "falco.%s: is no longer there; write falco.http_output" $key) }}{{ end }}
{{- end }}
{{- if .Values.responseActions.enabled }}
  {{- $refused = append $refused "responseActions.enabled: falco-talon is no part of this chart; install its own chart, and send it alerts by falco.http_output.url" }}
{{- end }}
{{- if index .Values "falco-talon" }}
  {{- $refused = append $refused "falco-talon: is no part of this chart; give these values to its own chart" }}
{{- end }}
{{- if index .Values "k8s-metacollector" }}
  {{- $refused = append $refused "k8s-metacollector: no collector is needed, the API server itself is asked; leave it out" }}
{{- end }}
{{- range $key, $_ := omit .Values.falcosidekick "enabled" "fullfqdn" "listenPort" "listenport" "global" }}
  {{- $refused = append $refused (printf "falcosidekick.%s: falcosidekick is no part of this chart; give this to its own chart, and write here falcosidekick.enabled=true" $key) }}
{{- end }}
{{- $collectors := .Values.collectors }}
{{- if ne $collectors.containerEngine.pluginRef "ghcr.io/falcosecurity/plugins/plugin/container:0.7.1" }}
  {{- $refused = append $refused "collectors.containerEngine.pluginRef: the plugin is built in; leave it out" }}
{{- end }}
{{- if ne $collectors.kubernetes.pluginRef "ghcr.io/falcosecurity/plugins/plugin/k8smeta:0.4.1" }}
  {{- $refused = append $refused "collectors.kubernetes.pluginRef: the plugin is built in; leave it out" }}
{{- end }}
{{- if .Values.driver.loader.enabled }}
  {{- $default := include "gyrfalcon.upstreamLoader" . | fromYaml }}
  {{- range include "gyrfalcon.differences" (dict "at" "driver.loader.initContainer" "given" .Values.driver.loader.initContainer "default" $default) | fromYamlArray }}
    {{- $refused = append $refused (printf "%s: there is no driver to load, the probe is in the binary; write driver.loader.enabled=false" .) }}
  {{- end }}
{{- end }}
{{- if or .Values.falcoctl.artifact.install.enabled .Values.falcoctl.artifact.follow.enabled }}
  {{- $default := include "gyrfalcon.upstreamFalcoctl" . | fromYaml }}
  {{- range include "gyrfalcon.differences" (dict "at" "falcoctl" "given" .Values.falcoctl "default" $default) | fromYamlArray }}
    {{- $refused = append $refused (printf "%s: falcoctl is not run; write rules into customRules, and falcoctl.artifact.install.enabled=false and falcoctl.artifact.follow.enabled=false" .) }}
  {{- end }}
{{- end }}
{{- if $refused }}
  {{- fail (printf "\n\nThese values cannot do here what they say:\n  %s\n" (join "\n  " $refused)) }}
{{- end }}
{{- end }}

{{/* The paths of the leaves that are not what they are by default, as a YAML list. */}}
{{- define "gyrfalcon.differences" -}}
{{- $at := .at }}
{{- $default := .default }}
{{- range $key, $value := .given }}
  {{- $path := printf "%s.%s" $at $key }}
  {{- if and (kindIs "map" $value) $value (kindIs "map" (index $default $key)) (index $default $key) }}
{{- include "gyrfalcon.differences" (dict "at" $path "given" $value "default" (index $default $key)) }}
  {{- else if not (has $path (list "falcoctl.artifact.install.enabled" "falcoctl.artifact.follow.enabled")) }}
    {{- if ne (toJson $value) (toJson (index $default $key)) }}
- {{ $path }}
    {{- end }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "gyrfalcon.upstreamLoader" -}}
image: {pullPolicy: IfNotPresent, registry: docker.io, repository: falcosecurity/falco-driver-loader, tag: ""}
env: []
args: []
resources: {}
securityContext: {}
{{- end }}

{{- define "gyrfalcon.upstreamFalcoctl" -}}
{{- $artifact := dict "env" list "envFrom" list "args" (list "--log-format=json") "resources" dict "securityContext" dict "mounts" (dict "volumeMounts" list) -}}
image: {pullPolicy: IfNotPresent, registry: docker.io, repository: falcosecurity/falcoctl, tag: 0.13.0}
artifact:
  install: {{ toJson $artifact }}
  follow: {{ toJson $artifact }}
config:
  indexes: [{name: falcosecurity, url: https://falcosecurity.github.io/falcoctl/index.yaml}]
  artifact:
    allowedTypes: [rulesfile, plugin]
    install:
      resolveDeps: true
      refs: ["falco-rules:5"]
      rulesfilesDir: /rulesfiles
      pluginsDir: /plugins
      stateDir: /artifactstate
    follow:
      refs: ["falco-rules:5"]
      every: 168h
      falcoversions: http://localhost:8765/versions
      rulesfilesDir: /rulesfiles
      pluginsDir: /plugins
      stateDir: /artifactstate
{{- end }}

{{/* What was given and has nothing to act on, as a YAML list: told on the DaemonSet and after the installation. */}}
{{- define "gyrfalcon.withoutEffect" -}}
{{- if not .Values.driver.loader.enabled }}
{{- include "gyrfalcon.differences" (dict "at" "driver.loader.initContainer" "given" .Values.driver.loader.initContainer "default" (include "gyrfalcon.upstreamLoader" . | fromYaml)) }}
{{- end }}
{{- if not (or .Values.falcoctl.artifact.install.enabled .Values.falcoctl.artifact.follow.enabled) }}
{{- include "gyrfalcon.differences" (dict "at" "falcoctl" "given" .Values.falcoctl "default" (include "gyrfalcon.upstreamFalcoctl" . | fromYaml)) }}
{{- end }}
{{- end }}
