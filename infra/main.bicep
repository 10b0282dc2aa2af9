// Everything that Migrator needs in a subscription, in one resource group. `azd up` deploys it.
targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Name of the environment; part of every name.')
param environmentName string

@minLength(1)
@description('Azure region.')
param location string

@description('Object id of the person who deploys: may set secrets and read artifacts. Empty for none.')
param principalId string = ''

@description('Who gets the alerts. Empty for nobody: alerts then show in the portal only.')
param alertEmail string = ''

@description('True puts the app into a virtual network, from which a private Magento database is reached.')
param privateDatabase bool = false

@description('Days after which exported records, rows and results, which hold personal data, are deleted.')
@minValue(1)
param retentionDays int = 90

@description('Rejected records in an hour that raise an alert.')
@minValue(1)
param rejectedThreshold int = 100

@description('Memory of one instance in MB. host.json is set for 2,048.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('How far the app may scale out.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName, application: 'migrator' }

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-migrator-${token}', location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: { token: token, location: location, tags: tags, identityPrincipalId: identity.outputs.principalId }
}

module network 'modules/network.bicep' = if (privateDatabase) {
  scope: group
  params: { name: 'vnet-migrator-${token}', location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    retentionDays: retentionDays
    identityPrincipalId: identity.outputs.principalId
    readerPrincipalId: principalId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    identityPrincipalId: identity.outputs.principalId
    officerPrincipalId: principalId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-migrator-${token}'
    location: location
    tags: union(tags, { 'azd-service-name': 'app' })
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    deploymentContainer: storage.outputs.deploymentContainer
    vaultUri: vault.outputs.uri
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    subnetId: privateDatabase ? network!.outputs.appSubnetId : ''
    instanceMemory: instanceMemory
    maximumInstances: maximumInstances
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
    email: alertEmail
    rejectedThreshold: rejectedThreshold
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: { location: location, tags: tags, insightsId: monitoring.outputs.insightsId }
}

output AZURE_RESOURCE_GROUP string = group.name
output MIGRATOR_URL string = app.outputs.url
output MIGRATOR_APP string = app.outputs.name
output MIGRATOR_VAULT string = vault.outputs.name
output MIGRATOR_STORAGE string = storage.outputs.name
