/** The practices of the inventory, in the order of the published schema. */
export const practices = [
  'tests', 'ciConfig', 'ciRunsTests', 'containerDef', 'iac', 'depManifest', 'depsPinned', 'lockfile', 'gitignore',
  'readme', 'readmeRunInstructions', 'license', 'linterConfig', 'preCommit', 'typeChecking', 'pipelineDefinition',
  'dataVersioning', 'experimentTracking', 'dataValidation', 'servingCode', 'monitoring', 'structuredLogging',
  'modelCard', 'configManagement', 'depUpdateBot', 'securityScanning',
] as const; // prettier-ignore
