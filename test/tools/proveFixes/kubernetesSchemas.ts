// What Kubernetes takes: the descriptions of its own API, by its own makers, as schemas that know every key.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '../../../src/engine/rules/fields';

const source = 'k8s.io/kubectl@v0.34.1';
const folder = path.resolve('node_modules/.cache/proveFixes/kubernetes', source.replace(/.*@/, ''));

/** API → its kinds that proofs need. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'api/v1': ['io.k8s.api.core.v1.Service'],
  'apis/apps/v1': ['io.k8s.api.apps.v1.Deployment', 'io.k8s.api.apps.v1.StatefulSet'],
  'apis/autoscaling/v2': ['io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler'],
};

/** The options with which kubeconform reads them; they are written once. */
export function kubernetesSchemas(): readonly string[] {
  if (!existsSync(path.join(folder, 'service-v1.json'))) {
    writeSchemas();
  }
  return ['-schema-location', path.join(folder, '{{ .ResourceKind }}{{ .KindSuffix }}.json')];
}

function writeSchemas(): void {
  const said: unknown = JSON.parse(execFileSync('go', ['mod', 'download', '-json', source], { encoding: 'utf8' }));
  const module = isRecord(said) ? String(said['Dir']) : '';
  mkdirSync(folder, { recursive: true });
  for (const [api, names] of Object.entries(kinds)) {
    const text = readFileSync(path.join(module, 'testdata/openapi/v3', `${api}.json`), 'utf8');
    const described: unknown = JSON.parse(text, closed);
    const components = isRecord(described) ? described['components'] : undefined;
    for (const name of names) {
      const suffix = api.replace(/^apis?/, '').replaceAll('/', '-');
      const file = `${name.split('.').at(-1)?.toLowerCase() ?? ''}${suffix}.json`;
      writeFileSync(path.join(folder, file), JSON.stringify({ $ref: `#/components/schemas/${name}`, components }));
    }
  }
}

/** Objects take no key that they do not know; a choice is named once, as JSON Schema wants it. */
function closed(key: string, value: unknown): unknown {
  if (key === 'enum' && Array.isArray(value)) {
    return [...new Set(value)];
  }
  return key !== 'properties' && isRecord(value) && isRecord(value['properties'])
    ? { ...value, additionalProperties: false }
    : value;
}
