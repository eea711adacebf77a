{{/* What the container may do. Least-privileged, nothing but: README.md says which feature needs what. */}}
{{- define "gyrfalcon.securityContext" -}}
{{- if .Values.containerSecurityContext }}
{{- toYaml .Values.containerSecurityContext }}
{{- else if not .Values.driver.enabled }}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- else if .Values.driver.modernEbpf.leastPrivileged }}
runAsUser: 0
privileged: false
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
  add: {{ concat (list "BPF" "PERFMON" "SYS_PTRACE" "DAC_READ_SEARCH") .Values.leastPrivileged.extraCapabilities | uniq | toJson }}
seccompProfile:
  {{- toYaml .Values.leastPrivileged.seccompProfile | nindent 2 }}
{{- if include "gyrfalcon.hasAppArmorField" . }}
appArmorProfile:
  {{- toYaml .Values.leastPrivileged.appArmorProfile | nindent 2 }}
{{- end }}
{{- else }}
runAsUser: 0
privileged: true
readOnlyRootFilesystem: true
{{- end }}
{{- end }}

{{/* Before Kubernetes 1.30 the profile is an annotation of the pod. */}}
{{- define "gyrfalcon.hasAppArmorField" -}}
{{- if semverCompare ">=1.30.0-0" .Capabilities.KubeVersion.Version }}true{{ end }}
{{- end }}

{{- define "gyrfalcon.appArmorAnnotation" -}}
{{- if and .Values.driver.enabled .Values.driver.modernEbpf.leastPrivileged (not (include "gyrfalcon.hasAppArmorField" .)) }}
{{- $type := .Values.leastPrivileged.appArmorProfile.type }}
{{- $profile := .Values.leastPrivileged.appArmorProfile.localhostProfile }}
container.apparmor.security.beta.kubernetes.io/falco: {{ ternary "unconfined" (ternary "runtime/default" (printf "localhost/%s" $profile) (eq $type "RuntimeDefault")) (eq $type "Unconfined") }}
{{- end }}
{{- end }}
