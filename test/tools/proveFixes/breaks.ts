import type { Break } from './proof';

/** Mistakes planted in generators, one at a time: each has to turn its proof red. */
export const breaks: readonly Break[] = [
  {
    breaks: 'A README that starts a module of a package by its path',
    file: 'src/engine/scaffolds/readme/runCommands.ts',
    search: 'prefixed(run, `python -m ${module.dotted}${help}`)',
    replace: 'prefixed(run, `python ${shellWord(path)}${help}`)',
    proof: 'README of a package',
  },
  {
    breaks: 'A schema that forgets that a column has gaps',
    file: 'src/engine/scaffolds/validation/schemaModule.ts',
    search: "...(hasGaps ? ['nullable=True'] : []),",
    replace: '',
    proof: 'pandera schema in a script',
  },
  {
    breaks: 'A manifest of modules in place of distributions',
    file: 'src/engine/scaffolds/facts/imports.ts',
    search: 'distribution: distribution === undefined ? undefined : showsWindows(distribution, document),',
    replace: "distribution: fact.module.split('.')[0] ?? '',",
    proof: 'deps/no-manifest requirements.txt, current versions',
  },
  {
    breaks: 'A pin behind the range that was there',
    file: 'src/engine/scaffolds/lock/specifiers.ts',
    search: 'return { start, end: start + (name + specifier).trimEnd().length - name.trimEnd().length };',
    replace: 'return { start, end: start };',
    proof: 'deps/unpinned',
  },
  {
    breaks: 'Lines for .gitignore behind a line that has no end',
    file: 'src/engine/scaffolds/gitignore.ts',
    search: "text.endsWith('\\n') ? eol : eol + eol",
    replace: "''",
    proof: 'lines added to a .gitignore',
  },
  {
    breaks: 'Notebook checkpoints ignored at the top alone',
    file: 'src/engine/evidence/artifacts/kinds.ts',
    search: "line: '.ipynb_checkpoints/'",
    replace: "line: '/.ipynb_checkpoints/'",
    proof: 'a new .gitignore',
  },
];
