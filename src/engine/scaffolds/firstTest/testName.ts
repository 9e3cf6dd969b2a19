import type { FunctionSyntax } from '../../python/index';

/** `_clean` is tested by `test_clean`. */
export function testName({ name }: FunctionSyntax): string {
  return name.replace(/^_+/, '');
}
