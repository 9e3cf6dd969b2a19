import { notebook, python } from './content.mjs';

const named = (name, path) => ({ name, path, expect: 'read', files: { [path]: python } });

/** Trouble with where a file lies and what it is called. What it says is fine. */
export const placeCases = [
  {
    name: 'link-cycle',
    path: 'loop/back',
    expect: 'named',
    files: { 'loop/a.py': 'x = 1\n' },
    links: { 'loop/back': '..' },
  },
  { name: 'link-to-itself', path: 'self.py', expect: 'survives', links: { 'self.py': 'self.py' } },
  { name: 'link-to-nothing', path: 'gone.py', expect: 'survives', links: { 'gone.py': 'nowhere/gone.py' } },
  { name: 'link-outside', path: 'outside', expect: 'unread', links: { outside: '../base' } },
  { name: 'link-to-file-outside', path: 'outside.py', expect: 'unread', links: { 'outside.py': '../base/train.py' } },
  { name: 'pipe', path: 'pipe.py', expect: 'survives', pipes: ['pipe.py'] },
  {
    name: 'unreadable-folder',
    path: 'locked',
    expect: 'named',
    ordinaryUser: true,
    files: { 'locked/more.ipynb': notebook([python]) },
    locked: ['locked'],
  },
  {
    name: 'unreadable-file',
    path: 'locked.py',
    expect: 'named',
    ordinaryUser: true,
    files: { 'locked.py': python },
    locked: ['locked.py'],
  },
  { name: 'folder-named-like-a-file', path: 'model.py', expect: 'survives', files: { 'model.py/data.txt': 'x\n' } },
  { name: 'folder-named-like-a-notebook', path: 'a.ipynb', expect: 'survives', files: { 'a.ipynb/data.txt': 'x\n' } },
  named('name-with-newline', 'two\nlines.py'),
  named('name-with-escape', 'red\u001b[31m.py'),
  named('name-with-quotes', `it's "one" & <two>.py`),
  named('name-with-spaces', ' a  file .py'),
  named('name-with-percent', '100%41 #1?.py'),
  named('name-with-brackets', 'a[1]{b,c}*.py'),
  named('name-with-emoji', 'été 🚀.py'),
  named('name-like-an-option', '--help.py'),
  named('name-like-a-command', '::error::hello.py'),
  named('name-like-an-object-key', '__proto__/constructor/toString.py'),
  named('name-very-deep', `${'d/'.repeat(300)}deep.py`),
  named('name-very-long', `${'n'.repeat(250)}.py`),
  {
    name: 'git-index-cut',
    path: '.git/index',
    expect: 'survives',
    files: gitFolder(Buffer.from('DIRC\0\0\0\x02\0\0\0\x09ab')),
  },
  {
    name: 'git-index-unknown-version',
    path: '.git/index',
    expect: 'survives',
    files: gitFolder(Buffer.from('DIRC\0\0\0\x63\0\0\0\0')),
  },
  { name: 'git-index-empty', path: '.git/index', expect: 'survives', files: gitFolder('') },
  {
    name: 'git-worktree-gone',
    path: '.git',
    expect: 'survives',
    files: { '.git': 'gitdir: /nowhere/worktrees/churn\n' },
  },
  {
    name: 'git-ignore-binary',
    path: 'data/.gitignore',
    expect: 'survives',
    files: { 'data/.gitignore': Buffer.from([255, 254, 0, 10, 92]) },
  },
];

function gitFolder(index) {
  return { '.git/HEAD': 'ref: refs/heads/main\n', '.git/config': '[core]\n\tbare = false\n', '.git/index': index };
}
