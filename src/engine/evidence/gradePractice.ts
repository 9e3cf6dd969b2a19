import * as l10n from '@vscode/l10n';
import type { GradedPractice } from '../detectors/detector';
import type { Evidence } from '../model/report';
import { type PracticeDetector, rungs } from '../model/rule';
import type { Project } from '../projects/project';
import type { EvidenceSets, Search } from './evidenceSet';

/** So many places are enough to show why. */
const shownPlaces = 5;

/**
 * Climbs the ladder: `met` when every rung that the rule names has evidence, `partly` with the last rung that has,
 * `open` with none. What could not be read makes a missing rung `unknown`. Files that still say `TODO(preflight: …)`
 * prove that a thing exists, never more.
 */
export function gradePractice(sets: EvidenceSets): (detector: PracticeDetector, project: Project) => GradedPractice {
  return (detector, project) => {
    const asked = { sets, project };
    return gradeApplicability(detector, asked) ?? climb(detector, asked);
  };
}

interface Asked {
  readonly sets: EvidenceSets;
  readonly project: Project;
}

function gradeApplicability({ when, unless }: PracticeDetector, asked: Asked): GradedPractice | undefined {
  const reason = searchAny(when, asked);
  if (when.length > 0 && reason.evidence.length === 0) {
    return reason.unread.length > 0
      ? unknown(reason)
      : {
          status: 'not-applicable',
          rung: null,
          reason: l10n.t('Only asked when: {0}.', titles(when, asked)),
          evidence: [],
        };
  }
  const excuse = searchAny(unless, asked).evidence[0];
  return excuse === undefined
    ? undefined
    : {
        status: 'not-applicable',
        rung: null,
        reason: l10n.t('Not needed: {0} ({1}).', titles(unless, asked), excuse.path),
        evidence: [],
      };
}

function climb(detector: PracticeDetector, asked: Asked): GradedPractice {
  let reached: GradedPractice | undefined;
  for (const rung of rungs) {
    const names = detector.rungs[rung] ?? [];
    if (names.length === 0) {
      continue;
    }
    const search = searchAny(names, asked);
    const [first, ...more] = rung === 'exists' ? search.evidence : finished(search.evidence, asked);
    if (first === undefined) {
      return standstill(search, titles(names, asked), reached);
    }
    const evidence = [first, ...more.slice(0, shownPlaces - 1)] as const;
    reached =
      finished(evidence, asked).length > 0
        ? { status: 'met', rung, reason: l10n.t('{0}.', titles(names, asked)), evidence }
        : { status: 'partly', rung, reason: l10n.t('What is there still says TODO(preflight: …).'), evidence };
  }
  return reached ?? { status: 'open', rung: null, reason: l10n.t('The rule asks for nothing.'), evidence: [] };
}

/** The rung is missing: what was reached before stands, unless the missing piece could be in a file nobody could read. */
function standstill(search: Search, missing: string, reached: GradedPractice | undefined): GradedPractice {
  if (search.unread.length > 0) {
    return unknown(search);
  }
  const reason = l10n.t('Not found: {0}.', missing);
  const [first, ...more] = reached?.evidence ?? [];
  return first === undefined || reached?.rung === undefined || reached.rung === null
    ? { status: 'open', rung: null, reason, evidence: [] }
    : { status: 'partly', rung: reached.rung, reason, evidence: [first, ...more] };
}

function searchAny(names: readonly string[], { sets, project }: Asked): Search {
  const searches = names.map(name => sets.search(name, project));
  const evidence = searches.flatMap(search => search.evidence);
  return { evidence, unread: evidence.length > 0 ? [] : searches.flatMap(({ unread }) => unread) };
}

/** A generated file with an open `TODO(preflight: …)` line is a beginning and no more. */
function finished(evidence: readonly Evidence[], { project }: Asked): readonly Evidence[] {
  return evidence.filter(({ path }) => !project.workspace.documentAt(path)?.text.includes('TODO(preflight'));
}

function unknown({ unread }: Search): GradedPractice {
  // Several evidence sets may have wanted the same file.
  const paths = [...new Set(unread)];
  const named = paths.slice(0, 3).join(', ');
  const reason =
    paths.length > 3
      ? l10n.t('Could not be read: {0} and {1} more.', named, paths.length - 3)
      : l10n.t('Could not be read: {0}.', named);
  return { status: 'unknown', rung: null, reason, evidence: [] };
}

function titles(names: readonly string[], { sets }: Asked): string {
  // Sets are named in their files; what they are called in other languages stands in the bundles.
  const [first = '', ...others] = names.map(name => l10n.t(sets.setNamed(name)?.title ?? name));
  return others.reduce((before, other) => l10n.t('{0}, or {1}', before, other), first);
}
