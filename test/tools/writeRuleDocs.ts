// Writes the table in rules/README.md and rules/rule.schema.json: npx tsx test/tools/writeRuleDocs.ts
import { writeFileSync } from 'node:fs';
import { shipped } from '../support/project';
import { ruleDocs } from './ruleDocs';

void ruleDocs(shipped().rules).then(docs => {
  for (const [file, text] of docs) {
    writeFileSync(file, text);
  }
});
