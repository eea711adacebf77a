{{/* The word of labels and names: falco, as everything that looks for the pods expects it. */}}
{{- define "gyrfalcon.name" -}}
{{- default "falco" .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "gyrfalcon.fullname" -}}
{{- $name := include "gyrfalcon.name" . }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "gyrfalcon.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride }}
{{- end }}

{{/* What pods are chosen by. It never changes between versions: a DaemonSet's selector cannot. */}}
{{- define "gyrfalcon.selector" -}}
app.kubernetes.io/name: {{ include "gyrfalcon.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "gyrfalcon.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "gyrfalcon.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: gyrfalcon
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "gyrfalcon.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "gyrfalcon.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "gyrfalcon.image" -}}
{{- with .Values.image.registry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "gyrfalcon.priorityClassName" -}}
{{- if .Values.podPriorityClassName }}
{{- .Values.podPriorityClassName }}
{{- else if .Values.priorityClass.create }}
{{- include "gyrfalcon.fullname" . }}
{{- end }}
{{- end }}

{{/* "true" where the agent asks the API server. */}}
{{- define "gyrfalcon.asksApiServer" -}}
{{- if and .Values.driver.enabled .Values.collectors.enabled .Values.collectors.kubernetes.enabled }}true{{ end }}
{{- end }}

{{/* "true" where TLS material is mounted: a Secret that exists, or one of this release. */}}
{{- define "gyrfalcon.hasServerCertificates" -}}
{{- with .Values.certs }}{{ if or .existingSecret (and .server.key .server.crt .ca.crt) }}true{{ end }}{{ end }}
{{- end }}

{{- define "gyrfalcon.hasClientCertificates" -}}
{{- with .Values.certs }}{{ if or .existingClientSecret (and .client.key .client.crt .ca.crt) }}true{{ end }}{{ end }}
{{- end }}
