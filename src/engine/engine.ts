import * as l10n from '@vscode/l10n';
import { stateName } from './checklist/names';
import { findBaseline } from './baseline/baseline';
import { judgeBaseline } from './baseline/judgeBaseline';
import { staleFindings } from './baseline/staleFinding';
import { type EditorSettings, findConfigurations } from './configuration/findConfigurations';
import { proposeConfiguration } from './configuration/proposeConfiguration';
import { type Settings, compileSettings, nearestConfiguration } from './configuration/settings';
import { type DocumentCache, createDocumentCache } from './documents/cache';
import { readWorkspace } from './documents/readWorkspace';
import { mergeInventories, takeInventory } from './evidence/inventory';
import { byPlace } from './findings/order';
import { type GraduateRequest, type Graduation, graduate } from './graduate/index';
import { compareText } from './model/compareText';
import type { Problem, ScanReport } from './model/report';
import type { Rule } from './model/rule';
import { buildProjects } from './projects/buildProjects';
import type { Project, Workspace } from './projects/project';
import type { RuleNames } from './rules/ruleNames';
import { type RuleSelection, type RulesAtWork, compileShipped } from './rules/rulesAtWork';
import { scanProject } from './scan';
import { type OfferedFixes, buildOffer, offerPlaces } from './scaffolds/buildOffer';
import { gatherFacts } from './scaffolds/facts/projectFacts';
import type { WorkspaceReader } from './workspace/reader';

/** A file below `rules/`: a rule, a text in another language, or an evidence set below `evidence/`. */
export interface RuleFile {
  /** `ci/no-ci.yaml` */
  readonly path: string;
  readonly text: string;
}

export interface ScanOptions {
  /** Checked between files; an aborted scan rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** The day it is where the user is, `2026-11-23`: waivers and comments may end. */
  readonly today: string;
  /** The configuration file wins over them. */
  readonly settings?: EditorSettings;
  /** Keeps parsed documents between scans. */
  readonly cache?: DocumentCache;
  /** Told after each file; what it returns is awaited, so that a host can let other work in. */
  readonly onProgress?: (read: number, files: number) => Promise<void>;
}

export interface Engine {
  /** The rules that run, by id. */
  readonly rules: readonly Rule[];
  /** Which rules a word stands for: all that ship, also those that were not selected. */
  readonly names: RuleNames;
  /** Faults of rule files; such a rule is left out. */
  readonly problems: readonly Problem[];
  /** Workspace in, report out. Rejects only when aborted or when a reader breaks its promise. */
  readonly scan: (reader: WorkspaceReader, options: ScanOptions) => Promise<ScanReport>;
  /**
   * The fixes of one check, filled from what the files say now: ways to close its gap, the best one first, or a
   * sentence that says why there is none. Nothing is written. Rejects like `scan`.
   */
  readonly offerFixes: (reader: WorkspaceReader, check: AskedCheck, options: ScanOptions) => Promise<OfferedFixes>;
  /** The rules that are asked in a folder: those that ship and its own, with the faults of the latter. Rejects like `scan`. */
  readonly rulesIn: (reader: WorkspaceReader, options: ScanOptions) => Promise<AskedRules>;
  /** A configuration file for the top of the folder that says what was inferred. Rejects like `scan`. */
  readonly proposeConfiguration: (reader: WorkspaceReader, options: ScanOptions) => Promise<ProposedConfiguration>;
  /**
   * The change that moves code of a notebook into modules, with the notebook calling it and a first test; or a sentence
   * that says why there is none. Nothing is written. Rejects like `scan`.
   */
  readonly graduate: (reader: WorkspaceReader, request: GraduateRequest, options: ScanOptions) => Promise<Graduation>;
}

/** Rules with the names that stand for them. */
export type AskedRules = Pick<Engine, 'rules' | 'names' | 'problems'>;

/** The text of a new configuration file and a sentence about it, or why there is to be none. */
export type ProposedConfiguration =
  | { readonly kind: 'proposed'; readonly text: string; readonly summary: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** One check: a rule and the root of a project, as the report names them. */
export interface AskedCheck {
  readonly rule: string;
  readonly root: string;
}

const everything: RuleSelection = { select: [], ignore: [] };

/**
 * Compiles rules and evidence sets once. `language` is that of the user (`es`, `zh-cn`): where there is a text in it,
 * rules say that. Never throws: a rule file with a fault is left out and named.
 */
export function createEngine(
  files: readonly RuleFile[],
  selection: RuleSelection = everything,
  language = 'en',
): Engine {
  const parts = compileShipped(files, selection, language);
  return {
    ...namedRules(parts),
    scan: (reader, options) => scan(parts, reader, options),
    offerFixes: (reader, check, options) => offer(parts, reader, check, options),
    rulesIn: async (reader, options) => namedRules((await readProjects(parts, reader, options)).parts),
    proposeConfiguration: (reader, options) => propose(parts, reader, options),
    graduate: (reader, request, options) => graduateFrom(parts, reader, request, options),
  };
}

function namedRules({ rules, names, problems }: RulesAtWork): AskedRules {
  return { rules: rules.map(({ rule }) => rule), names, problems };
}

/** The whole flow: list and read, divide into projects, ask every rule, put the report in its published order. */
async function scan(shipped: RulesAtWork, reader: WorkspaceReader, options: ScanOptions): Promise<ScanReport> {
  const { parts, read, projects, settingsOf, problems } = await readProjects(shipped, reader, options);
  const accepted = findBaseline(read.workspace);
  const scans = projects.map(project => {
    const inventory = takeInventory(parts.sets, project);
    const scanned = scanProject(project, parts, settingsOf(project), accepted);
    return { ...scanned, report: { ...scanned.report, inventory } };
  });
  const baseline = judgeBaseline(
    accepted,
    scans.map(scanned => scanned.baseline),
    read.workspace,
  );
  const stale = staleFindings(baseline, { workspace: read.workspace, projects, settingsOf });
  return {
    rules: parts.rules.map(({ rule }) => rule),
    inventory: mergeInventories(scans.map(({ report }) => report.inventory)),
    projects: scans.map(({ report }) => report).sort((a, b) => compareText(a.root, b.root)),
    findings: [...scans.flatMap(({ findings }) => findings), ...stale].sort(byPlace),
    suppressed: sumCounts(scans.map(({ suppressed }) => suppressed)),
    baseline,
    problems: [...parts.problems, ...problems, ...accepted.problems, ...problemsOf(read.workspace)],
    ...read.statistics,
  };
}

/** Everything that was read, the configurations among it, and the projects it divides into. */
async function readProjects(
  shipped: RulesAtWork,
  reader: WorkspaceReader,
  options: ScanOptions,
): Promise<ReadProjects> {
  const read = await readWorkspace(reader, options.cache ?? createDocumentCache(), options);
  const parts = shipped.withRules(options.settings?.ownRules === false ? [] : read.ruleFiles);
  const { configurations, problems } = findConfigurations(read.workspace.documents, parts.names, options.settings);
  const projects = buildProjects(read.workspace, folder => nearestConfiguration(folder, configurations));
  options.signal.throwIfAborted();
  const settingsOf = ({ root }: Project): Settings =>
    compileSettings(nearestConfiguration(root, configurations), options.today, parts.names);
  const configured = nearestConfiguration('.', configurations).source;
  return { parts, read, projects, settingsOf, configured, problems };
}

interface ReadProjects {
  /** The rules that are asked: those that ship, and the repository's own. */
  readonly parts: RulesAtWork;
  readonly read: Awaited<ReturnType<typeof readWorkspace>>;
  readonly projects: readonly Project[];
  readonly settingsOf: (project: Project) => Settings;
  /** The configuration file at the top, if there is one. */
  readonly configured: string | undefined;
  /** Faults of the configuration. */
  readonly problems: readonly Problem[];
}

async function offer(
  shipped: RulesAtWork,
  reader: WorkspaceReader,
  { rule: id, root }: AskedCheck,
  options: ScanOptions,
): Promise<OfferedFixes> {
  const { parts, projects, settingsOf } = await readProjects(shipped, reader, options);
  const project = projects.find(candidate => candidate.root === root);
  const rule = parts.rules.map(compiled => compiled.rule).find(candidate => candidate.id === id);
  if (project === undefined || rule === undefined) {
    return { kind: 'refused', reason: l10n.t('There is no check {0} of {1}: scan again.', id, root) };
  }
  const { report, findings } = scanProject(project, parts, settingsOf(project), findBaseline(project.workspace));
  const check = report.checks.find(candidate => candidate.rule === id);
  if (check?.fixes.length === 0) {
    const reason = l10n.t('{0}: nothing to mend here, the check is {1}.', rule.title, stateName(check.status));
    return { kind: 'refused', reason };
  }
  const own = findings.filter(finding => finding.rule === id);
  return check?.fixes.some(({ ofPlaces }) => ofPlaces)
    ? offerPlaces(rule, project, own)
    : buildOffer(rule, own, { project, reader, signal: options.signal });
}

async function propose(
  parts: RulesAtWork,
  reader: WorkspaceReader,
  options: ScanOptions,
): Promise<ProposedConfiguration> {
  const { projects, configured } = await readProjects(parts, reader, options);
  const text = proposeConfiguration(projects);
  const profiles = projects.map(({ root, profile }) => (root === '.' ? profile : `${root}: ${profile}`)).join(', ');
  return configured === undefined
    ? { kind: 'proposed', text, summary: `Inferred: ${profiles}.` }
    : { kind: 'refused', reason: l10n.t('The folder is configured already, in {0}: change it there.', configured) };
}

async function graduateFrom(
  parts: RulesAtWork,
  reader: WorkspaceReader,
  request: GraduateRequest,
  options: ScanOptions,
): Promise<Graduation> {
  const { projects } = await readProjects(parts, reader, options);
  const project = projects.find(({ documents }) => documents.some(({ path }) => path === request.notebook));
  const document = project?.documents.find(({ path }) => path === request.notebook);
  if (project === undefined || document?.kind !== 'notebook') {
    const reason = l10n.t(
      '{0} is no notebook that is read here: it is not there, ignored, or no .ipynb file.',
      request.notebook,
    );
    return { kind: 'refused', reason, left: [] };
  }
  const { signal } = options;
  const facts = await gatherFacts(project, reader, signal);
  return graduate(document, request, facts, { project, reader, signal, environment: facts.environment });
}

/** Files that could not be read, and what could not be understood in those that could. */
function problemsOf({ problems, documents }: Workspace): readonly Problem[] {
  return [...problems, ...documents.flatMap(document => document.problems)].sort((a, b) => compareText(a.path, b.path));
}

function sumCounts(counts: readonly ScanReport['suppressed'][]): ScanReport['suppressed'] {
  const sum = (key: keyof ScanReport['suppressed']): number => counts.reduce((total, count) => total + count[key], 0);
  return { comment: sum('comment'), baseline: sum('baseline'), config: sum('config') };
}
