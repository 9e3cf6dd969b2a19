import assert from 'node:assert/strict';
import { blank, projectsOf } from './projects';

async function rootsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await projectsOf(files)).map(({ root }) => root);
}

const uvWorkspace = '[project]\nname = "all"\n[tool.uv.workspace]\nmembers = ["packages/*"]\n';
const named = '[project]\nname = "x"\n';

suite('roots of a workspace', () => {
  const single: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'an empty folder': {},
    'a folder without Python': blank('README.md', 'main.tf'),
    'a notebook alone': blank('a.ipynb'),
    'helpers of one project with manifests of their own': blank(
      'requirements.txt', 'src/train.py', 'docs/requirements.txt', 'docs/conf.py', 'notebooks/requirements.txt',
      'notebooks/a.ipynb', 'tests/requirements.txt', 'tests/test_a.py', 'docker/Dockerfile', 'docker/start.py',
    ),
    'the same without a manifest at the top': blank('src/train.py', 'docs/requirements.txt', 'docs/conf.py', 'notebooks/requirements.txt', 'notebooks/a.ipynb'),
    'one application folder': blank('backend/requirements.txt', 'backend/app.py', 'README.md'),
    'an application beside its training code': blank('requirements.txt', 'train.py', 'api/Dockerfile', 'api/requirements.txt', 'api/main.py'),
    'examples of a library': { 'pyproject.toml': named, ...blank('lib/a.py', 'examples/a/requirements.txt', 'examples/a/a.py', 'examples/b/requirements.txt', 'examples/b/b.py', 'examples/c/requirements.txt', 'examples/c/c.py') },
    'a template that waits to be filled': blank('{{ cookiecutter.a }}/setup.py', '{{ cookiecutter.a }}/a.py', 'b/setup.py', 'b/b.py'),
    'folders deeper than four': blank('a/b/c/d/e/setup.py', 'a/b/c/d/e/x.py', 'a/b/c/d/f/setup.py', 'a/b/c/d/f/x.py'),
    'a course, whatever its chapters hold': { 'README.md': '# A course on shipping', ...blank('week_1/requirements.txt', 'week_1/a.py', 'week_2/requirements.txt', 'week_2/a.py', 'week_3/a.py', 'week_4/a.py') },
  }; // prettier-ignore
  for (const [name, files] of Object.entries(single)) {
    test(`one project: ${name}`, async () => {
      assert.deepEqual(await rootsOf(files), ['.']);
    });
  }

  test('two services below a top without a manifest are two projects', async () => {
    const files = blank(
      'services/a/Dockerfile',
      'services/a/app.py',
      'services/b/requirements.txt',
      'services/b/src/b.py',
      'README.md',
    );
    assert.deepEqual(await rootsOf(files), ['services/a', 'services/b']);
  });

  test('what lies beside them is a project too when it holds code', async () => {
    const files = blank('a/setup.py', 'a/a.py', 'b/setup.py', 'b/b.py', 'shared/tools.py');
    const [top, first] = await projectsOf(files);
    assert.deepEqual(await rootsOf(files), ['.', 'a', 'b']);
    assert.deepEqual(top?.files.map(({ path }) => path), ['shared/tools.py']); // prettier-ignore
    assert.deepEqual(first?.documents.map(({ path }) => path), ['a/a.py', 'a/setup.py']); // prettier-ignore
  });

  test('a project holds what is below it, manifests included', async () => {
    const files = blank('a/setup.py', 'a/a.py', 'a/web/requirements.txt', 'a/web/app.py', 'b/setup.py', 'b/b.py');
    assert.deepEqual(await rootsOf(files), ['a', 'b']);
  });

  test('members of a uv workspace are projects', async () => {
    const files = {
      'pyproject.toml': uvWorkspace,
      'packages/one/pyproject.toml': named,
      ...blank('packages/one/a.py'),
    };
    assert.deepEqual(await rootsOf(files), ['packages/one']);
  });

  test('three folders side by side with manifests and code are projects', async () => {
    const files = blank(
      'requirements.txt', 'cook/a/requirements.txt', 'cook/a/a.ipynb', 'cook/b/environment.yml', 'cook/b/b.py',
      'cook/b/requirements.txt', 'cook/c/requirements.txt', 'cook/c/c.py',
    ); // prettier-ignore
    assert.deepEqual(await rootsOf(files), ['cook/a', 'cook/b', 'cook/c']);
  });

  test('of a hundred candidates forty are shown, and none of the rest is lost', async () => {
    const folders = Array.from({ length: 100 }, (_, index) => `p${String(index).padStart(3, '0')}`);
    const files = blank(...folders.flatMap(folder => [`${folder}/setup.py`, `${folder}/a.py`]));
    const projects = await projectsOf(files);
    assert.equal(projects.length, 41);
    assert.equal(projects.flatMap(project => project.files).length, 200);
  });

  test('files that the configuration excludes belong to no project', async () => {
    const [project] = await projectsOf(blank('a.py', 'legacy/b.py'), { exclude: ['legacy/**'] });
    assert.deepEqual(project?.files.map(({ path }) => path), ['a.py']); // prettier-ignore
  });
});
