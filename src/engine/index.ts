// The only door of the engine: hosts import nothing deeper.
export { createEngine } from './engine';
export { changedFindings } from './changes/changedFindings';
export { addRecords, readHistory } from './history/readHistory';
export { HISTORY_FILE, type HistoryRecord, recordsOf, renderRecord } from './history/record';
export { type TrendPoint, trendOf } from './history/trend';
export { isOwnBadge, renderBadgeJson, renderBadgeSvg } from './portfolio/badge';
export { mergePortfolio } from './portfolio/mergePortfolio';
export { BADGE_JSON, BADGE_SVG, READINESS_FILE } from './portfolio/portfolioFiles';
export { type PortfolioFacts, renderPortfolio } from './portfolio/renderPortfolio';
export { BASELINE_FILE } from './baseline/baselineFile';
export { acceptAll, pruned } from './baseline/judgeBaseline';
export { renderBaseline } from './baseline/renderBaseline';
export { type AgentAnswer, type AgentTool, type ScannedFolder, agentTools, askedFolder } from './agents/index';
export type { AskedCheck, AskedRules, Engine, ProposedConfiguration, RuleFile, ScanOptions } from './engine';
export type { RuleSelection } from './rules/rulesAtWork';
export { RULES_FOLDER, isWorkspaceRule } from './rules/rulesFolder';
export type { OfferedFixes } from './scaffolds/buildOffer';
export {
  type CheckOfRule,
  type StageSummary,
  checksToNextLevel,
  describeGate,
  describeLevel,
  isNothing,
  isApplicable,
  isMet,
  pairChecks,
  summarizeStages,
  titleOf,
} from './checklist/summary';
export { type CheckGroup, type Grouping, groupChecks, groupings, spans } from './checklist/groups';
export { isSettled, standsBefore } from './checklist/level';
export { levelName, rungName, stageName, stateName } from './checklist/names';
export { skillName } from './checklist/skillName';
export { type EngineTexts, speak } from './language';
export { type SkillPractice, practiseSkills } from './checklist/skillMap';
export { isAnythingSilenced } from './checklist/silenced';
export { mendingOrder } from './checklist/mendingOrder';
export { chooseSteps, fitSteps, stepsOf } from './checklist/nextSteps';
export { CONFIGURATION_FILE, type EditorSettings } from './configuration/findConfigurations';
export { type SettingInForce, describeConfiguration, describeSettings } from './configuration/describeConfiguration';
export { failsOn } from './checklist/verdict';
export { type DocumentCache, createDocumentCache } from './documents/cache';
export { compareText } from './model/compareText';
export { type AppliedFixes, type FileEdit, applyFix, applyFixes, cellsClash } from './fixes/applyFix';
export { fixesOf } from './fixes/fixesOf';
export { orderLessons } from './lessons/orderLessons';
export { type LessonHere, type OwnPlace, renderLesson } from './lessons/renderLesson';
export { type TourStop, renderTour, tourFile } from './lessons/renderTour';
export { readNotebook } from './notebook/readNotebook';
export { type Graduate, type GraduateRequest, type Graduation, type Left, describeLeft } from './graduate/index';
export { applyEdits } from './fixes/applyEdits';
export { cellKey, textKey } from './fixes/editedTexts';
export { isTelling } from './documents/outputTexts';
export { type LeftCheck, type LevelStep, type WayToLevel, takeToLevel } from './fixes/takeToLevel';
export * from './model/location';
export * from './model/report';
export {
  type Level,
  type Rule,
  type RuleId,
  type Severity,
  type Stage,
  profiles,
  severities,
  stages,
} from './model/rule';
export {
  type Format,
  type PageLinks,
  type Reporter,
  type ReporterOptions,
  isFormat,
  reporters,
} from './reporters/index';
export { keepToBudget } from './reporters/noiseBudget';
export { placeOf, placeOfEvidence } from './reporters/place';
export { noSuchRule } from './rules/ruleNames';
export { type GitEntry, parseGitIndex } from './workspace/gitIndex';
export { type IgnoreFile, type IgnoreScope, ignoreNothing, ignoreScope } from './workspace/gitignore';
export { type TrackedPaths, trackedPaths } from './workspace/trackedPaths';
export { type FolderContent, type WalkFolder, join, topFolder, visitFolder } from './workspace/visitFolder';
export { documentKind } from './documents/documentKind';
export { normaliseName } from './documents/requirements';
export type { Environment, FileEntry, FileListing, FoldersAbove, WorkspaceReader } from './workspace/reader';
