/** Everything that `package.json` and the code have to call by the same name. A test compares both. */
export const commands = {
  scan: 'preflight.scan',
  cancelScan: 'preflight.cancelScan',
  showLog: 'preflight.showLog',
  explainRule: 'preflight.explainRule',
  openFinding: 'preflight.openFinding',
  openEvidence: 'preflight.openEvidence',
  waiveCheck: 'preflight.waiveCheck',
  confirmCheck: 'preflight.confirmCheck',
  withdrawConfirmation: 'preflight.withdrawConfirmation',
  copyRule: 'preflight.copyRule',
  showMore: 'preflight.showMore',
  previewFix: 'preflight.previewFix',
  graduate: 'preflight.graduate',
  showReport: 'preflight.showReport',
  exportReadiness: 'preflight.exportReadiness',
  exportBadge: 'preflight.exportBadge',
  pickTime: 'preflight.pickTime',
  filterFile: 'preflight.filterFile',
  showAllFiles: 'preflight.showAllFiles',
  snoozeStep: 'preflight.snoozeStep',
  wakeStep: 'preflight.wakeStep',
  startTour: 'preflight.startTour',
  exportTour: 'preflight.exportTour',
  nextPlace: 'preflight.nextPlace',
  previousPlace: 'preflight.previousPlace',
  endTour: 'preflight.endTour',
  showConfiguration: 'preflight.showConfiguration',
  rebuildHistory: 'preflight.rebuildHistory',
  toggleChangedLines: 'preflight.toggleChangedLines',
  tryRule: 'preflight.tryRule',
  mendCell: 'preflight.mendCell',
} as const;

export const views = {
  container: 'preflight',
  checklist: 'preflight.checklist',
  learningPath: 'preflight.learningPath',
} as const;

export const contextKeys = {
  state: 'preflight.state',
  scanning: 'preflight.scanning',
  filtered: 'preflight.filtered',
  touring: 'preflight.touring',
  hasScanned: 'preflight.hasScanned',
  hasSeenList: 'preflight.hasSeenList',
  hasDone: 'preflight.hasDone',
  hasSilenced: 'preflight.hasSilenced',
  inCi: 'preflight.inCi',
} as const;

/** Below `preflight.` */
export const settings = {
  enable: 'enable',
  run: 'run',
  profile: 'profile',
  rules: 'rules',
  exclude: 'exclude',
  scope: 'diagnostics.scope',
  maxPerFile: 'diagnostics.maxPerFile',
  focusMode: 'diagnostics.focusMode',
  changedLinesOnly: 'diagnostics.changedLinesOnly',
  deferTo: 'deferTo',
  baseline: 'baseline.show',
  statusBar: 'statusBar.show',
  agentTools: 'agentTools.enable',
  nextSteps: 'checklist.nextSteps',
  groupBy: 'checklist.groupBy',
  showMet: 'checklist.showMet',
  badge: 'checklist.badge',
  historyStore: 'history.store',
  notifications: 'notifications',
  cellStatusBar: 'notebook.cellStatusBar',
} as const;

export const section = 'preflight';
export const source = 'Preflight';
export const reportView = 'preflight.report';
export const configurationScheme = 'preflight-configuration';
export const ruleScheme = 'preflight-rule';
export const notebookType = 'jupyter-notebook';
export const configurationFile = '.preflight.yaml';
