// One keystroke in files of 2,000 lines, against web-tree-sitter's incremental reparse: npx tsx test/tools/benchKeystroke.ts
import { runBundled } from './benchBundle';

runBundled('benchKeystrokeRun.ts');
