// The Functions app on Flex Consumption: it costs nothing while no migration runs.
param name string
param location string
param tags object
param identityId string
param identityClientId string
param storageName string
param deploymentContainer string
param vaultUri string
param insightsConnectionString string
param subnetId string
param instanceMemory int
param maximumInstances int

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: { instanceMemoryMB: instanceMemory, maximumInstanceCount: maximumInstances }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
    }
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      // Connections by name and identity: there is no connection string and no key.
      AzureWebJobsStorage__accountName: storageName
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      Migrator__Storage__BlobServiceUri: storage.properties.primaryEndpoints.blob
      Migrator__Storage__TableServiceUri: storage.properties.primaryEndpoints.table
      AZURE_CLIENT_ID: identityClientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      // Requests name them as env:SHOPIFY_TOKEN and env:MIGRATOR_LINK_KEY; the values stay in the vault.
      SHOPIFY_TOKEN: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/shopify-token)'
      MIGRATOR_LINK_KEY: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/link-key)'
    }
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
