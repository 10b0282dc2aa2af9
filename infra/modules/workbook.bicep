// The page of the portal on which migrations are watched.
param location string
param tags object
param insightsId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'migrator-workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Migrator'
    category: 'workbook'
    sourceId: insightsId
    serializedData: loadTextContent('../workbook.json')
  }
}
