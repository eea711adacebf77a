{{/*
Mounts and volumes side by side, so that neither is without the other: a YAML list of {mount, volume}.
*/}}
{{- define "gyrfalcon.mounts" -}}
- mount: {name: falco-yaml, mountPath: /etc/falco/falco.yaml, subPath: falco.yaml, readOnly: true}
  volume: {name: falco-yaml, configMap: {name: {{ include "gyrfalcon.fullname" . }}, items: [{key: falco.yaml, path: falco.yaml}]}}
{{- if .Values.customRules }}
- mount: {name: rules-volume, mountPath: /etc/falco/rules.d, readOnly: true}
  volume: {name: rules-volume, configMap: {name: {{ include "gyrfalcon.fullname" . }}-rules}}
{{- end }}
# What is written to a read-only root: recordings and files of alerts, and alerts that wait to be sent.
- mount: {name: tmp, mountPath: /tmp}
  volume: {name: tmp, emptyDir: {}}
- mount: {name: state, mountPath: /var/lib/gyrfalcon}
{{- if .Values.state.hostPath }}
  volume: {name: state, hostPath: {path: {{ .Values.state.hostPath }}, type: DirectoryOrCreate}}
{{- else }}
  volume: {name: state, emptyDir: {}}
{{- end }}
{{- if .Values.driver.enabled }}
- mount: {name: proc-fs, mountPath: /host/proc, readOnly: true}
  volume: {name: proc-fs, hostPath: {path: /proc}}
- mount: {name: etc-fs, mountPath: /host/etc, readOnly: true}
  volume: {name: etc-fs, hostPath: {path: /etc}}
{{- if .Values.driver.modernEbpf.sysfsMount }}
- mount: {name: sys-fs, mountPath: {{ .Values.driver.sysfsMountPath }}, readOnly: true}
  volume: {name: sys-fs, hostPath: {path: {{ .Values.driver.sysfsMountPath }}}}
{{- end }}
{{- include "gyrfalcon.sockets" . }}
{{- end }}
{{- if include "gyrfalcon.hasServerCertificates" . }}
- mount: {name: certs-volume, mountPath: /etc/falco/certs, readOnly: true}
  volume: {name: certs-volume, secret: {secretName: {{ default (printf "%s-certs" (include "gyrfalcon.fullname" .)) .Values.certs.existingSecret }}}}
{{- end }}
{{- if include "gyrfalcon.hasClientCertificates" . }}
- mount: {name: client-certs-volume, mountPath: /etc/falco/certs/client, readOnly: true}
  volume: {name: client-certs-volume, secret: {secretName: {{ default (printf "%s-client-certs" (include "gyrfalcon.fullname" .)) .Values.certs.existingClientSecret }}}}
{{- end }}
{{- end }}

{{/*
Sockets of the runtimes. The folder is mounted, not the socket: a runtime that starts anew makes a new one, and where there is no
such runtime the kubelet makes an empty folder instead of one that is called *.sock. Not so right in /run, which holds everything.
*/}}
{{- define "gyrfalcon.sockets" -}}
{{- if and .Values.collectors.enabled .Values.collectors.containerEngine.enabled }}
{{- $seen := dict }}
{{- range $name := keys .Values.collectors.containerEngine.engines | sortAlpha }}
{{- $engine := index $.Values.collectors.containerEngine.engines $name }}
{{- if and $engine $engine.enabled }}
{{- range $socket := $engine.sockets }}
  {{- $path := ternary $socket (dir $socket) (has (dir $socket) (list "/" "/run" "/var/run")) }}
  {{- if not (hasKey $seen $path) }}
    {{- $index := len $seen }}
    {{- $_ := set $seen $path true }}
- mount: {name: container-engine-socket-{{ $index }}, mountPath: /host{{ $path }}, readOnly: true, mountPropagation: HostToContainer}
  volume: {name: container-engine-socket-{{ $index }}, hostPath: {path: {{ $path }}}}
  {{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
