import type { Evidence } from '../../model/report';
import { toEvidence } from '../hits';
import { importsProjectCode } from '../projectCode';
import type { MakeChecker } from './checker';

/**
 * Tests that a runner would collect, one piece of evidence for each file. Option `asserting`: only tests that assert
 * something; option `importing`: only files that import or run code of the project.
 */
export const collectedTests: MakeChecker = readers =>
  function* ({ ground, options }): Iterable<Evidence> {
    const modules = readers.modulesOf(ground.project);
    for (const { document, entry } of ground.files) {
      if (document?.kind !== 'python') {
        continue;
      }
      const tests = readers.testsIn(document).filter(test => test.asserts || options['asserting'] !== true);
      const first = tests[0];
      if (first !== undefined && (options['importing'] !== true || importsProjectCode(document, modules))) {
        yield toEvidence(entry.path, first.hit);
      }
    }
  };
