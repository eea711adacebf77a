// What alerts need in Azure: a workspace with a table for them, the way in (endpoint, rule, identity), an alert for critical ones
// and saved queries. docs/azure.md walks through it.
//
//   az group create -n rg-zt-dev -l westeurope
//   az deployment group create -g rg-zt-dev -f kubernetes/azure/main.bicep -p email=you@example.org oidcIssuer=https://…

@description('Where everything is made.')
param location string = resourceGroup().location

@description('The Log Analytics workspace.')
param workspaceName string = 'law-zt-dev'

@description('How long the workspace keeps what it has, in days.')
@minValue(30)
@maxValue(730)
param retentionInDays int = 30

@description('How alerts get here: by the log agent of the cluster, or sent by Gyrfalcon itself. Which queries are saved and watched depends on it.')
@allowed(['logs', 'direct'])
param path string = 'direct'

@description('Who is told of critical alerts; empty for nobody.')
param email string = ''

@description('The OIDC issuer of the cluster: az aks show -g … -n … --query oidcIssuerProfile.issuerUrl -o tsv. Empty for no workload identity.')
param oidcIssuer string = ''

@description('The namespace of the DaemonSet.')
param namespace string = 'falco-system'

@description('The service account of the DaemonSet.')
param serviceAccount string = 'falco'

// Monitoring Metrics Publisher: may send to a data collection rule, and nothing else.
var publisher = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '3913510d-42f4-4e42-8a64-420c390055eb')
var stream = 'Custom-GyrfalconAlerts'

var queries = {
  logs: [
    { name: 'critical', title: 'Critical alerts', text: loadTextContent('queries/logs/critical.kql') }
    { name: 'by-priority', title: 'Alerts by priority', text: loadTextContent('queries/logs/by-priority.kql') }
    { name: 'by-rule', title: 'Alerts by rule', text: loadTextContent('queries/logs/by-rule.kql') }
    { name: 'by-pod', title: 'Alerts by pod', text: loadTextContent('queries/logs/by-pod.kql') }
    { name: 'trend', title: 'Trend of alerts', text: loadTextContent('queries/logs/trend.kql') }
  ]
  direct: [
    { name: 'critical', title: 'Critical alerts', text: loadTextContent('queries/direct/critical.kql') }
    { name: 'by-priority', title: 'Alerts by priority', text: loadTextContent('queries/direct/by-priority.kql') }
    { name: 'by-rule', title: 'Alerts by rule', text: loadTextContent('queries/direct/by-rule.kql') }
    { name: 'by-pod', title: 'Alerts by pod', text: loadTextContent('queries/direct/by-pod.kql') }
    { name: 'trend', title: 'Trend of alerts', text: loadTextContent('queries/direct/trend.kql') }
  ]
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionInDays
  }
}

resource table 'Microsoft.OperationalInsights/workspaces/tables@2022-10-01' = {
  parent: workspace
  name: 'GyrfalconAlerts_CL'
  properties: {
    plan: 'Analytics'
    schema: {
      name: 'GyrfalconAlerts_CL'
      columns: [
        { name: 'TimeGenerated', type: 'datetime', description: 'When it happened.' }
        { name: 'Computer', type: 'string', description: 'The node.' }
        { name: 'Priority', type: 'string', description: 'EMERGENCY to DEBUG.' }
        { name: 'Rule', type: 'string', description: 'The name of the rule.' }
        { name: 'Output', type: 'string', description: 'The text of the alert.' }
        { name: 'EventSource', type: 'string', description: 'Where the event comes from: syscall.' }
        { name: 'Tags', type: 'dynamic', description: 'The tags of the rule.' }
        { name: 'Fields', type: 'dynamic', description: 'The fields of the output with their values.' }
      ]
    }
  }
}

resource endpoint 'Microsoft.Insights/dataCollectionEndpoints@2023-03-11' = {
  name: 'dce-${workspaceName}'
  location: location
  properties: {
    networkAcls: { publicNetworkAccess: 'Enabled' }
  }
}

resource rule 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: 'dcr-gyrfalcon'
  location: location
  properties: {
    dataCollectionEndpointId: endpoint.id
    streamDeclarations: {
      // An alert as Gyrfalcon prints it with json_output.
      '${stream}': {
        columns: [
          { name: 'time', type: 'string' }
          { name: 'hostname', type: 'string' }
          { name: 'priority', type: 'string' }
          { name: 'rule', type: 'string' }
          { name: 'output', type: 'string' }
          { name: 'source', type: 'string' }
          { name: 'tags', type: 'dynamic' }
          { name: 'output_fields', type: 'dynamic' }
        ]
      }
    }
    destinations: {
      logAnalytics: [
        { name: 'workspace', workspaceResourceId: workspace.id }
      ]
    }
    dataFlows: [
      {
        streams: [stream]
        destinations: ['workspace']
        transformKql: loadTextContent('queries/transform.kql')
        outputStream: 'Custom-${table.name}'
      }
    ]
  }
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-gyrfalcon'
  location: location
}

resource federation 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = if (!empty(oidcIssuer)) {
  parent: identity
  name: 'daemonset'
  properties: {
    issuer: oidcIssuer
    subject: 'system:serviceaccount:${namespace}:${serviceAccount}'
    audiences: ['api://AzureADTokenExchange']
  }
}

resource mayPublish 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: rule
  name: guid(rule.id, identity.id, publisher)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: publisher
  }
}

resource receivers 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-gyrfalcon'
  location: 'Global'
  properties: {
    enabled: true
    groupShortName: 'gyrfalcon'
    emailReceivers: empty(email) ? [] : [
      { name: 'mail', emailAddress: email, useCommonAlertSchema: true }
    ]
  }
}

resource criticalAlert 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: 'Falco-Critical-Alert'
  location: location
  properties: {
    displayName: 'Falco-Critical-Alert'
    description: 'Falco detected a critical security event'
    enabled: true
    severity: 0
    scopes: [workspace.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    // The columns of the container log exist once the log agent has written its first line.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: queries[path][0].text
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          dimensions: [
            { name: 'Rule', operator: 'Include', values: ['*'] }
          ]
        }
      ]
    }
    actions: { actionGroups: [receivers.id] }
  }
  dependsOn: [table]
}

resource savedQueries 'Microsoft.OperationalInsights/workspaces/savedSearches@2020-08-01' = [
  for query in queries[path]: {
    parent: workspace
    name: 'gyrfalcon-${query.name}'
    properties: {
      category: 'Gyrfalcon'
      displayName: query.title
      query: query.text
      version: 2
    }
  }
]

@description('azure_monitor_output.endpoint')
output endpoint string = endpoint.properties.logsIngestion.endpoint

@description('azure_monitor_output.rule')
output rule string = rule.properties.immutableId

@description('azure_monitor_output.stream')
output stream string = stream

@description('The annotation azure.workload.identity/client-id of the service account.')
output clientId string = identity.properties.clientId
