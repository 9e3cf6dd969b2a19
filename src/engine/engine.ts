import type { Configuration } from './configuration/configuration';
import { findConfigurations } from './configuration/findConfigurations';
import { type Settings, compileSettings, nearestConfiguration } from './configuration/settings';
import { type DocumentCache, createDocumentCache } from './documents/cache';
import { readWorkspace } from './documents/readWorkspace';
import { compileEvidence } from './evidence/compileEvidence';
import type { EvidenceSets } from './evidence/evidenceSet';
import { mergeInventories, takeInventory } from './evidence/inventory';
import { byPlace } from './findings/order';
import { compareText } from './model/compareText';
import type { Problem, ScanReport } from './model/report';
import type { Rule } from './model/rule';
import { buildProjects } from './projects/buildProjects';
import type { Project, Workspace } from './projects/project';
import { compileRules } from './rules/compileRules';
import { ruleNames } from './rules/ruleNames';
import { type AskedRules, scanProject } from './scan';
import { type OfferedFixes, buildOffer } from './scaffolds/buildOffer';
import { compileGlobs } from './workspace/pathMatcher';
import type { WorkspaceReader } from './workspace/reader';

/** A file below `rules/`: a rule, a text in another language, or an evidence set below `evidence/`. */
export interface RuleFile {
  /** `ci/no-ci.yaml` */
  readonly path: string;
  readonly text: string;
}

/** Which rules run: ids or globs such as `notebook/*`. Nothing selected means all. */
export interface RuleSelection {
  readonly select: readonly string[];
  readonly ignore: readonly string[];
}

/** What the editor's own settings say; the configuration file wins over them. */
export type EditorRules = Pick<Configuration, 'rules' | 'exclude'>;

export interface ScanOptions {
  /** Checked between files; an aborted scan rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** The day it is where the user is, `2026-11-23`: waivers and comments may end. */
  readonly today: string;
  readonly settings?: EditorRules;
  /** Keeps parsed documents between scans. */
  readonly cache?: DocumentCache;
  /** Told after each file; what it returns is awaited, so that a host can let other work in. */
  readonly onProgress?: (read: number, files: number) => Promise<void>;
}

export interface Engine {
  /** The rules that run, by id. */
  readonly rules: readonly Rule[];
  /** Faults of rule files; such a rule is left out. */
  readonly problems: readonly Problem[];
  /** Workspace in, report out. Rejects only when aborted or when a reader breaks its promise. */
  readonly scan: (reader: WorkspaceReader, options: ScanOptions) => Promise<ScanReport>;
  /**
   * The fixes of one check, filled from what the files say now: ways to close its gap, the best one first, or a
   * sentence that says why there is none. Nothing is written. Rejects like `scan`.
   */
  readonly offerFixes: (reader: WorkspaceReader, check: AskedCheck, options: ScanOptions) => Promise<OfferedFixes>;
}

/** One check: a rule and the root of a project, as the report names them. */
export interface AskedCheck {
  readonly rule: string;
  readonly root: string;
}

const everything: RuleSelection = { select: [], ignore: [] };

/** Compiles rules and evidence sets once. Never throws: a rule file with a fault is left out and named. */
export function createEngine(files: readonly RuleFile[], selection: RuleSelection = everything): Engine {
  const evidence = compileEvidence(files.filter(({ path }) => path.startsWith('evidence/')));
  const compiled = compileRules(
    files.filter(({ path }) => !path.startsWith('evidence/')),
    evidence.sets,
  );
  const rules = compiled.rules.filter(({ rule }) => isSelected(rule, selection));
  const problems = [...evidence.problems, ...compiled.problems];
  const isKnown = ruleNames(
    compiled.rules.map(({ rule }) => rule),
    files.map(({ path }) => path),
  );
  const parts: Parts = { rules, isKnown, sets: evidence.sets, problems };
  return {
    rules: rules.map(({ rule }) => rule),
    problems,
    scan: (reader, options) => scan(parts, reader, options),
    offerFixes: (reader, check, options) => offer(parts, reader, check, options),
  };
}

function isSelected({ id }: Rule, { select, ignore }: RuleSelection): boolean {
  return (select.length === 0 || compileGlobs(select)(id)) && !compileGlobs(ignore)(id);
}

interface Parts extends AskedRules {
  readonly sets: EvidenceSets;
  readonly problems: readonly Problem[];
}

/** The whole flow: list and read, divide into projects, ask every rule, put the report in its published order. */
async function scan(parts: Parts, reader: WorkspaceReader, options: ScanOptions): Promise<ScanReport> {
  const { read, found, projects } = await readProjects(parts, reader, options);
  const scans = projects.map(project => {
    const inventory = takeInventory(parts.sets, project);
    const settings = settingsOf(project, found.configurations, options);
    const { report, findings, suppressed } = scanProject(project, parts, settings);
    return { report: { ...report, inventory }, findings, suppressed };
  });
  return {
    rules: parts.rules.map(({ rule }) => rule),
    inventory: mergeInventories(scans.map(({ report }) => report.inventory)),
    projects: scans.map(({ report }) => report).sort((a, b) => compareText(a.root, b.root)),
    findings: scans.flatMap(({ findings }) => findings).sort(byPlace),
    suppressed: sumCounts(scans.map(({ suppressed }) => suppressed)),
    problems: [...parts.problems, ...found.problems, ...problemsOf(read.workspace)],
    ...read.statistics,
  };
}

/** Everything that was read, the configurations among it, and the projects it divides into. */
async function readProjects(parts: Parts, reader: WorkspaceReader, options: ScanOptions): Promise<ReadProjects> {
  const read = await readWorkspace(reader, options.cache ?? createDocumentCache(), options);
  const found = findConfigurations(read.workspace.documents, parts.isKnown, options.settings);
  const projects = buildProjects(read.workspace, folder => nearestConfiguration(folder, found.configurations));
  options.signal.throwIfAborted();
  return { read, found, projects };
}

interface ReadProjects {
  readonly read: Awaited<ReturnType<typeof readWorkspace>>;
  readonly found: ReturnType<typeof findConfigurations>;
  readonly projects: readonly Project[];
}

function settingsOf(
  { root }: Project,
  configurations: ReadProjects['found']['configurations'],
  { today }: ScanOptions,
): Settings {
  return compileSettings(nearestConfiguration(root, configurations), today);
}

async function offer(
  parts: Parts,
  reader: WorkspaceReader,
  { rule: id, root }: AskedCheck,
  options: ScanOptions,
): Promise<OfferedFixes> {
  const { found, projects } = await readProjects(parts, reader, options);
  const project = projects.find(candidate => candidate.root === root);
  const rule = parts.rules.map(compiled => compiled.rule).find(candidate => candidate.id === id);
  if (project === undefined || rule === undefined) {
    return { kind: 'refused', reason: `There is no check ${id} of ${root}: scan again.` };
  }
  const { report } = scanProject(project, parts, settingsOf(project, found.configurations, options));
  const check = report.checks.find(candidate => candidate.rule === id);
  return check?.fixes.length === 0
    ? { kind: 'refused', reason: `${rule.title}: nothing to mend here, the check is ${check.status}.` }
    : buildOffer(rule, project, reader, options.signal);
}

/** Files that could not be read, and what could not be understood in those that could. */
function problemsOf({ problems, documents }: Workspace): readonly Problem[] {
  return [...problems, ...documents.flatMap(document => document.problems)].sort((a, b) => compareText(a.path, b.path));
}

function sumCounts(counts: readonly ScanReport['suppressed'][]): ScanReport['suppressed'] {
  const sum = (key: keyof ScanReport['suppressed']): number => counts.reduce((total, count) => total + count[key], 0);
  return { comment: sum('comment'), baseline: sum('baseline'), config: sum('config') };
}
