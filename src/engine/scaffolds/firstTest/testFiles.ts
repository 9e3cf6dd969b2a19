import type { FileChange } from '../../model/report';
import type { Project } from '../../projects/project';
import { createFile } from '../scaffold';
import { freeTestPath } from './testPath';
import type { TestableModule } from './testableModules';
import { writeTestFile } from './writeTestFile';

/** A module and the new file with its tests. */
export interface ModuleTests {
  readonly tested: TestableModule;
  readonly file: FileChange;
}

/** A test that names a folder of one computer passes nowhere else. */
const personalPath = /["'](?:\/home\/|\/Users\/|~\/|[A-Za-z]:[\\/])/;

/** A file for each module, in their order; those whose tests would pass on one computer alone are left out. */
export function testFiles(project: Project, modules: readonly TestableModule[]): readonly ModuleTests[] {
  const taken = new Set<string>();
  return modules.flatMap(tested => {
    const text = writeTestFile(tested.module, tested.functions);
    if (personalPath.test(text)) {
      return [];
    }
    const path = freeTestPath(project, tested.module, taken);
    taken.add(path);
    return [{ tested, file: createFile(path, text) }];
  });
}
