import * as l10n from '@vscode/l10n';
import { valuesAt } from '../evidence/plainData';
import { workspacePath } from '../model/location';
import type { FactSource } from './facts/factSource';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { apacheText } from './licence/apache';
import { type ScaffoldDraft, type ScaffoldResult, createFile, drafts } from './scaffold';

/** Three ways, from which only a person can choose: a short licence, one with patents, and none of the kind. */
export async function licence(facts: ProjectFacts, _rule: string, source: FactSource): Promise<ScaffoldResult> {
  const holder = await holderOf(facts, source);
  return drafts(
    draft(l10n.t('MIT: everybody may use it and has to name you'), mit(holder)),
    draft(
      l10n.t('Apache-2.0: as MIT, and patents are settled'),
      apacheText.replace('HOLDER', () => holder),
    ),
    draft(l10n.t('Proprietary: nobody outside may use it'), proprietary(holder)),
  );
}

function draft(title: string, text: string): ScaffoldDraft {
  return { title, edits: [], files: [createFile(workspacePath('LICENSE'), text)] };
}

/** The author whom the manifest or git's configuration names, else the authors of the project. */
async function holderOf({ project, name }: ProjectFacts, { reader, signal }: FactSource): Promise<string> {
  const manifest = project.workspace.documentAt(pathIn(project, 'pyproject.toml'));
  const data = manifest?.kind === 'toml' ? manifest.data() : undefined;
  const declared = [
    ...valuesAt(data, ['project', 'authors', '*', 'name']),
    ...valuesAt(data, ['tool', 'poetry', 'authors', '*']),
  ].flatMap(({ value }) => (typeof value === 'string' ? [value.replace(/\s*<.*$/, '').trim()] : []));
  const read = await reader.readBytes(workspacePath('.git/config'), signal);
  const settings = read instanceof Uint8Array ? new TextDecoder().decode(read) : '';
  const own = /^\[user\][^[]*?^\s*name\s*=\s*(\S.*)$/m.exec(settings)?.[1]?.trim();
  return declared.find(each => each !== '') ?? own ?? `the authors of ${name}`;
}

function mit(holder: string): string {
  return `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;
}

function proprietary(holder: string): string {
  return `Copyright (c) ${holder}. All rights reserved.

This work is proprietary. Nobody may use, copy, change or distribute it, or any
part of it, without a written permission of the copyright holder.
`;
}
