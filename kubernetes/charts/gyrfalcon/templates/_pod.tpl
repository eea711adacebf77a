{{- define "gyrfalcon.probe" -}}
{{- toYaml .probe }}
httpGet:
  path: {{ .web.k8s_healthz_endpoint }}
  port: web
  {{- if .web.ssl_enabled }}
  scheme: HTTPS
  {{- end }}
{{- end }}

{{- define "gyrfalcon.pod" -}}
{{- $mounts := include "gyrfalcon.mounts" . | fromYamlArray }}
{{- $web := .Values.falco.webserver }}
metadata:
  labels:
    {{- include "gyrfalcon.selector" . | nindent 4 }}
    {{- with .Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    kubectl.kubernetes.io/default-container: falco
    checksum/config: {{ include "gyrfalcon.config" . | sha256sum }}
    {{- if eq .Values.rulesUpdate "restart" }}
    checksum/rules: {{ toJson .Values.customRules | sha256sum }}
    {{- end }}
    checksum/certs: {{ toJson .Values.certs | sha256sum }}
    {{- with include "gyrfalcon.appArmorAnnotation" . }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with .Values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "gyrfalcon.serviceAccountName" . }}
  automountServiceAccountToken: {{ include "gyrfalcon.asksApiServer" . | eq "true" }}
  {{- if and .Values.hostPID .Values.driver.enabled }}
  hostPID: true
  {{- end }}
  {{- with .Values.podHostname }}
  hostname: {{ . }}
  {{- end }}
  {{- with .Values.podSecurityContext }}
  securityContext:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with include "gyrfalcon.priorityClassName" . }}
  priorityClassName: {{ . }}
  {{- end }}
  nodeSelector:
    {{- merge .Values.nodeSelector (dict "kubernetes.io/os" "linux") | toYaml | nindent 4 }}
  {{- with .Values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.extra.initContainers }}
  initContainers:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: falco
      image: {{ include "gyrfalcon.image" . | quote }}
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      command: [/usr/bin/falco]
      {{- with .Values.extra.args }}
      args:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      env:
        - name: HOST_ROOT
          value: /host
        {{- $named := dict }}
        {{- range .Values.extra.env }}{{ $_ := set $named .name true }}{{ end }}
        {{- if and .Values.falcoHostnameEnv (not (hasKey $named "FALCO_HOSTNAME")) }}
        - name: FALCO_HOSTNAME
          valueFrom: {fieldRef: {fieldPath: spec.nodeName}}
        {{- end }}
        - name: FALCO_K8S_NODE_NAME
          valueFrom: {fieldRef: {fieldPath: spec.nodeName}}
        {{- with .Values.extra.env }}
        {{- tpl (toYaml .) $ | nindent 8 }}
        {{- end }}
      tty: {{ .Values.tty }}
      securityContext:
        {{- include "gyrfalcon.securityContext" . | trim | nindent 8 }}
      resources:
        {{- toYaml .Values.resources | nindent 8 }}
      {{- if or $web.enabled .Values.metrics.enabled }}
      ports:
        - name: web
          containerPort: {{ $web.listen_port }}
          protocol: TCP
      {{- range $name, $probe := .Values.healthChecks }}
      {{ $name }}:
        {{- include "gyrfalcon.probe" (dict "probe" $probe "web" $web) | nindent 8 }}
      {{- end }}
      {{- end }}
      volumeMounts:
        {{- range $mounts }}
        - {{ toJson .mount }}
        {{- end }}
        {{- with .Values.mounts.volumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    {{- range $mounts }}
    - {{ toJson .volume }}
    {{- end }}
    {{- with .Values.mounts.volumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}
