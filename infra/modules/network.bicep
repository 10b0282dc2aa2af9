// A network of the app's own, to be peered (or joined by a VPN) with the one in which Magento's database is.
param name string
param location string
param tags object

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.71.0.0/24'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.71.0.0/26'
          // Flex Consumption joins a subnet that is delegated to Microsoft.App/environments.
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
    ]
  }

  resource appSubnet 'subnets' existing = {
    name: 'app'
  }
}

output appSubnetId string = network::appSubnet.id
