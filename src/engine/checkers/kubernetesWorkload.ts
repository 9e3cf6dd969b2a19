import * as l10n from '@vscode/l10n';
import type { Anchor, Match } from '../detectors/detector';
import { matchAt } from '../detectors/matchAt';
import { listInWords } from '../detectors/words';
import { type Route, valueAt } from '../documents/plainData';
import { isData, itemsOf, textsIn, valuesAt } from '../evidence/plainData';
import type { DataDocument, Document } from '../model/document';
import type { Project } from '../projects/project';
import type { Checker } from './checker';

/** Finds containers of Kubernetes that serve without a probe, without a limit of memory or from an image of any version. */
export const kubernetesWorkload: Checker = {
  scope: 'project',
  kinds: ['yaml'],
  captures: ['container', 'lacks', 'indent'],
  anchors: ['behind-image'],
  concerns: document => workloadsOf(document).length > 0,
  *detect(project) {
    const set = versionsOfKustomize(project);
    for (const document of project.documents) {
      for (const workload of workloadsOf(document)) {
        yield* unsafeContainers(workload, set);
      }
    }
  },
};

interface Workload {
  readonly document: DataDocument;
  /** Which of the documents in the file. */
  readonly index: number;
}

/** What runs until somebody stops it; jobs end by themselves. */
function workloadsOf(document: Document): readonly Workload[] {
  if (
    document.kind !== 'yaml' ||
    !/^kind:\s*["']?(?:Deployment|StatefulSet)\b/m.test(document.text) ||
    isMade(document)
  ) {
    return [];
  }
  return document
    .all()
    .flatMap((data, index) =>
      /^(?:Deployment|StatefulSet)$/.test(textAt(data, ['kind'])) && /^apps\//.test(textAt(data, ['apiVersion']))
        ? [{ document, index }]
        : [],
    );
}

/** A template of Helm, which is no YAML yet, what Helm made of one, and more than anybody writes into one file. */
function isMade({ path, text }: Document): boolean {
  const isRendered =
    /^# Source: |helm\.sh\/chart|managed-by:\s*["']?Helm\b/m.test(text) || /rendered|vendor/.test(path);
  return isRendered || text.includes('{{') || text.length > 40_000;
}

function textAt(data: unknown, route: Route): string {
  const value = valueAt(data, route);
  return typeof value === 'string' ? value : '';
}

/** Images whose version a `kustomization.yaml` sets. */
function versionsOfKustomize({ workspace }: Project): ReadonlySet<string> {
  const files = workspace.documents.filter(({ path }) => /(?:^|\/)kustomization\.ya?ml$/.test(path)).filter(isData);
  return new Set(
    files.flatMap(file => valuesAt(file.data(), ['images', '*', 'name']).flatMap(({ value }) => textsIn(value))),
  );
}

function* unsafeContainers({ document, index }: Workload, set: ReadonlySet<string>): Iterable<Match> {
  const containers = valuesAt(document.all()[index], ['spec', 'template', 'spec', 'containers', '*']);
  for (const { route, value: container } of containers) {
    const lacks = lacksOf(container, set);
    const span = document.spanOf([...route, 'image'], index);
    if (lacks.length > 0 && span !== undefined) {
      const location = { kind: 'file', path: document.path, span } as const;
      const { indent, anchor } = behind(document, span.end, span.start);
      const name = textAt(container, ['name']) || textAt(container, ['image']);
      const captures = {
        container: name,
        lacks: { text: listInWords(lacks.map(lack => lackNames[lack]())), isSaid: true as const },
        indent,
      };
      const isFixable = lacks.includes('memory') && valueAt(container, ['resources']) === undefined;
      yield { ...matchAt(location, captures, { 'behind-image': anchor }), fixable: isFixable && indent !== '' };
    }
  }
}

type Lack = 'probe' | 'memory' | 'version';

const lackNames: Readonly<Record<Lack, () => string>> = {
  probe: () => l10n.t('no probe'),
  memory: () => l10n.t('no limit of memory'),
  version: () => l10n.t('no fixed version'),
};

function lacksOf(container: unknown, set: ReadonlySet<string>): readonly Lack[] {
  const image = textAt(container, ['image']);
  const hasProbe = ['livenessProbe', 'readinessProbe', 'startupProbe'].some(
    probe => valueAt(container, [probe]) !== undefined,
  );
  const isServing = itemsOf(valueAt(container, ['ports'])).length > 0;
  return [
    ...(isServing && !hasProbe ? ['probe' as const] : []),
    ...(valueAt(container, ['resources', 'limits', 'memory']) === undefined ? ['memory' as const] : []),
    ...(isLoose(image) && !set.has(image.replace(/:latest$/, '')) ? ['version' as const] : []),
  ];
}

/** `ghcr.io/ana/churn`, `churn:latest`; not `churn@sha256:…`, nor one that a variable names. */
function isLoose(image: string): boolean {
  return !/[$<{]|@sha256:/.test(image) && (/:latest$/.test(image) || !/:[\w.-]+$/.test(image));
}

/** The line behind `image:`, where the keys beside it begin. */
function behind({ text, path }: DataDocument, end: number, start: number): { indent: string; anchor: Anchor } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const head = /^([ \t]*(?:- )?)image[ \t]*:/.exec(text.slice(lineStart, start));
  const lineEnd = text.indexOf('\n', end);
  const at = lineEnd < 0 ? text.length : lineEnd + 1;
  const location = { kind: 'file', path, span: { start: at, end: at } } as const;
  return {
    indent: (head?.[1] ?? '').replace('-', ' '),
    anchor: { location, before: lineEnd < 0 ? '\n' : '', after: '' },
  };
}
