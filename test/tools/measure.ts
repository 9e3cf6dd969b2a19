// The numbers of the house, inside its limits: npx tsx test/tools/measure.ts. Exit status 1 when one is outside.
import { judgeMeasures, measureSources } from './sourceMeasures';

const files = measureSources();
const limits = judgeMeasures(files);
const functionCount = files.reduce((total, file) => total + file.functions.length, 0);
console.log(`${files.length} files, ${functionCount} named functions and methods in src`);
for (const { name, value, limit, holds } of limits) {
  console.log(`${holds ? 'ok  ' : 'MISS'} ${name.padEnd(46)} ${value.toFixed(1).padStart(7)}  (${limit})`);
}
for (const { file, lines } of files.filter(entry => entry.lines > 300)) {
  console.log(`     ${file}: ${lines} lines`);
}
process.exitCode = limits.every(({ holds }) => holds) ? 0 : 1;
