import { firstScan, reportWhere } from '../support/preflight';
import { TestFiles, cellWithPath, notebookText, pythonWithPath } from '../support/sources';
import { closeEditors, openEditor } from '../support/workspace';

suite('what is stored counts again', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  const changes = [
    { file: 'shut.py', before: 'import pandas as pd\n', after: pythonWithPath },
    {
      file: 'shut.ipynb',
      before: notebookText(['import pandas as pd']),
      after: notebookText(['import pandas as pd', cellWithPath]),
    },
  ];
  for (const { file, before, after } of changes) {
    test(`for ${file} whose editor was closed`, async () => {
      await files.write(file, before);
      await openEditor(file);
      await reportWhere(`${file} as its editor has it`, ({ open }) => open.has(file));
      await closeEditors();
      await reportWhere(`${file} without its editor`, ({ open }) => !open.has(file));
      await files.write(file, after);
      await reportWhere(`the finding that was stored in ${file}`, ({ report }) =>
        report.findings.some(({ location }) => location.path === file),
      );
    });
  }
});
