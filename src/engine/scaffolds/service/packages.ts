import type { ProjectFacts } from '../facts/projectFacts';
import { webPackages } from '../versions';
import type { ServicePlan } from './plan';

/** What the service imports, at versions that support the project's Python, and the libraries of the model. */
export function servicePackages(
  { python, environment }: ProjectFacts,
  { model, format }: Pick<ServicePlan, 'model' | 'format'>,
): readonly string[] {
  const { fastapi, pydantic, uvicorn } = webPackages(python.version);
  const ofModel = ['pandas', ...format.packages(model)];
  const installed = ofModel.map(name => {
    const version = environment?.versions.get(name);
    return version === undefined ? name : `${name}==${version}`;
  });
  return [`fastapi==${fastapi}`, `uvicorn==${uvicorn}`, `pydantic==${pydantic}`, ...installed];
}
