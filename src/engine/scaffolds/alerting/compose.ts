import * as l10n from '@vscode/l10n';
import { isMap, isScalar } from 'yaml';
import type { WorkspacePath } from '../../model/location';
import type { FileChange, TextEdit } from '../../model/report';
import { indent } from '../ciWorkflow/shell';
import { behindEntries, listAt, mapAt, onlyAdds, readYamlFile, scalarAt } from '../ciWorkflow/yamlPlaces';
import { findStart } from '../dockerfile/start';
import { hasFile, pathIn } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';
import { createFile } from '../scaffold';
import { images } from '../versions';

/** Prometheus and Grafana beside the service, and where Prometheus reaches it. */
export interface ComposePlan {
  /** `service:8000`, as Prometheus reaches it. */
  readonly target: string;
  readonly edits: readonly TextEdit[];
  readonly files: readonly FileChange[];
}

const names = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** Into the Compose file that is there, else into a new one; a sentence where that file has no clear place for it. */
export function planCompose(facts: ProjectFacts): ComposePlan | { readonly reason: string } {
  const existing = names.find(name => hasFile(facts.project, name));
  return existing === undefined ? newFile(facts) : merged(facts, pathIn(facts.project, existing));
}

function newFile(facts: ProjectFacts): ComposePlan {
  const port = findStart(facts)?.port ?? 8000;
  const isBuilt = hasFile(facts.project, 'Dockerfile');
  const service = `  service:\n    build: .\n    ports: ["${port}:${port}"]\n`;
  const watchers = indent(watcherServices(!isBuilt), 2);
  const text = `services:\n${isBuilt ? `${service}\n` : ''}${watchers}`;
  return {
    target: `${isBuilt ? 'service' : 'host.docker.internal'}:${port}`,
    edits: [],
    files: [createFile(pathIn(facts.project, 'compose.yaml'), text)],
  };
}

function watcherServices(isOutside: boolean): string {
  const host = '  # The service runs on this machine, outside of Docker.\n  extra_hosts: ["host.docker.internal:host-gateway"]\n'; // prettier-ignore
  return `prometheus:
  image: ${images.prometheus}
${isOutside ? host : ''}  volumes:
    - ./monitoring/prometheus.yml:/etc/prometheus/prometheus.yml:ro
    - ./monitoring/alerts.yml:/etc/prometheus/alerts.yml:ro
  ports: ["127.0.0.1:9090:9090"]

grafana:
  image: ${images.grafana}
  environment:
    GF_AUTH_ANONYMOUS_ENABLED: "true"
  volumes:
    - ./monitoring/grafana/provisioning:/etc/grafana/provisioning:ro
    - ./monitoring/grafana/dashboards:/var/lib/grafana/dashboards:ro
  ports: ["127.0.0.1:3000:3000"]
`;
}

function merged({ project }: ProjectFacts, path: WorkspacePath): ComposePlan | { readonly reason: string } {
  const text = project.workspace.documentAt(path)?.text ?? '';
  const services = mapAt(readYamlFile(text)?.contents, 'services');
  const unclear = {
    reason: l10n.t('{0} has no clear place for further services: add Prometheus and Grafana to it by hand.', path),
  };
  if (services === undefined) {
    return unclear;
  }
  if (services.items.some(({ key }) => /^(prometheus|grafana)$/.test(nameOf(key)))) {
    return {
      reason: l10n.t(
        '{0} starts Prometheus or Grafana already: give it alert rules by hand, and load them there.',
        path,
      ),
    };
  }
  const own = services.items.find(({ value }) => isMap(value) && value.has('build')) ?? services.items[0];
  const insertion = behindEntries(text, services, watcherServices(false));
  if (own === undefined || insertion === undefined || !onlyAdds(text, insertion)) {
    return unclear;
  }
  const { offset, text: newText } = insertion;
  const location = { kind: 'file', path, span: { start: offset, end: offset } } as const;
  return { target: `${nameOf(own.key)}:${portOf(own.value)}`, edits: [{ location, newText }], files: [] };
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}

/** The port inside the container: `8000` of `"80:8000"`. */
function portOf(service: unknown): string {
  const [first] = listAt(service, 'ports')?.items ?? [];
  const listed = isScalar(first) ? String(first.value) : (scalarAt(first, 'target') ?? '');
  return /(\d+)(?:\/tcp)?$/.exec(listed)?.[1] ?? '8000';
}
