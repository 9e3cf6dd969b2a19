// Writes the table in rules/README.md, rules/rule.schema.json and test/peers.md: npx tsx test/tools/writeRuleDocs.ts
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { peersFile, readPeers, renderPeers } from '../support/peers';
import { shipped } from '../support/project';
import { ruleDocs } from './ruleDocs';

void format(renderPeers(readPeers()), { parser: 'markdown', printWidth: 120 }).then(text =>
  writeFileSync(peersFile, text),
);

void ruleDocs(shipped().rules).then(docs => {
  for (const [file, text] of docs) {
    writeFileSync(file, text);
  }
});
