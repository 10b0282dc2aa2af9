// What somebody must hear of. docs/operations.md says what each alert means and what to do.
param token string
param location string
param tags object
param insightsId string
param email string
param rejectedThreshold int

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-migrator-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'migrator'
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

var rules = [
  {
    name: 'failed-step'
    title: 'A migration step failed'
    severity: 1
    frequency: 'PT5M'
    window: 'PT5M'
    threshold: 0
    query: 'customMetrics | where name == "migrator.step.duration" | where tostring(customDimensions.outcome) in ("Fatal", "Configuration", "Bug") | summarize failures = sum(valueCount)'
    column: 'failures'
  }
  {
    name: 'rejected-records'
    title: 'Shopify rejected many records'
    severity: 2
    frequency: 'PT15M'
    window: 'PT1H'
    threshold: rejectedThreshold
    query: 'customMetrics | where name == "migrator.records" | where tostring(customDimensions.stage) == "import" and tostring(customDimensions.action) == "failed" | summarize rejected = sum(value)'
    column: 'rejected'
  }
  {
    name: 'differing-records'
    title: 'Review found records that differ'
    severity: 3
    frequency: 'PT15M'
    window: 'PT15M'
    threshold: 0
    query: 'customMetrics | where name == "migrator.differences" | summarize differing = sum(value)'
    column: 'differing'
  }
  {
    name: 'budget-refusals'
    title: 'Shopify refuses calls for the budget'
    severity: 3
    frequency: 'PT15M'
    window: 'PT15M'
    threshold: 20
    query: 'customMetrics | where name == "migrator.shopify.refusals" | summarize refusals = sum(value)'
    column: 'refusals'
  }
]

resource raised 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: 'alert-migrator-${rule.name}-${token}'
  location: location
  tags: tags
  properties: {
    displayName: 'Migrator: ${rule.title}'
    severity: rule.severity
    enabled: true
    scopes: [insightsId]
    evaluationFrequency: rule.frequency
    windowSize: rule.window
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Total'
          metricMeasureColumn: rule.column
          operator: 'GreaterThan'
          threshold: rule.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: empty(email) ? [] : [people!.id] }
  }
}]

// Schedules run every day at the least: two days without one means that the timer, or the app, is not there.
resource silence 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'alert-migrator-no-schedule-${token}'
  location: location
  tags: tags
  properties: {
    displayName: 'Migrator: no schedule has run for two periods'
    severity: 2
    enabled: true
    scopes: [insightsId]
    evaluationFrequency: 'PT6H'
    windowSize: 'P2D'
    criteria: {
      allOf: [
        {
          query: 'customMetrics | where name == "migrator.schedules" | where tostring(customDimensions.outcome) == "ok"'
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: 1
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: empty(email) ? [] : [people!.id] }
  }
}
