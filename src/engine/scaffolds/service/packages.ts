import type { ModelFacts } from '../facts/model';
import type { ProjectFacts } from '../facts/projectFacts';
import { webPackages } from '../versions';

/** What the service imports, at versions that support the project's Python, and the libraries of the model. */
export function servicePackages(
  { python, environment }: ProjectFacts,
  { libraries, format }: ModelFacts,
): readonly string[] {
  const { fastapi, pydantic, uvicorn } = webPackages(python.version);
  const ofModel = [...libraries.map(distribution), 'pandas', ...(format === 'joblib' ? ['joblib'] : [])];
  const installed = ofModel.map(name => {
    const version = environment?.versions.get(name);
    return version === undefined ? name : `${name}==${version}`;
  });
  return [`fastapi==${fastapi}`, `uvicorn==${uvicorn}`, `pydantic==${pydantic}`, ...installed];
}

function distribution(library: string): string {
  return { sklearn: 'scikit-learn', imblearn: 'imbalanced-learn' }[library] ?? library;
}
