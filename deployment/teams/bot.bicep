// The registration of the bot with Azure, and its Teams channel. The program itself may run anywhere.
//   az deployment group create --resource-group RG --template-file bot.bicep --parameters \
//     appId=… tenantId=… endpoint=https://woonhulp.example.nl/api/messages

@description('The name of the registration, unique in Azure.')
@minLength(4)
@maxLength(42)
param botName string = 'woonwegwijzer'

@description('The name that people see.')
@maxLength(42)
param displayName string = 'Woonwegwijzer'

@description('Application (client) id of the app registration in Entra ID, or of the managed identity.')
param appId string

@description('The tenant of that registration.')
param tenantId string = tenant().tenantId

@description('How the program proves who it is: with a client secret, or with the managed identity of its Azure host.')
@allowed(['SingleTenant', 'UserAssignedMSI'])
param appType string = 'SingleTenant'

@description('Resource id of the managed identity; only with UserAssignedMSI.')
param managedIdentityId string = ''

@description('Where the program takes messages: https, ending in /api/messages.')
param endpoint string

@description('F0 is free and enough for Teams.')
@allowed(['F0', 'S1'])
param sku string = 'F0'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: botName
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: sku
  }
  properties: {
    displayName: displayName
    endpoint: endpoint
    msaAppId: appId
    msaAppType: appType
    msaAppTenantId: tenantId
    msaAppMSIResourceId: appType == 'UserAssignedMSI' ? managedIdentityId : null
    isStreamingSupported: false
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      acceptedTerms: true
      isEnabled: true
      enableCalling: false
      deploymentEnvironment: 'CommercialDeployment'
    }
  }
}

output botResourceId string = bot.id
