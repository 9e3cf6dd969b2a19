// Copies what ships into a folder, with every text of it in the language that nobody speaks:
// npx tsx test/tools/pseudoExtension.ts FOLDER
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import texts from '../../package.nls.json';
import { pseudoLanguage, pseudoRules, pseudoTexts } from '../localisation/pseudo';
import { exportTexts } from '../localisation/sources';
import { ruleFiles } from '../support/ruleFiles';

const [folder = ''] = process.argv.slice(2);
const shipped = ['package.json', 'package.nls.json', 'dist/extension.js', 'dist/worker.js', 'dist/rules.json', 'media'];

async function copyAsPseudo(): Promise<void> {
  for (const file of shipped) {
    cpSync(file, path.join(folder, file), { recursive: true });
  }
  write(`package.nls.${pseudoLanguage}.json`, pseudoTexts(texts));
  write(path.join(manifest.l10n, `bundle.l10n.${pseudoLanguage}.json`), pseudoTexts(await exportTexts()));
  write(`dist/rules.${pseudoLanguage}.json`, pseudoRules(ruleFiles()));
}

function write(file: string, content: unknown): void {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify(content));
}

void copyAsPseudo();
