import { bytes, latin1, objectNames, utf16, yamlBomb } from './content.mjs';

const workflow = '.github/workflows/ci.yml';
// The words a careless search would take for evidence are all there.
const notYaml = 'on: [push\njobs:\n\ttest: {\n  - run: pytest\n   steps: "python -m pytest\n';
const keys = indent => objectNames.map(name => `${indent}${name}: {polluted: true}`).join('\n');
const pinned = [
  'deps/no-manifest',
  'deps/unpinned',
  'deps/non-portable-specifier',
  'deps/renamed-package',
  'deps/undeclared-import',
];
const deep = length => `${'['.repeat(length)}${']'.repeat(length)}`;

const contents = [
  ['dockerfile-only-comment', 'named', 'Dockerfile', '# FROM python:3.11\n# CMD ["python", "train.py"]\n'],
  ['dockerfile-empty', 'named', 'Dockerfile', ''],
  ['dockerfile-binary', 'named', 'Dockerfile', bytes(2000)],
  ['workflow-not-yaml', 'named', workflow, notYaml],
  ['workflow-empty', 'survives', workflow, ''],
  ['workflow-is-a-list', 'survives', workflow, '- run: pytest\n'],
  ['workflow-bomb', 'named', workflow, `on: push\n${yamlBomb()}`],
  ['workflow-deep', 'survives', workflow, `on: ${deep(50_000)}\n`],
  ['workflow-object-names', 'survives', workflow, `on: push\njobs:\n${keys('  ')}\n`],
  ['compose-bomb', 'survives', 'docker-compose.yml', `services: {}\n${yamlBomb()}`],
  ['pyproject-not-toml', 'named', 'pyproject.toml', '[project\nname = "churn\ndependencies = ["pandas"\n'],
  ['pyproject-object-names', 'survives', 'pyproject.toml', objectNames.map(name => `[tool.${name}]\na = 1\n`).join('')],
  ['pyproject-deep', 'survives', 'pyproject.toml', `[tool.deep]\nx = ${deep(20_000)}\n`],
  ['requirements-empty', 'survives', 'requirements.txt', '\n# pandas==2.2.0\n'],
  ['requirements-binary', 'named', 'requirements.txt', bytes(2000)],
  // pip reads UTF-16 with its mark, and takes any name.
  ['requirements-utf16', 'survives', 'requirements.txt', utf16('pandas==2.2.0\n'), pinned],
  [
    'requirements-object-names',
    'survives',
    'requirements.txt',
    objectNames.map(name => `${name}==1.0\n`).join(''),
    pinned,
  ],
  ['requirements-include-themselves', 'survives', 'requirements.txt', '-r requirements.txt\n-c requirements.txt\n'],
  ['lockfile-cut', 'survives', 'Pipfile.lock', '{"_meta": {"hash": '],
  ['lockfile-deep', 'survives', 'Pipfile.lock', `{"default": ${deep(200_000)}}`],
  ['lockfile-object-names', 'survives', 'Pipfile.lock', `{${objectNames.map(n => `"${n}": {"a": {}}`).join()}}`],
  ['setup-cfg-not-ini', 'survives', 'setup.cfg', '[options\ninstall_requires\n  = = pandas\n]]]\n'],
  ['makefile-calls-itself', 'survives', 'Makefile', 'test: check\ncheck: test\n\tmake test\n'],
  ['readme-latin1', 'survives', 'docs/README.md', latin1('# Prüfung\n')],
  ['config-unknown-key', 'named', '.preflight.yaml', 'profil: service\n'],
  ['config-unknown-rule', 'named', '.preflight.yaml', 'rules:\n  ci/no-cii: off\n'],
  ['config-not-yaml', 'named', '.preflight.yaml', 'rules: [\nprofile: service\n\t}\n'],
  ['config-wrong-types', 'named', '.preflight.yaml', 'rules: everything\nexclude: 7\nwaive: {a: b}\n'],
  ['config-object-names', 'survives', '.preflight.yaml', `rules:\n${objectNames.map(n => `  ${n}: off`).join('\n')}\n`],
  ['config-bomb', 'named', '.preflight.yaml', yamlBomb()],
];

export const documentCases = contents.map(([name, expect, path, content, meets = []]) => ({
  name,
  path,
  expect,
  meets,
  files: { [path]: content },
}));
