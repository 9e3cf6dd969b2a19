import data from './modules.json';

const platform = new Set<string>(data.platform);

const distributions = new Map<string, string>([
  ...data.sameName.map(module => [module, module.replaceAll('_', '-')] as const),
  ...Object.entries(data.otherName),
]);

/** `cv2` → `opencv-python-headless`, `google.cloud.storage.blob` → `google-cloud-storage`; `undefined` when unknown. */
export function distributionOf(module: string): string | undefined {
  return longestMatch(module, distributions);
}

const names: ReadonlySet<string> = new Set(distributions.values());

/** Whether some module is known to come from a distribution of this normalised name. */
export function isDistribution(name: string): boolean {
  return names.has(name);
}

/** `google.colab` is there on Colab alone, and no package brings it. */
export function isPlatformModule(module: string): boolean {
  return prefixesOf(module).some(prefix => platform.has(prefix));
}

/** The value of the longest dotted beginning of a module that is a key: `a.b.c`, `a.b`, `a`. */
export function longestMatch(module: string, values: ReadonlyMap<string, string>): string | undefined {
  const prefix = prefixesOf(module).find(each => values.has(each));
  return prefix === undefined ? undefined : values.get(prefix);
}

function prefixesOf(module: string): readonly string[] {
  const steps = module.split('.');
  return steps.map((_, index) => steps.slice(0, steps.length - index).join('.'));
}
