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
  {
    breaks: 'A manifest without the version that saved the model',
    file: 'src/engine/scaffolds/parts/pins.ts',
    search: 'const version = installed ?? stated?.usable;',
    replace: 'const version = installed;',
    proof: 'deps/no-manifest requirements.txt, a version that saved',
  },
  {
    breaks: 'CI that installs everything but pytest',
    file: 'src/engine/scaffolds/ciWorkflow/installCommands.ts',
    search: 'install: withPytest(own, extra, facts) };',
    replace: 'install: own };',
    proof: 'ci/no-ci GitLab: pip',
  },
  {
    breaks: 'A job in a workflow that only calls others',
    file: 'src/engine/scaffolds/ciWorkflow/mergeGithub.ts',
    search: '.filter(hasSteps)\n      .map(workflow => jobMerge',
    replace: '.map(workflow => jobMerge',
    proof: 'beside the caller of a reusable workflow',
  },
  {
    breaks: 'An image without the data that its code reads',
    file: 'src/engine/scaffolds/dockerfile/ignoreFile.ts',
    search: 'const lines = [...added, ...exceptions.map(path => `!${path}`)];',
    replace: 'const lines = added.slice(0, added.length + exceptions.length);',
    proof: 'image of a job: pyproject.toml',
  },
  {
    breaks: 'A health check of another path than the service has',
    file: 'src/engine/scaffolds/dockerfile/text.ts',
    search: "urlopen('http://127.0.0.1:${port}${health}'",
    replace: "urlopen('http://127.0.0.1:${port}/alive${health}'",
    proof: 'image of a service: pip',
  },
  {
    breaks: 'A service that answers the first of many rows',
    file: 'src/engine/scaffolds/service/appText.ts',
    search: 'model.predict(rows if isinstance(rows, list) else [rows])',
    replace: 'model.predict(rows[:1] if isinstance(rows, list) else [rows])',
    proof: 'FastAPI service that shares',
  },
];
