import * as l10n from '@vscode/l10n';
import type { Baseline } from './baseline/baseline';
import type { BaselineUse } from './baseline/judgeBaseline';
import { type Answered, isLater, levelOf } from './checklist/level';
import { turnedOff } from './checklist/silenced';
import { nextSteps } from './checklist/nextSteps';
import type { Settings } from './configuration/settings';
import { documentKind } from './documents/documentKind';
import { type Raw, answer, detect } from './findings/evaluate';
import { byPlace } from './findings/order';
import { suppress } from './findings/suppressions';
import type { DocumentKind } from './model/document';
import type { Check, CheckAnswer, Finding, FixOffer, ProjectReport, SuppressedCounts } from './model/report';
import type { Level, Profile, Rule } from './model/rule';
import { clearing } from './fixes/rewrites/index';
import { findFrameworks } from './projects/frameworks';
import type { Project } from './projects/project';
import type { CompiledRule } from './rules/compileRules';
import type { RuleNames } from './rules/ruleNames';

/** The rules that run, and the names of all there are. */
export interface AskedRules {
  readonly rules: readonly CompiledRule[];
  readonly names: RuleNames;
}

type Accepts = Pick<Baseline, 'holds'>;

const nothingAccepted: Accepts = { holds: () => false };

/** One project's part of the report. */
export interface ProjectScan {
  readonly report: Omit<ProjectReport, 'inventory'>;
  readonly findings: readonly Finding[];
  readonly suppressed: SuppressedCounts;
  readonly baseline: BaselineUse;
}

/** Asks every rule about one project: detect, silence, answer, then level and next steps. */
export function scanProject(
  project: Project,
  { rules, names }: AskedRules,
  settings: Settings,
  baseline: Accepts = nothingAccepted,
): ProjectScan {
  const withCode = hasCode(project);
  const asked = rules.map(compiled => ({
    compiled,
    settled: withCode ? settle(compiled.rule, project, settings) : nothingToAsk(),
  }));
  const raws = asked.map(({ compiled, settled }): readonly [CompiledRule, Raw] => [
    compiled,
    settled === undefined ? detect(compiled, project, settings) : { kind: 'answer', answer: settled, findings: [] },
  ]);
  const found = raws.flatMap(([, raw]) => (raw.kind === 'failed' ? [] : raw.findings));
  const { kept, counts, extra } = suppress(found, project, {
    settings,
    names,
    asked: new Set(raws.flatMap(([{ rule }, raw]) => (raw.kind === 'places' ? [rule.id] : []))),
  });
  const fresh = kept.filter(({ fingerprint }) => !baseline.holds(fingerprint));
  const accepted = kept.filter(({ fingerprint }) => baseline.holds(fingerprint));
  const freshOf = byRule(fresh);
  const acceptedOf = byRule(accepted);
  const answers = raws.map(([{ rule }, raw]): Answered => {
    const isAside = ({ zone }: Finding): boolean => zone !== 'production' && gatesByProduction(rule, project);
    return { rule, answer: answer(raw, freshOf.get(rule.id) ?? [], acceptedOf.get(rule.id) ?? [], isAside) };
  });
  const level = levelOf(answers);
  return {
    report: {
      root: project.root,
      profile: project.profile,
      level,
      configuration: settings.configuration,
      frameworks: findFrameworks(project.documents),
      checks: answers.map(answered =>
        toCheck(answered, level, { project, settings, places: freshOf.get(answered.rule.id) ?? [] }),
      ),
      nextSteps: nextSteps(answers, level),
    },
    findings: [...fresh, ...extra].sort(byPlace),
    suppressed: { ...counts, baseline: accepted.length },
    baseline: { project, accepted: accepted.sort(byPlace), asked: lookedFor(asked, raws) },
  };
}

/** Places outside production code hold no level back where production code is what the project ships. */
function gatesByProduction({ gates }: Rule, { profile }: Project): boolean {
  return gates === 'production' && ships.has(profile);
}

const ships: ReadonlySet<Profile> = new Set<Profile>(['service', 'batch', 'library', 'llm-app']);

/** Rules whose places were looked for, and not settled by the configuration or lost to a failure. */
function lookedFor(
  asked: readonly { readonly settled: CheckAnswer | undefined }[],
  raws: readonly (readonly [CompiledRule, Raw])[],
): ReadonlySet<string> {
  const answered = raws.filter(([, raw], index) => asked[index]?.settled === undefined && raw.kind !== 'failed');
  return new Set(answered.map(([{ rule }]) => rule.id));
}

function byRule(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule) ?? [];
    group.push(finding);
    groups.set(finding.rule, group);
  }
  return groups;
}

/** An answer that needs no look at the project: its profile, a person's word, the configuration. */
function settle(rule: Rule, project: Project, settings: Settings): CheckAnswer | undefined {
  if (!rule.profiles.includes(project.profile)) {
    return aside('not-applicable', l10n.t('Not asked of a project of profile {0}.', project.profile));
  }
  if (settings.settingOf(rule.id) === 'off') {
    return aside('not-applicable', turnedOff.rule(settings));
  }
  if (settings.isDeclaredNotApplicable(rule.id)) {
    return aside('not-applicable', turnedOff.check(settings));
  }
  const waiver = settings.waiverOf(rule.id);
  if (waiver !== undefined) {
    return aside(
      'waived',
      waiver.until === undefined ? waiver.reason : l10n.t('{0} (until {1})', waiver.reason, waiver.until),
    );
  }
  const confirmed = settings.confirmationOf(rule.id);
  if (confirmed !== undefined) {
    const reason = `${confirmed.by}, ${confirmed.on}: ${confirmed.evidence}`;
    return { status: 'confirmed', rung: null, reason, evidence: [] };
  }
  return rule.confirm ? aside('to-confirm', l10n.t('Only a person can know.')) : undefined;
}

function aside(status: 'not-applicable' | 'waived' | 'to-confirm', reason: string): CheckAnswer {
  return { status, rung: null, reason, evidence: [] };
}

function nothingToAsk(): CheckAnswer {
  return aside('not-applicable', l10n.t('There is no Python file and no notebook here.'));
}

/** Python files and notebooks, the ones that could not be read among them. */
function hasCode({ files }: Project): boolean {
  return files.some(({ path }) => isCode(documentKind(path)));
}

function isCode(kind: DocumentKind | undefined): boolean {
  return kind === 'python' || kind === 'notebook';
}

interface ForProject {
  readonly project: Project;
  readonly settings: Settings;
  readonly places: readonly Finding[];
}

function toCheck({ rule, answer: given }: Answered, level: Level, { project, settings, places }: ForProject): Check {
  const setting = settings.settingOf(rule.id);
  const severity = setting === undefined || setting === 'off' ? rule.severity : setting;
  const fixes = offersOf(rule, given, project, places);
  return { rule: rule.id, ...given, later: isLater(rule, given, level), severity, minutes: rule.minutes, fixes };
}

/** What is built when somebody asks: only while there is a gap. */
function offersOf(
  { id, fix }: Rule,
  { status }: CheckAnswer,
  { root }: Project,
  places: readonly Finding[],
): readonly FixOffer[] {
  const isGap = status === 'open' || status === 'partly';
  if (!isGap || fix === undefined) {
    return [];
  }
  const offer: FixOffer = { id: `${id}@${root}`, title: fix.title, safety: fix.safety };
  const isClearing = fix.kind === 'rewrite' && clearing.has(fix.rewrite) && places.length > 0;
  return fix.kind === 'scaffold' ? [offer] : isClearing ? [{ ...offer, ofPlaces: true }] : [];
}
