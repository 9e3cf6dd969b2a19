import { projectModules } from '../../evidence/projectCode';
import { isStandardModule } from '../../evidence/standardModules';
import type { Project } from '../../projects/project';

/** Whether code of the project imports something that neither Python nor the project brings, test runners left out. */
export function needsPackages(project: Project): boolean {
  const own = projectModules(project);
  return project.documents.some(
    document =>
      document.kind === 'python' &&
      document.facts.imports.some(({ module, level, guards }) => {
        const top = module.split('.')[0] ?? '';
        return level === 0 && guards.length === 0 && top !== 'pytest' && !own.has(top) && !isStandardModule(top);
      }),
  );
}
