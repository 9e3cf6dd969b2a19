// What all rules cost beside reading the files they look into: npx tsx test/tools/benchRules.ts
import { runBundled } from './benchBundle';

runBundled('benchRulesRun.ts');
